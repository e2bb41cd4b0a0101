import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering
import func MarkdownText.nfc

struct Propose: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "propose",
    abstract: .message("Propose changes to a draft of the declaration; prints a receipt."),
    discussion: .message(
      """
      A Word or OpenDocument file is the draft with your changes tracked: what it changes without a mark is listed, and refused \
      unless --untracked take is given. A Markdown or text file is compared with the draft. The reason of a change is its \
      comment in Word. A second file with the same --id is a new revision of the proposal, which replaces it.

        gcmrepo propose draft-2-chile.docx --on draft-2 --country CL --lang es --id detencion -m "Nota verbal 12/2017"
      """))

  @Argument(help: .message("The file; - is standard input.", value: "file"), completion: .file())
  var file: String

  @Option(help: .message("The draft that it changes.", value: "draft"), completion: RecordCompletion.drafts)
  var on: String

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Your country's code, such as CL.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(
    name: .customLong("lang"), help: .message("The file's language: es, en, pt, fr.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(help: .message("The proposal's short name; else made from the file's name.", value: "slug"))
  var id: String?

  @Option(help: .message("The title; else the file's name.", value: "title"))
  var title: String?

  @Option(name: .shortAndLong, help: .message("Why, for those who read the history.", value: "message"))
  var message: String?

  @Option(help: .message("What the file changes in the draft without a mark: refuse or take.", value: "choice"))
  var untracked: UntrackedForm = .refuse

  @Option(help: .message("The name of the file that comes on standard input.", value: "name"))
  var stdinName = SubmissionReader.unnamed

  @OptionGroup var onBehalf: OnBehalfOptions
  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    let party = try state.submitter(named: country, of: .proposal)
    let sender = try state.sender(of: party.code, named: try state.partyCode(named: onBehalf.sentInBy), as: identity)
    if onBehalf.mail != nil, sender == nil { throw RecordError(.mailNotNeeded) }
    let draft = try record.draft(named: on).name
    let slug = try self.slug(in: state)
    try state.check(
      party: party.code, kind: .proposal, slug: slug, title: title, message: message, themes: [],
      languages: language.map { [$0] } ?? [])
    let intake = SubmissionReader(
      state: state, console: console, stdinName: stdinName, tracked: tracked, document: Declaration.name)
    let mail = try onBehalf.readMail(in: state)
    var taken = try await intake.take(
      [file], languages: try language.map { [try state.language(named: $0)] } ?? [], partyLanguages: party.languages)
    mail?.add(to: &taken)
    var marked = try MarkedDraft(named: on, in: record)
    try await marked.checkProposal(&taken, tracked.reading(), take: untracked == .take, on: console)
    // A file made from the draft would be taken for what it was made from.
    for place in taken.files.indices { taken.files[place].isReturned = false }
    var submission = Submission(party: party.code, kind: .proposal, files: taken.files)
    submission.slug = slug
    submission.draft = draft
    submission.title = nfc(title ?? fileTitle(in: state))
    submission.message = message.map(nfc)
    (submission.sentInBy, submission.mail) = (sender?.code, mail?.submission)
    submission.base = marked.base
    var result = try await console.writing {
      try await record.submit(submission, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if !write.dryRun { result.receipt = shared.receipt(result.receipt, of: record) }
    let view = ReceiptView(
      result, taken: taken, on: marked, in: state, warnings: [], dryRun: write.dryRun, folder: global.directory)
    try view.print(on: console)
    try shared.finish(on: console)
  }

  /// The proposal's name, made from that of its file.
  private func slug(in state: RecordState) throws(RecordError) -> String {
    if let id { return ContributionID(id).map { $0.kind == .proposal ? $0.slug.string : id } ?? id }
    guard let made = Slug(title: fileTitle(in: state)) else {
      throw RecordError(.slugNeeded, [.title: .text(title ?? fileName)])
    }
    return made.string
  }

  /// The title that the file's name says: the one in the text is the draft's.
  private func fileTitle(in state: RecordState) -> String {
    FileName(fileName, languages: state.configuration.languages).title
  }

  private var fileName: String {
    file == "-" ? stdinName : file.split(separator: "/").last.map(String.init) ?? file
  }
}
