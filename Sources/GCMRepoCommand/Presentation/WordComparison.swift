import RecordComparison
import DocumentModel
import TextDiff
import RecordRendering
import WordML
import RecordLocalization

/// The redline of one text as a Word file: in a copy of its new Word file, or as a plain document made from the text.
struct WordComparison {
  /// A Word file, and remarks for its reader.
  typealias Made = (bytes: [UInt8], remarks: [Message])

  let title: String
  let author: String
  /// RFC 3339.
  let date: String
  let language: LanguageTag?
  let options: WordOptions
  let console: Console
  /// The message if tracked changes of these authors in the old file are ignored.
  let pending: (_ authors: [String]) -> Message
  /// The message if the files contain tracked changes of these authors, and their treatment was not chosen.
  let undecided: (_ authors: [String]) -> Message

  /// A copy of the new file with the changes marked.
  ///
  /// - Parameters:
  ///   - old: `nil` if all of the new file is new.
  ///   - isOldPlain: Whether ``unchanged(_:)`` made the old file, so that its formatting is meaningless.
  ///   - remarks: Earlier remarks.
  ///   - label: The file's label, by which the record recognises it.
  ///   - provenance: The states of the record that are compared; see `WordRedline.Options`.
  /// - Returns: Also whether there is any marked or reported difference.
  /// - Throws: ``NotMarkable`` if only a plain document can be made, or a `CommandFailure`.
  func copy(
    old: [UInt8]?, isOldPlain: Bool = false, new: [UInt8], saying remarks: [Message] = [], label: DocumentLabel? = nil,
    provenance: String? = nil
  ) throws -> (made: Made, differs: Bool) {
    let language = console.language
    let told = { @Sendable (parts: [NotMarked]) in parts.filter { !isOldPlain || !$0.kind.isOfLooks } }
    do throws(WordRedlineError) {
      let options = WordRedline.Options(
        author: author, date: date, moves: options.moves.moves, existingChanges: options.existingChanges?.choice,
        label: label, provenance: provenance
      ) { notMarked in
        let sentences = (remarks + told(notMarked.filter(\.isUnseen)).sentences).map { $0(language) }
        return sentences.isEmpty ? nil : sentences.joined(separator: "\n")
      }
      let made =
        if let old {
          try WordRedline.write(old: old, new: new, options: options)
        } else {
          try WordRedline.write(new: new, options: options)
        }
      let passedOver = made.pendingAuthors.isEmpty ? [] : [pending(made.pendingAuthors)]
      return (
        (made.bytes, remarks + passedOver + told(made.notMarked).sentences), made.changes > 0 || !made.notMarked.isEmpty
      )
    } catch .existingChanges(let authors) {
      throw CommandFailure(.refusedInput, undecided(authors))
    } catch {
      throw NotMarkable(reason: error.fallback)
    }
  }

  /// - Parameters:
  ///   - remarks: Shown on the screen and in the file.
  ///   - sentences: Shown only in the file.
  ///   - label: The file's label, by which the record recognises it.
  func plain(
    _ redline: TextRedline, saying remarks: [Message] = [], _ sentences: [String] = [], label: DocumentLabel? = nil
  ) throws -> Made {
    let comment = (remarks.map { $0(console.language) } + sentences).joined(separator: "\n")
    let part = PlainDocument.Part(
      title: title, redline: redline, author: author, date: date, language: language?.description)
    let document = PlainDocument(
      parts: [part], comment: comment.isEmpty ? nil : comment, moves: options.moves.moves, label: label)
    return (try document.packed(), remarks)
  }

  /// A text without changes as a Word file, to be compared with one.
  func unchanged(_ text: [UInt8]) throws(CommandFailure) -> [UInt8] {
    try PlainDocument(text: text, title: "", author: author, date: date, language: language?.description).packed()
  }

  static let plainBefore = Message(
    "The old text has no Word original, so only changes of words are marked, not of formatting.")
}

extension NotMarked.Kind {
  /// Whether it concerns formatting, which a text without a Word file does not have.
  fileprivate var isOfLooks: Bool {
    switch self {
    case .header, .footer, .section, .style: true
    case .target, .contentControl, .comment, .embedded, .protection: false
    }
  }
}

/// Why the redline is a plain document despite the Word files.
struct NotMarkable: Error {
  let reason: Message
}

extension PlainDocument {
  func packed() throws(CommandFailure) -> [UInt8] {
    do {
      return try bytes()
    } catch {
      throw CommandFailure(
        .outsideProgramFailed,
        Message("The Word file could not be made."))
    }
  }
}

extension WordRedlineError {
  /// Why the redline is a plain document despite the Word originals.
  fileprivate var fallback: Message {
    let reason =
      switch self {
      case .package(.old, _): Message("the old one cannot be read")
      case .package(.new, _): Message("the new one cannot be read")
      case .strictAndTransitional:
        Message("they are of two variants of the format")
      case .tooManyObjects: Message("they hold too many objects")
      case .existingChanges, .notRebuilt:
        Message("their structure cannot be marked safely")
      }
    return Message(
      """
      No redline could be written into the Word original (\(reason, "reason")), so it is a plain document made \
      from the text.
      """)
  }
}
