import Documents
import GCMRepo
import PortalMessages
import RecordComparison
import RecordLocalization
import RecordRendering
import TextDiff

/// What an upload comes to, for the person who confirms it: facts and warnings as a message, its text and its redline to the
/// last revision as pages.
struct UploadPreview {
  let result: SubmissionResult
  let file: Submission.File
  /// What the history says beside.
  let note: String?
  let taken: SubmissionReader.Taken
  let state: RecordState
  let console: Console

  func write(to folder: OutputFolderOfUpload) async throws {
    let language = console.language
    let view = ReceiptView(result, taken: taken, on: nil, in: state, warnings: [], dryRun: true, folder: nil)
    var summary = FieldMessage()
    for row in ReceiptFacts(result, in: state, isMade: false, language: language).rows {
      summary.append("label", row.label)
      summary.append("value", row.value)
    }
    if let note {
      summary.append("label", Message("A note for those who read the history")(language))
      summary.append("value", note)
    }
    let words = BrowserWords(language)
    for warning in view.warnings { summary.append("warning", words(warning.sentence(language))) }
    for remark in taken.remarks { summary.append("remark", words(remark(language))) }
    for account in taken.tracked { if let account { summary.append("tracked", words(account.sentence(language))) } }
    summary.append("unchanged", result.receipt.unchanged ? "yes" : "no")
    summary.append("contribution", result.receipt.contribution.description)
    summary.append("revision", String(result.receipt.revision))
    if let redline = try redline() {
      summary.append("changes", String(redline.documents.count))
      var page = ByteBuffer()
      RedlineHTML(
        language: language, title: state.title(in: language.rawValue), layout: .inline, extent: .whole, context: 1
      ).write(redline, to: &page)
      try folder.write("redline.html", page.bytes)
    }
    let page: [UInt8]
    do throws(PublicationError) {
      page = try await Publisher().publish(publication, as: .html).bytes
    } catch {
      throw CommandFailure(error, name: file.name)
    }
    try folder.write("text.html", page)
    // Last: where it is, the others are.
    try folder.write("summary", summary.bytes)
  }

  private var title: String {
    result.contribution.title.preferring(file.language.description, "es", "en") ?? result.contribution.id.description
  }

  /// The text as it would be in the record.
  private var publication: Publication {
    let words = ExportWords(interface: console.language)
    return Publication(
      name: file.name, text: file.text, title: .ofText(else: title), language: file.language.description,
      author: result.contribution.id.party.description, head: [], header: result.contribution.id.description,
      provenance: Message("Not recorded yet")(console.language), pageWords: .init(page: words.page, of: words.of),
      seconds: result.receipt.submittedAt.seconds)
  }

  /// The redline to the last revision in the same language; `nil` if there is none.
  private func redline() throws -> StateRedline? {
    let id = result.contribution.id
    guard let old = try? state.contribution(named: id.description), let number = old.revision,
      let before = try? state.text(of: .contribution(old), language: file.language)
    else { return nil }
    let text = TextRedline(from: before, to: file.text)
    let document = DocumentRedline(
      path: id.path(.text(in: file.language)), fromPath: id.path(.text(in: file.language)), change: .modified,
      title: title,
      text: text, language: file.language)
    return StateRedline(
      from: .init(name: "\(id)@\(number)", commit: nil, date: old.submittedAt?.description),
      to: .init(name: "\(id)@\(number + 1)", commit: nil, date: nil),
      documents: text.isUnchanged ? [] : [document])
  }
}
