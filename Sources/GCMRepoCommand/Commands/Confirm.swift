import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct Confirm: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: .message("Confirm, for your State, what a secretariat sent in for it."),
    discussion: .message(
      """
      The contribution stays as it is; the record then says that the State sent it: gcmrepo confirm CL/inputs/aportes

      What is not right is contested: see gcmrepo contest --help.
      """))

  @OptionGroup var subject: AnsweredRevision

  @Option(
    name: .shortAndLong,
    help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try await subject.answer(.confirmed, because: message, write, target, on: console)
  }
}

struct Contest: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "contest",
    abstract: .message("Contest, for your State, what a secretariat sent in for it."),
    discussion: .message(
      """
      The contribution stays in the record, which shows that the State contests it, and why: gcmrepo contest \
      CL/inputs/aportes -m "This is not the text that we sent"

      Submit the right text yourself, or confirm after all with gcmrepo confirm.
      """))

  @OptionGroup var subject: AnsweredRevision

  @Option(
    name: .shortAndLong, help: .message("What is wrong with it.", value: "message"))
  var message: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try await subject.answer(.contested, because: message, write, target, on: console)
  }
}

/// The revision that a State confirms or contests.
struct AnsweredRevision: ParsableArguments {
  @Argument(
    help: .message("The contribution, such as CL/inputs/aportes.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String

  @Option(help: .message("An earlier revision, by its number; else the newest.", value: "number"))
  var revision: Int?

  func answer(
    _ word: SenderAnswer.Word, because why: String?, _ write: WriteOptions, _ target: BranchOptions,
    on console: Console
  ) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let named = ContributionRevision(id)
    let (id, answer, outcome) = try await console.writing {
      try await record.answer(
        word, to: named?.contribution.description ?? self.id, revision: revision ?? named?.number,
        because: why.map(nfc), as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    var warnings: [Warning] = []
    let party = try record.current().party(id.party)
    if !party.mayBeActedFor(by: identity.author, on: CalendarDay(outcome.time)) {
      warnings.append(
        Warning(
          code: Finding.Code.notAFocalPoint.rawValue,
          facts: [.init("party", .string(party.code.description)), .init("person", .string(answer.person))],
          sentence: strangerSentence(party: party.code.description, person: answer.person)))
    }
    if console.options.format == .json {
      let json: JSONValue = [
        "schema": "gcmrepo.answer/1", "contribution": .string(id.description), "revision": .int(answer.revision),
        "answer": .string(word.rawValue), "answered_at": .string(answer.time.description),
        "person": .string(answer.person), "why": answer.why.map { .string($0) } ?? .null,
        "commit": write.dryRun ? .null : .string(shared.commit(outcome.commit).description),
        "warnings": warnings.sentences, "warning_details": warnings.details,
      ]
      try console.print(json: write.dryRun ? json.markedAsDryRun : json)
    } else {
      warnings.map(\.sentence).forEach(console.warn)
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, id.folder)) }
    console.remark(
      write.dryRun
        ? Message("\(id.description, "id") would be answered; nothing was written.") : done(word, id, answer.revision))
    try shared.finish(on: console)
  }

  private func done(_ word: SenderAnswer.Word, _ id: ContributionID, _ revision: Int) -> Message {
    switch word {
    case .confirmed:
      Message("\(id.party.description, "party") confirms \(id.description, "id"), revision \(revision, "revision").")
    case .contested:
      Message(
        """
        \(id.party.description, "party") contests \(id.description, "id"), revision \(revision, "revision"). It stays in the \
        record; submit the right text if there is one.
        """)
    }
  }
}
