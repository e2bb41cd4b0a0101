import ArgumentParser
import GCMRepo
import func MarkdownText.nfc
import RecordRendering
import RecordLocalization

struct Withdraw: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: .message("Take a contribution out of the current state; history and drafts keep it."),
    discussion: .message("For example: gcmrepo withdraw CL/inputs/aportes -m \"Replaced by another text\""))

  @Argument(
    help: .message("The contribution, such as CL/inputs/aportes.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .shortAndLong, help: .message("Why it is withdrawn.", value: "message"))
  var message: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let (id, outcome) = try await console.writing {
      try await record.withdraw(self.id, because: message, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    let party = try record.current().party(id.party)
    var warnings: [Warning] = []
    if !party.mayBeActedFor(by: identity.author, on: CalendarDay(outcome.time)) {
      let (code, person) = (party.code.description, nfc(identity.author.name))
      warnings.append(
        Warning(
          code: Finding.Code.notAFocalPoint.rawValue,
          facts: [.init("party", .string(code)), .init("person", .string(person))],
          sentence: strangerSentence(party: code, person: person)))
    }
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.withdrawal/1", "contribution": .string(id.description),
        "commit": .string(shared.commit(outcome.commit).description),
        "warnings": warnings.sentences, "warning_details": warnings.details,
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    if console.options.format != .json { warnings.map(\.sentence).forEach(console.warn) }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, id.folder)) }
    console.remark(
      write.dryRun
        ? Message("\(id.description, "id") would be withdrawn; nothing was written.")
        : Message(
          "\(id.description, "id") is withdrawn. Drafts that contain it keep it; submit it again to bring it back."))
    try shared.finish(on: console)
  }
}
