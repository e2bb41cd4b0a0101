import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct Approve: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: .message("Sign a draft that another body made: it is agreed once all have signed who must."),
    discussion: .message("For example: gcmrepo approve draft-1 --party SACM-TS"))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(
    help: .message("The body that approves; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    guard let name = DraftName(draft) else { throw RecordError.invalidDraftName(given: draft) }
    let party = try record.current().partyCode(named: party)
    let made: Draft
    let standing: DraftStanding
    do {
      (made, standing) = try await console.writing {
        try await record.approve(name, party: party, as: identity, dryRun: write.dryRun)
      }
    } catch let error as RecordError where error.code == .unknownRevision && record.hasHost {
      throw CommandFailure(
        .refusedInput,
        Message("There is no draft \(name.description, "draft") here. `gcmrepo sync` takes those that others made."))
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.approval/1", "name": .string(made.name.description),
        "state": .string(standing.state.rawValue), "approvals": standing.approvalsJSON,
        "missing": .array(standing.missing.map { .string($0) }),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    console.remark(write.dryRun ? Message("Nothing was written.") : standing.sentence(of: name, in: record, console))
    try shared.finish(on: console)
  }
}

extension DraftStanding {
  func sentence(of draft: DraftName, in record: Record, _ console: Console) -> Message {
    let configuration = try? record.current().configuration
    let missing = missing.map {
      configuration?.abbreviation(ofConference: $0, in: console.language.rawValue) ?? $0
    }
    return switch state {
    case .agreed: Message("\(draft.description, "draft") is agreed.")
    case .proposed where missing.isEmpty:
      Message("\(draft.description, "draft") is proposed: more persons must sign it, with `gcmrepo approve`.")
    case .proposed:
      Message(
        """
        \(draft.description, "draft") is proposed: the secretariat of \(missing.joined(separator: ", "), "conferences") \
        must still sign it, with `gcmrepo approve`.
        """)
    }
  }

  var approvalsJSON: JSONValue {
    .array(
      approvals.map { approval in
        [
          "party": .string(approval.party.description), "person": .string(approval.person),
          "fingerprint": .string(approval.fingerprint), "time": .string(approval.time.description),
        ]
      })
  }
}

extension DraftStanding.State {
  func wording(_ language: InterfaceLanguage) -> String {
    switch self {
    case .proposed: Message("proposed", context: "draft")(language)
    case .agreed: Message("agreed", context: "draft")(language)
    }
  }
}
