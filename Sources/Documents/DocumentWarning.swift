import DocumentModel

/// Content of the original that is missing or altered in the text; facts only.
public enum DocumentWarning: Sendable, Hashable {
  /// The text is as if every change were accepted.
  case trackedChanges(insertions: Int, deletions: Int, moves: Int, authors: [String])
  /// Changes of an .rtf: its text contains both inserted and deleted words.
  case unresolvedChanges(insertions: Int, deletions: Int)
  /// A .docx whose settings make Word drop the names of those who change it, on each saving: whoever changed the text, the
  /// file does not say it (`w:removePersonalInformation`).
  case dropsNames
  /// The same for the dates of changes and comments (`w:removeDateAndTime`).
  case dropsDates
  case comments(Int)
  /// Names of persons in the file's properties and comments, which stay in the original.
  case personalNames([String])
  case images(Int)
  /// Charts and SmartArt, whose words are not in the text.
  case diagrams(Int)
  /// Headers and footers with words, each counted once.
  case headersAndFooters(Int)
  /// Text boxes and shapes with words: each is after the paragraph that it belongs to.
  case placedTextBoxes(Int)
  /// Passages that are hidden and not printed.
  case hiddenPassages(Int)
  case embeddedObjects(Int)
  /// Pictures, templates and other external parts; nothing was fetched. Links do not count.
  case externalContent(Int)
  /// Automatic numbers of an RTF: the text may have others, or none. Those of a .docx or .odt are in the text.
  case automaticNumbers
  /// Tables with merged cells, nested tables or several paragraphs in a cell, written in a simpler form.
  case plainerTables(Int)
  /// Parts of another file included in this one (`altChunk`).
  case includedFiles(Int)
  /// Underlined or highlighted passages, which Markdown cannot express: in a draft they may mark changes.
  case markedPassages(Int)
  /// Unfilled form fields, or those whose value is unknown: the text has at most the words around them.
  case formFields(Int)
  /// Notes, text boxes, tables or fields missing in the text.
  ///
  /// - near: the first words of the first of them, if known.
  case missing(MissingPart, count: Int, near: String? = nil)
  /// An .rtf was read by pandoc, since LibreOffice is not installed: without notes, text boxes, links, fields and
  /// automatic numbers.
  case roughReading
  /// Letters of the document missing in the text for a reason that no other warning names.
  ///
  /// - near: the first missing words, if known.
  case missingText(letters: Int, near: String? = nil)
  /// Pages of a PDF without words, probably scans.
  case scanWithoutText(pages: Int)
  /// The document has no words.
  case noText
  /// Lines of metadata at the beginning of a Markdown file, which are also in the text.
  case frontMatter(lines: Int)
  /// Lines of running headers and footers of a PDF, including page numbers, which are not in the text.
  case runningMatter(lines: Int)
  /// Line numbers in the margin of a PDF, which are not in the text.
  case lineNumbers(Int)
  /// Words of a PDF broken at a line's end, where the document does not show whether the hyphen belongs to them.
  case guessedHyphens(Int)
  /// A PDF: lines were joined into paragraphs by their position; tables, columns and formatting may have suffered.
  case pageLayout(pages: Int)
}

extension [DocumentWarning] {
  /// Adds a warning with a count, if it is not 0.
  mutating func add(_ warning: (Int) -> DocumentWarning, _ count: Int) {
    if count > 0 { append(warning(count)) }
  }

  /// Adds what the text lacks for a reason that no other warning names.
  mutating func add(missingIn losses: Losses) {
    for part in MissingPart.allCases {
      guard let missing = losses.missing[part] else { continue }
      append(.missing(part, count: missing.count, near: missing.words))
    }
    add({ .missingText(letters: $0, near: losses.missingWords) }, losses.missingLetters)
  }
}
