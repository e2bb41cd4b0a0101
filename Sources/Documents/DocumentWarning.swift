import DocumentModel

/// What of the original does not stand in the text, or stands there otherwise; facts only.
public enum DocumentWarning: Sendable, Hashable {
  /// The text reads as if every change were accepted.
  case trackedChanges(insertions: Int, deletions: Int, moves: Int, authors: [String])
  /// Changes of an .rtf: its text holds the inserted and the deleted words alike.
  case unresolvedChanges(insertions: Int, deletions: Int)
  case comments(Int)
  case images(Int)
  /// Charts and SmartArt, whose words are not in the text.
  case diagrams(Int)
  /// Headers and footers with words, each counted once.
  case headersAndFooters(Int)
  /// Text boxes and shapes with words: each stands after the paragraph that it belongs to.
  case placedTextBoxes(Int)
  /// Passages that are hidden and not printed.
  case hiddenPassages(Int)
  case embeddedObjects(Int)
  /// Pictures, templates and other parts that the file names elsewhere; nothing was fetched. Links are not.
  case externalContent(Int)
  /// Numbers that a writer of RTF counts by itself: the text may show others, or none. Those of a .docx or .odt stand in the
  /// text.
  case automaticNumbers
  /// Tables with merged cells, tables in cells or several paragraphs in a cell, written in a plainer form.
  case plainerTables(Int)
  /// Parts of another file placed inside this one (`altChunk`).
  case includedFiles(Int)
  /// Underlined or highlighted passages, for which Markdown has no sign: in a draft they may mark changes.
  case markedPassages(Int)
  /// Form fields that nobody filled, or whose answer can't be told: the text has at most the words around them.
  case formFields(Int)
  /// Notes, text boxes, tables or fields that did not reach the text.
  ///
  /// - near: the first words of the first of them, where they can be told.
  case missing(MissingPart, count: Int, near: String? = nil)
  /// An .rtf was read by pandoc, since LibreOffice is not installed: without notes, text boxes, links, fields and automatic
  /// numbers.
  case roughReading
  /// Letters of the document that did not reach the text, for a reason not named by another warning.
  ///
  /// - near: the first words that are missing, where they can be told.
  case missingText(letters: Int, near: String? = nil)
  /// Pages of a PDF without a word: a scan, most likely.
  case scanWithoutText(pages: Int)
  /// The document has no words.
  case noText
  /// Lines of running heads and feet of a PDF, page numbers among them, which are not in the text.
  case runningMatter(lines: Int)
  /// Numbers in the margin of a PDF that count its lines, which are not in the text.
  case lineNumbers(Int)
  /// Words of a PDF broken at a line's end, of which the document does not tell whether a hyphen belongs to them.
  case guessedHyphens(Int)
  /// A PDF: lines were joined to paragraphs by their position; tables, columns and formatting may have suffered.
  case pageLayout(pages: Int)
}

extension [DocumentWarning] {
  /// Adds a warning that counts something, if there is any.
  mutating func add(_ warning: (Int) -> DocumentWarning, _ count: Int) {
    if count > 0 { append(warning(count)) }
  }

  /// Adds what the text lacks for a reason that no other warning says.
  mutating func add(missingIn losses: Losses) {
    for part in MissingPart.allCases {
      guard let missing = losses.missing[part] else { continue }
      append(.missing(part, count: missing.count, near: missing.words))
    }
    add({ .missingText(letters: $0, near: losses.missingWords) }, losses.missingLetters)
  }
}
