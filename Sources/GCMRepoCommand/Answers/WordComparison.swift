import DocumentModel
import TextDiff
import RecordRendering
import WordML
import RecordLocalization

/// The redline of one text as a Word file: in a copy of its new Word file, or as a plain document made from the text.
struct WordComparison {
  /// A Word file, and what its reader should know.
  typealias Made = (bytes: [UInt8], remarks: [Message])

  let title: String
  let author: String
  /// RFC 3339.
  let date: String
  let language: String?
  let options: WordOptions
  let console: Console
  /// What to say where tracked changes of these authors in the old file count for nothing.
  let pending: (_ authors: [String]) -> Message
  /// What to say where the files hold tracked changes of these authors, and nobody has said what becomes of them.
  let undecided: (_ authors: [String]) -> Message

  /// A copy of the new file in which the changes are marked.
  ///
  /// - Parameters:
  ///   - old: `nil` where all of the new file is new.
  ///   - isOldPlain: Whether the old file is one that ``unchanged(_:)`` made: its looks are nobody's.
  ///   - remarks: What is known before.
  ///   - label: What the file is known by when it comes back to a record.
  /// - Returns: Also whether anything differs that is marked or named.
  /// - Throws: ``NotMarkable`` where a plain document is all that can be made, or a `CommandFailure`.
  func copy(
    old: [UInt8]?, isOldPlain: Bool = false, new: [UInt8], saying remarks: [Message] = [], label: DocumentLabel? = nil
  ) throws -> (made: Made, differs: Bool) {
    let language = console.language
    let told = { @Sendable (parts: [NotMarked]) in parts.filter { !isOldPlain || !$0.kind.isOfLooks } }
    do throws(WordRedlineError) {
      let options = WordRedline.Options(
        author: author, date: date, moves: options.moves.moves, existingChanges: options.existingChanges?.choice,
        label: label
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
  ///   - remarks: What is said on the screen and in the file.
  ///   - sentences: What is said in the file alone.
  ///   - label: What the file is known by when it comes back to a record.
  func plain(
    _ redline: TextRedline, saying remarks: [Message] = [], _ sentences: [String] = [], label: DocumentLabel? = nil
  ) throws -> Made {
    let comment = (remarks.map { $0(console.language) } + sentences).joined(separator: "\n")
    let part = PlainDocument.Part(title: title, redline: redline, author: author, date: date, language: language)
    let document = PlainDocument(
      parts: [part], comment: comment.isEmpty ? nil : comment, moves: options.moves.moves, label: label)
    return (try document.packed(), remarks)
  }

  /// A text without changes as a Word file, to be compared with one.
  func unchanged(_ text: [UInt8]) throws(CommandFailure) -> [UInt8] {
    try PlainDocument(text: text, title: "", author: author, date: date, language: language).packed()
  }

  static let plainBefore = Message(
    "The old text has no Word original, so only changes of words are marked, not of formatting.")
}

extension NotMarked.Kind {
  /// What a text without a Word file has not: it neither differs nor is the same.
  fileprivate var isOfLooks: Bool {
    switch self {
    case .header, .footer, .section, .style: true
    case .target, .contentControl, .comment, .embedded, .protection: false
    }
  }
}

/// Why the redline is a plain document although there are Word files.
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
  /// Why the redline is a plain document although there are Word originals.
  fileprivate var fallback: Message {
    let reason =
      switch self {
      case .package(.old, _): Message("the old one cannot be read")
      case .package(.new, _): Message("the new one cannot be read")
      case .strictAndTransitional:
        Message("they are of two forms of the format")
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
