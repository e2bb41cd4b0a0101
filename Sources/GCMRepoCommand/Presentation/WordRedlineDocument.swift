import RecordComparison
import GCMRepo
import TextDiff
import RecordRendering
import RecordLocalization

/// The redline of one text of the record as a Word file: in a copy of its Word original if there is one, else in a
/// plain document.
struct WordRedlineDocument {
  private let document: DocumentRedline
  private let form: WordRedlineOutput
  private let originals: WordOriginals
  private let comparison: WordComparison

  init(
    _ document: DocumentRedline, in form: WordRedlineOutput, from originals: WordOriginals,
    by authors: [String: DocumentAuthor]
  ) {
    self.document = document
    self.originals = originals
    self.form = form
    comparison = WordComparison(
      title: document.title ?? form.title, author: authors[document.path]?.name ?? "",
      date: authors[document.path]?.time.description ?? "", language: document.language, options: form.options,
      console: form.console, pending: Self.pending, undecided: { Self.existing($0, document.path) })
  }

  /// The file, and remarks for its reader.
  func made() throws -> WordComparison.Made {
    guard document.change != .removed else { return try plain([]) }
    let new = try originals.new.original(of: document.path)
    guard let new, new.fileExtension == "docx" else { return try plain([]) }
    guard new.isCurrent else { return try plain([Self.stale(form.redline.to.name)]) }
    if document.change == .added { return try copy(old: nil, new.bytes) }
    let given = try originals.old.original(of: document.fromPath)
    if let given, given.fileExtension == "docx", given.isCurrent {
      if given.bytes == new.bytes { return try plain([Self.same]) }
      return try copy(old: given.bytes, new.bytes)
    }
    let remark = given?.fileExtension == "docx" ? Self.stale(form.redline.from.name) : WordComparison.plainBefore
    return try copy(
      old: comparison.unchanged(document.text?.old.bytes ?? []), isOldPlain: true, new.bytes, saying: [remark])
  }

  private func copy(
    old: [UInt8]?, isOldPlain: Bool = false, _ new: [UInt8], saying remarks: [Message] = []
  ) throws -> WordComparison.Made {
    do {
      return try comparison.copy(
        old: old, isOldPlain: isOldPlain, new: new, saying: remarks, label: form.label(of: document),
        provenance: form.provenance(of: document)
      ).made
    } catch let fault as NotMarkable {
      return try plain([fault.reason])
    }
  }

  private func plain(_ remarks: [Message]) throws -> WordComparison.Made {
    let (redline, sentences) = try text()
    return try comparison.plain(redline, saying: remarks, sentences, label: form.label(of: document))
  }

  /// The text's redline, and what was not compared; for an unchanged text, the text itself.
  private func text() throws -> (TextRedline, [String]) {
    let sentences = Array(RedlineSummary.remarks(of: document, language: form.console.language).dropFirst())
    if let text = document.text { return (text, sentences) }
    let text = try form.states.to.state.text(at: document.path) ?? []
    return (TextRedline(from: text, to: text), sentences)
  }

  // MARK: Sentences

  private static func stale(_ state: String) -> Message {
    Message(
      "In \(state, "state") the text was changed after its Word original, so the redline is made from the text.")
  }

  private static let same = Message(
    "The Word original is the same in both states though its text is not, so the redline is made from the text.")

  private static func pending(_ authors: [String]) -> Message {
    let names = authors.prefix(5).joined(separator: ", ")
    return Message(
      """
      The old Word original holds tracked changes of \(names, "names") that nobody has accepted: rejecting all \
      changes gives its text without them. With --existing-changes accept, rejecting all changes gives the text that the record shows.
      """)
  }

  private static func existing(_ authors: [String], _ path: String) -> Message {
    let names = authors.prefix(5).joined(separator: ", ")
    return Message(
      """
      The Word originals of \(path, "path") hold tracked changes of \(names, "names"). Say what to do with them: --existing-changes keep (with their authors), accept or reject.
      """)
  }
}
