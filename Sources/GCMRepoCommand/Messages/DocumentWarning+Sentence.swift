import DocumentModel
import Documents
import GCMRepo
import RecordLocalization

extension DocumentWarning {
  /// What the text does not contain, though the original does.
  var sentence: Message {
    switch self {
    case .trackedChanges(let insertions, let deletions, let moves, let authors):
      let names = authors.filter { !$0.isEmpty }.prefix(5).joined(separator: ", ")
      let by = names.isEmpty ? "" : " (\(names))"
      return Message(
        """
        The file has tracked changes that nobody has accepted yet: \(Self.inserted(insertions), "inserted"), \
        \(Self.deleted(deletions), "deleted"), \(Message(moves, "{count} moved", "{count} moved", context: "tracked changes"), "moved")\(by, "by"). \
        The text reads as if all were accepted.
        """)
    case .dropsNames:
      return Message(
        """
        The file is set to drop the names of those who change it: Word saves tracked changes and comments as those of \
        “Author”. To keep the names, clear “Remove personal information from file properties on save” in Word's Trust Center.
        """)
    case .dropsDates:
      return Message(
        "The file is set to drop the dates of tracked changes and comments whenever Word saves it.")
    case .comments(let count):
      return Message(count, "{count} comment is not in the text.", "{count} comments are not in the text.")
    case .personalNames(let names):
      return Message(
        """
        The properties and comments of the file name \(names.prefix(5).joined(separator: ", "), "names"); the original keeps them \
        for ever. Take them out before you submit it (in Word: File, Info, Inspect Document), or publish a copy without them: \
        `gcmrepo export ID --original --clean`.
        """)
    case .images(let count):
      return Message(count, "{count} picture is not in the text.", "{count} pictures are not in the text.")
    case .diagrams(let count):
      return Message(
        count,
        "{count} chart or diagram is not in the text.",
        "{count} charts or diagrams are not in the text.")
    case .headersAndFooters(let count):
      return Message(
        count,
        "{count} header or footer is not in the text.",
        "{count} headers and footers are not in the text.")
    case .placedTextBoxes(let count):
      return Message(
        count,
        "{count} text box is placed after the paragraph that contains it.",
        "{count} text boxes are placed after the paragraphs that contain them.")
    case .hiddenPassages(let count):
      return Message(
        count,
        "{count} hidden passage is not in the text.",
        "{count} hidden passages are not in the text.")
    case .embeddedObjects(let count):
      return Message(
        count,
        "{count} embedded object is not in the text.",
        "{count} embedded objects are not in the text.")
    case .externalContent(let count):
      return Message(
        count,
        "{count} part is outside the file and was not fetched.",
        "{count} parts are outside the file and were not fetched.")
    case .automaticNumbers:
      return Message(
        "The file calculates some numbers itself; in the text they may differ. Check the paragraphs' numbers.")
    case .plainerTables(let count):
      return Message(
        count,
        "{count} table is written in a simpler form.",
        "{count} tables are written in a simpler form.")
    case .includedFiles(let count):
      return Message(
        count,
        "{count} included file is not in the text.",
        "{count} included files are not in the text.")
    case .markedPassages(let count):
      return Message(
        count,
        "{count} underlined or highlighted passage shows as plain text.",
        "{count} underlined or highlighted passages show as plain text.")
    case .unresolvedChanges(let insertions, let deletions):
      return Message(
        """
        The RTF file has tracked changes (\(Self.inserted(insertions), "inserted"), \
        \(Self.deleted(deletions), "deleted")); its text contains both versions. Accept them, or submit a .docx.
        """)
    case .missing(let part, let count, let words): return Self.missing(part, count, words)
    case .roughReading:
      return Message(
        """
        LibreOffice is not installed, so the RTF file was read roughly: notes, text boxes, links, fields and \
        automatic numbers may be missing. Install it (`sudo apt-get install libreoffice-writer-nogui`), or submit \
        a .docx.
        """)
    case .formFields(let count):
      return Message(
        count,
        "{count} form field may be missing from the text.",
        "{count} form fields may be missing from the text.")
    case .missingText(let letters, let words):
      guard let words else {
        return Message(
          "About \(letters, "letters") letters of the file did not reach the text. Compare it with the original.")
      }
      return Message(
        """
        About \(letters, "letters") letters of the file did not reach the text, the first at “\(words, "words")”. \
        Compare it with the original.
        """)
    case .scanWithoutText(let pages):
      return Message(
        pages,
        """
        {count} page has no text, like a scan. The original is kept; submit the Word file too, if there is \
        one.
        """,
        """
        {count} pages have no text, like a scan. The original is kept; submit the Word file too, if there is \
        one.
        """)
    case .noText:
      return Message("The file holds no words.")
    case .frontMatter(let lines):
      return Message(
        """
        The file begins with \(lines, "lines") lines of metadata. Its title and language were taken from them, and they stay in \
        the text; if they are no part of it, delete them and submit the file again.
        """)
    case .runningMatter(let lines):
      return Message(
        lines,
        "{count} line of running headers, footers and page numbers was left out of the text.",
        "{count} lines of running headers, footers and page numbers were left out of the text.")
    case .lineNumbers(let count):
      return Message(
        count,
        "{count} line number in the margin was left out of the text.",
        "{count} line numbers in the margin were left out of the text.")
    case .guessedHyphens(let count):
      return Message(
        count,
        "{count} word broken at the end of a line had to be joined by guessing; check the hyphens.",
        "{count} words broken at the end of a line had to be joined by guessing; check the hyphens.")
    case .pageLayout(let pages):
      return Message(
        pages,
        "The text was reconstructed from {count} PDF page; check tables and columns.",
        "The text was reconstructed from {count} PDF pages; check tables and columns.")
    }
  }
}

