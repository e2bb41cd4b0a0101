import DocumentModel
import Documents
import GCMRepo
import TextDiff
import RecordRendering
import WordML
import RecordLocalization

/// A text of this record that was given out as a document and comes back.
struct ReturnedDocument {
  let label: DocumentLabel
  /// The record as it was when the document was made.
  let state: RecordState
  let document: RecordDocument
  /// The text that the document was made from.
  let draft: [UInt8]

  /// The text that a label names; nil where it is none of this record.
  ///
  /// - Parameter name: the document that is meant where only the short form of the label is left.
  init?(_ label: DocumentLabel, else name: String, in record: Record) {
    guard label.kind == .export || label.kind == .redline, let state = try? record.state(at: label.commit),
      let document = try? state.document(named: label.document ?? name),
      let draft = try? state.text(of: document, language: label.language)
    else { return nil }
    self.label = label
    self.state = state
    self.document = document
    self.draft = draft
  }

  // MARK: The text

  /// The text of the file in the draft's own spelling wherever it says the same.
  ///
  /// The document is made once more from the draft, and read as the file is: what differs between these two was changed
  /// on the way. The result is held to the same: made into a document and read, it is the file's text; where a spelling of
  /// the draft stands in the way of that, less of it is kept.
  ///
  /// - Parameter text: as the reader gives it of the file.
  func respelled(_ text: [UInt8], format: DocumentFormat, _ converter: Converter) async -> [UInt8] {
    var best: (text: [UInt8], kept: Int)?
    for base in bases(format) {
      guard let printed = await reading(of: base, format, converter) else { continue }
      if printed == text { return base.draft }
      for grain in Respelling.Grain.allCases {
        let made = Respelling.text(returned: text, printed: printed, draft: base.draft, grain: grain)
        if made != text {
          let again = await reading(of: Base(draft: made, original: nil, kind: base.kind), format, converter)
          guard again == text else { continue }
        }
        // Words that both spellings share count for nothing here; bytes that the draft has as they are do.
        let kept = TextRedline(from: base.draft, to: made).blocks.count { $0.change == .equal }
        if kept > best?.kept ?? -1 { best = (made, kept) }
        break
      }
    }
    return best?.text ?? text
  }

  /// A text with the document that it was given out as.
  private struct Base {
    var draft: [UInt8]
    /// The Word original that a redline was written into.
    var original: [UInt8]?
    var kind: DocumentLabel.Kind
  }

  /// What the file may have been made from: of a redline also the text that it starts from, which is what a reader has
  /// who rejects all.
  private func bases(_ format: DocumentFormat) -> [Base] {
    guard label.kind == .redline else { return [Base(draft: draft, kind: .export)] }
    let path = textPath
    var bases: [Base] = []
    for commit in [label.commit, label.from].compactMap({ $0 }) {
      guard let state = try? state.record.state(at: commit), let text = try? state.text(at: path) else { continue }
      bases.append(Base(draft: text, kind: .redline))
      if let original = try? state.originals(of: [path]).original(of: path), original.fileExtension == "docx" {
        bases.append(Base(draft: text, original: original.bytes, kind: .redline))
      }
    }
    return bases
  }

  var textPath: String {
    switch document {
    case .contribution(let contribution): contribution.id.path(.text(language: label.language))
    case .declaration(let declaration): declaration.path(label.language)
    }
  }

  /// What a reader makes of the document that a text is given out as; nil where it cannot be made here.
  private func reading(of base: Base, _ format: DocumentFormat, _ converter: Converter) async -> [UInt8]? {
    var bytes = base.original
    var format = format
    if bytes == nil, base.kind == .redline {
      // A redline is a Word file, whatever it was saved as since.
      format = .docx
      bytes = try? PlainDocument(text: base.draft, title: "", author: "", date: "", language: label.language).bytes()
    } else if bytes == nil, let publication = PublicationFormat(rawValue: format.fileExtension) {
      let exported = ExportedDocument(
        document: document, state: state, revision: label.draft, language: label.language)
      guard var given = try? exported.publication(of: base.draft) else { return nil }
      given.label = label
      bytes = try? await Publisher().publish(given, as: publication).bytes
    }
    guard let bytes else { return nil }
    let file = SubmittedFile(name: "given." + format.fileExtension, bytes: bytes)
    return try? await converter.convert(file, isOurs: true).text
  }

  // MARK: What is said of it

  private var draftName: String { label.draft ?? String(label.commit.prefix(12)) }

  var json: JSONValue {
    [
      "kind": .string(label.kind.rawValue), "document": .string(document.name), "language": .string(label.language),
      "draft": label.draft.map { .string($0) } ?? .null, "commit": .string(state.commit.description),
      "from": label.from.map { .string($0) } ?? .null,
    ]
  }

  /// Which draft the file was made from, and how much of it stands as it was.
  func remark(on text: [UInt8]) -> Message {
    let redline = TextRedline(from: draft, to: text)
    let changed = redline.blocks.count { $0.change != .equal }
    let total = max(redline.blocks.count, 1)
    let kind =
      label.kind == .redline
      ? Message("is a redline up to")
      : Message("was made from")
    guard changed > 0 else {
      return Message(
        """
        The file \(kind, "kind") \(draftName, "draftName") of \(document.name, "document") \
        (\(label.language, "language")), and says the same.
        """)
    }
    return Message(
      """
      The file \(kind, "kind") \(draftName, "draftName") of \(document.name, "document") \
      (\(label.language, "language")): \(changed, "changed") of \(total, "total") paragraphs changed, the others \
      keep that text.
      """)
  }

  /// Warns where the record's text is another by now: taking the file undoes what came in between.
  func staleWarning(now current: RecordState) -> Warning? {
    guard let now = try? current.text(at: textPath), now != draft else { return nil }
    return Warning(
      code: "made-from-older-draft",
      facts: [.init("document", .string(document.name)), .init("draft", .string(draftName))],
      sentence: Message(
        """
        \(document.name, "document") was changed after \(draftName, "draftName"), from which the file was made; this \
        text does not have these changes. See them with `gcmrepo diff \(draftName, "draftName")`.
        """))
  }

  /// Why a document that the record gave out is no text, whatever somebody wrote into it.
  static func refusal(of name: String, _ document: ConvertedDocument) -> Message? {
    switch document.label?.kind {
    case .redline? where document.format == .html:
      Message(
        """
        \(name, "name") is a redline page, in which struck and inserted words stand side by side. Make a redline \
        that can come back with `gcmrepo diff --as docx`, or submit the text itself.
        """)
    case .compilation?:
      Message(
        """
        \(name, "name") holds several texts of the record behind a front page. Make a file of each with `gcmrepo \
        diff --as docx -o FOLDER/`, and submit the one that you mean.
        """)
    case .export?, .redline?, .form?, nil: nil
    }
  }

  static func foreignWarning(_ label: DocumentLabel) -> Warning {
    Warning(
      code: "foreign-label", facts: [.init("commit", .string(label.commit))],
      sentence: Message(
        """
        The file bears the label of a text that this record does not hold (commit \(label.commit.prefix(12), "commit")); \
        its text was taken as it stands on the page.
        """))
  }
}
