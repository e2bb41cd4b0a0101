import ArgumentParser
import Documents
import GCMRepo
import func MarkdownText.nfc
import RecordLocalization
import RecordRendering

struct Declare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "declare",
    abstract: .message("Set a new text of the joint declaration."),
    discussion: .message(
      """
      A document made by `gcmrepo export` or `gcmrepo diff --as docx` is recognised when it comes back: where nobody changed it, the text stays the same byte for byte. The answer says what changed since the last draft, in words and in numbers, and how the tracked changes of the file were treated: see --tracked. With --on DRAFT, what the file changes in that draft without a tracked change is listed, and refused unless --untracked take is given.

        gcmrepo declare d.docx --lang en --tracked-by "Ana Rojas=reject" -m "Second reading"
      """))

  @Argument(
    help: .message("The file; - is standard input.", value: "file"),
    completion: .file())
  var file: String

  @Option(
    name: .customLong("lang"),
    help: .message("Its language: es, en, pt, fr.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String

  @Option(
    help: .message("The body that sets it; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @Option(
    name: .shortAndLong,
    help: .message("What changed, for those who read the history.", value: "message"))
  var message: String

  @Option(
    help: .message("The name of the file that comes on standard input.", value: "name"))
  var stdinName = SubmissionReader.unnamed

  @OptionGroup var draft: OnDraftOptions
  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    let language = try state.language(named: language)
    let party = try state.partyCode(named: party)
    _ = try state.body(named: party, actingPerson: identity.committer.email)
    let intake = SubmissionReader(
      state: state, console: console, stdinName: stdinName, tracked: tracked, document: Declaration.name)
    var taken = try await intake.take([file], languages: [language], partyLanguages: [])
    let text = taken.files[0]
    let marked = try await draft.check(&taken, in: record, on: console)
    let comparison = try record.declarationComparison(text.text, language: language)
    let checks = try DeclarationView.checks(of: text.text, language: language, in: state)
    var result = try await console.writing {
      try await record.declare(
        text, party: party, message: nfc(message), on: marked?.base, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    result.commit = shared.commit(result.commit)
    try DeclarationView(
      result: result, taken: taken, marked: marked, comparison: comparison, checks: checks, dryRun: write.dryRun
    ).print(on: console)
    try shared.finish(on: console)
  }
}