extension DocumentWarning {
  fileprivate static func inserted(_ count: Int) -> Message {
    Message(count, "{count} inserted", "{count} inserted", context: "tracked changes")
  }
  fileprivate static func deleted(_ count: Int) -> Message {
    Message(count, "{count} deleted", "{count} deleted", context: "tracked changes")
  }
}

extension DocumentWarning {
  private static func missing(_ part: MissingPart, _ count: Int, _ words: String?) -> Message {
    let lost =
      switch part {
      case .note: Message(count, "{count} note is not in the text.", "{count} notes are not in the text.")
      case .textBox: Message(count, "{count} text box is not in the text.", "{count} text boxes are not in the text.")
      case .table: Message(count, "{count} table is not in the text.", "{count} tables are not in the text.")
      case .field: Message(count, "{count} field is not in the text.", "{count} fields are not in the text.")
      }
    guard let words else { return Message([lost, Message("Compare it with the original.")], separator: " ") }
    let place = Message("The first is at “\(words, "words")”. Compare it with the original.")
    return Message([lost, place], separator: " ")
  }
}

/// A best practice lacks a required text.
func emptySpaceSentence(_ key: String) -> Message {
  switch key {
  case "why_best_practice":
    Message(
      """
      The field “why it is a best practice” is empty. Write it in the document below a heading of that name, or submit again \
      with --why-best-practice "…".
      """)
  default:
    Message(
      """
      The field “how it contributes to the Global Compact” is empty. Write it in the document below a heading of that name, or \
      submit again with --contribution-to-gcm "…".
      """)
  }
}

/// The record was written, but the checked-out files of this folder were not updated.
func checkoutSentence(_ problem: RecordError, _ folder: String) -> Message {
  let reason =
    switch problem {
    case .diskFull: Message("The disk is full.")
    default: problem.sentence
    }
  return Message(
    """
    It is in the record, but the files that show it were not updated. The next submission updates them; or run \
    `git restore --source=HEAD --staged --worktree \(folder, "folder")` in the record's folder. \
    (\(reason, "reason"))
    """)
}

/// An answer to a questionnaire that the record does not have.
func unaskedSentence(_ asked: [String]) -> Message {
  Message("The record has no questionnaire with that name; it has \(and: asked, "asked").")
}
