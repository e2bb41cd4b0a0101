import GCMRepo
import RecordLocalization
import RecordRendering

/// What a command says about an event of the negotiation that it wrote: JSON with the commit, warnings, and one sentence.
struct StatedWrite {
  /// `gcmrepo.position/1`
  let schema: String
  /// What was written, for scripts.
  let fields: [JSONValue.Member]
  /// What was written, for people.
  let done: Message
  /// The same for a dry run.
  let planned: Message
  /// What is said if the record says so already.
  var unchanged = Message("The record says so already; nothing was written.")

  /// Shares a State's statement, and tells what became of it.
  func tell(
    _ stated: StatedOutcome, in record: Record, as identity: Identity, _ write: WriteOptions, _ target: BranchOptions,
    on console: Console
  ) async throws {
    try await tell(
      stated.outcome, of: stated.sentInBy ?? stated.party, by: stated.person, in: record, as: identity, write, target,
      on: console,
      own: [
        .init("party", .string(stated.party.description)),
        .init("sent_in_by", stated.sentInBy.map { .string($0.description) } ?? .null),
        .init("person", .string(stated.person)),
      ])
  }

  /// Shares an act of a party, and tells what became of it.
  func tell(
    _ outcome: WriteOutcome, of party: PartyCode, by person: String, in record: Record, as identity: Identity,
    _ write: WriteOptions, _ target: BranchOptions, on console: Console, own: [JSONValue.Member]
  ) async throws {
    let isWritten = !write.dryRun && !outcome.isUnchanged
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: isWritten, on: console)
    var warnings: [Warning] = []
    let acting = try record.current().party(party)
    if isWritten, !acting.mayBeActedFor(by: identity.author, on: CalendarDay(outcome.time)) {
      warnings.append(
        Warning(
          code: Finding.Code.notAFocalPoint.rawValue,
          facts: [.init("party", .string(party.description)), .init("person", .string(person))],
          sentence: strangerSentence(party: party.description, person: person)))
    }
    if console.options.format == .json {
      let commit = shared.commit(outcome.commit).description
      let json = JSONValue.object(
        [.init("schema", .string(schema))] + own + fields + [
          .init("commit", write.dryRun && !outcome.isUnchanged ? .null : .string(commit)),
          .init("written_at", .string(outcome.time.description)), .init("unchanged", .bool(outcome.isUnchanged)),
          .init("warnings", warnings.sentences), .init("warning_details", warnings.details),
        ])
      try console.print(json: write.dryRun ? json.markedAsDryRun : json)
    } else {
      warnings.map(\.sentence).forEach(console.warn)
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    console.remark(outcome.isUnchanged ? unchanged : write.dryRun ? planned : done)
    try shared.finish(on: console)
  }
}

extension CitedParagraph {
  /// The paragraph as keys of a JSON object.
  var json: [JSONValue.Member] {
    [
      .init("paragraph", .int(place)), .init("number", number.map { .string($0) } ?? .null),
      .init("language", .string(language.description)), .init("text_sha256", .string(sha256)),
    ]
  }
}

extension StatementStamp {
  /// Who said it and when, as keys of a JSON object.
  var json: [JSONValue.Member] {
    [
      .init("at", .string(time.description)), .init("person", .string(person)),
      .init("sent_in_by", sentInBy.map { .string($0.description) } ?? .null),
    ]
  }
}
