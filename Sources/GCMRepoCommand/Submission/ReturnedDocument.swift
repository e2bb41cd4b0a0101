import DocumentModel
import Documents
import GCMRepo
import TextDiff
import RecordRendering
import WordML
import RecordLocalization

/// An exported text of this record that was returned.
struct ReturnedDocument {
  let label: DocumentLabel
  let language: LanguageTag
  /// The record's state from which the document was exported.
  let state: RecordState
  let document: RecordDocument
  /// The text from which the document was exported.
  let draft: [UInt8]

  /// The text that a label names; `nil` if it is not in this record.
  ///
  /// - Parameter name: the document to assume if only the short form of the label is left.
  init?(_ label: DocumentLabel, else name: String, in record: Record) {
    guard label.kind == .export || label.kind == .redline, let state = try? record.state(at: label.commit),
      let document = try? state.document(named: label.document ?? name), let language = LanguageTag(label.language),
      let draft = try? state.text(of: document, language: language)
    else { return nil }
    self.label = label
    self.language = language
    self.state = state
    self.document = document
    self.draft = draft
  }

  // MARK: The text

  /// The text of the file in the draft's own spelling wherever both say the same.
  ///
  /// The document is exported again from the draft, and read like the file: differences between these two were made
  /// outside. The result is verified: exported and read again, it gives the file's text; if a spelling of the draft
  /// prevents that, less of it is kept.
  ///
  /// - Parameter text: as the reader extracts it from the file.
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
        // Words common to both spellings count for nothing here; unchanged bytes of the draft do.
        let kept = TextRedline(from: base.draft, to: made).blocks.count { $0.change == .equal }
        if kept > best?.kept ?? -1 { best = (made, kept) }
        break
      }
    }
    return best?.text ?? text
  }

  /// A text with its exported document.
  private struct Base {
    var draft: [UInt8]
    /// The Word original that a redline was written into.
    var original: [UInt8]?
    var kind: DocumentLabel.Kind
  }

  /// The possible sources of the file: for a redline also the text that it starts from, which is the result of
  /// rejecting all.
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
    case .contribution(let contribution): contribution.id.path(.text(in: language))
    case .declaration(let declaration): declaration.path(language)
    }
  }

  /// The text that a reader extracts from the exported document; `nil` if it cannot be made here.
  private func reading(of base: Base, _ format: DocumentFormat, _ converter: Converter) async -> [UInt8]? {
    var bytes = base.original
    var format = format
    if bytes == nil, base.kind == .redline {
      // A redline is a Word file, in whatever format it was saved since.
      format = .docx
      bytes = try? PlainDocument(text: base.draft, title: "", author: "", date: "", language: label.language).bytes()
    } else if bytes == nil, let publication = PublicationFormat(rawValue: format.fileExtension) {
      guard let source = try? ExportSource(state, revision: label.draft, documents: [document]) else { return nil }
      var given = ExportedDocument(document: document, source: source, language: language).publication(of: base.draft)
      given.label = label
      bytes = try? await Publisher().publish(given, as: publication).bytes
    }
    guard let bytes else { return nil }
    let file = SubmittedFile(name: "given." + format.fileExtension, bytes: bytes)
    return try? await converter.convert(file, isOurs: true).text
  }

  // MARK: Messages

  private var draftName: String { label.draft ?? String(label.commit.prefix(12)) }

  var json: JSONValue {
    [
      "kind": .string(label.kind.rawValue), "document": .string(document.name), "language": .string(label.language),
      "draft": label.draft.map { .string($0) } ?? .null, "commit": .string(state.commit.description),
      "from": label.from.map { .string($0) } ?? .null,
    ]
  }

  /// The draft that the file was exported from, and how much of it is unchanged.
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
        (\(label.language, "language")), and its text is the same.
        """)
    }
    return Message(
      """
      The file \(kind, "kind") \(draftName, "draftName") of \(document.name, "document") \
      (\(label.language, "language")): \(changed, "changed") of \(total, "total") paragraphs changed, the others \
      keep that text.
      """)
  }

  /// Warns if the record's text has changed since: accepting the file would undo the changes in between.
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

  /// Why an exported document cannot be read as a text, whatever was written into it.
  static func refusal(of name: String, _ document: ConvertedDocument) -> Message? {
    switch document.label?.kind {
    case .redline? where document.format == .html:
      Message(
        """
        \(name, "name") is a redline page, in which deleted and inserted words are mixed. Make a redline \
        that can come back with `gcmrepo diff --as docx`, or submit the text itself.
        """)
    case .compilation?:
      Message(
        """
        \(name, "name") holds several texts of the record behind a front page. Make a file for each with `gcmrepo diff --as docx -o FOLDER/`, and submit the right one.
        """)
    case .account?:
      Message(
        """
        \(name, "name") is a document that gcmrepo made about the record, such as a list, a letter or several texts in \
        columns, and not a text of the record. Export the text itself, such as with `gcmrepo export declaration -o \
        FILE.docx`, change it there, and submit that file.
        """)
    // The form of a best practice names no document: it is one's text once it is filled in.
    case .form? where document.label?.document != nil:
      Message(
        """
        \(name, "name") is a form of a State, and not a text of the record. Take it with `gcmrepo positions import`, \
        `gcmrepo answer import` or `gcmrepo adoption import`.
        """)
    case .export?, .redline?, .form?, nil: nil
    }
  }

  static func foreignWarning(_ label: DocumentLabel) -> Warning {
    Warning(
      code: "foreign-label", facts: [.init("commit", .string(label.commit))],
      sentence: Message(
        """
        The file carries the label of a text that this record does not hold (commit \(label.commit.prefix(12), "commit")); its text was read as it appears on the page.
        """))
  }
}
