import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

/// What `audit` is told when a known fault is acknowledged.
struct AcknowledgementOptions: ParsableArguments {
  @Option(
    help: .message(
      "Acknowledge the faults of this commit, instead of auditing: they stay in every audit and no longer count.",
      value: "commit"))
  var acknowledge: String?

  @Option(name: .shortAndLong, help: .message("Why the record is kept as it is.", value: "message"))
  var message: String?

  @Option(
    help: .message("The body that acknowledges it; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  /// Without a commit, nothing is said about one.
  func checkUnused() throws(CommandFailure) {
    guard message == nil, party == nil else {
      throw CommandFailure(.usage, Message("-m and --party are for a fault: name its commit with --acknowledge."))
    }
  }

  func acknowledge(
    _ commit: String, _ write: WriteOptions, _ target: BranchOptions, on console: Console
  ) async throws {
    guard let message else {
      throw CommandFailure(.usage, Message("Say why the fault is acknowledged, with -m."))
    }
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let party = try record.current().partyCode(named: party)
    let reporter = ProgressReporter(console.progress(Message("Auditing")))
    let made = try await console.writing {
      try await record.acknowledge(
        commit, because: message, party: party, as: identity, dryRun: write.dryRun
      ) { done, _ in reporter.update(done) }
    }
    reporter.finish()
    let shared = await SharedWrite(sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    let word = made.acknowledgement
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.acknowledgement/1", "acknowledged": .string(made.subject.description),
        "party": .string(word.party), "person": .string(word.person), "time": .string(word.time.description),
        "why": .string(word.why),
        "commit": write.dryRun ? .null : .string(shared.commit(made.outcome.commit).description),
        "findings": .array(word.findings.map { CommitFinding($0, of: made.subject).json() }),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    if let problem = made.outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    console.remark(
      write.dryRun
        ? Message("Nothing was written.")
        : Message(
          word.findings.count,
          "{count} finding of \(made.subject.short, "commit") is acknowledged. It stays in every audit.",
          "{count} findings of \(made.subject.short, "commit") are acknowledged. They stay in every audit."))
    try shared.finish(on: console)
  }
}

extension AcknowledgedFinding {
  /// Who acknowledged it, when and why.
  func wording(_ language: InterfaceLanguage) -> String {
    let word = acknowledgement
    return Message(
      """
      Acknowledged by \(word.person, "person"), \(word.party, "party"), on \(dateInWords(word.time, language), "time"): \
      \(word.why, "why")
      """)(language)
  }

  /// One entry of `acknowledged`.
  var json: JSONValue {
    guard case .object(let members) = finding.json() else { return .null }
    let word = acknowledgement
    return .object(
      members + [
        .init(
          "acknowledgement",
          [
            "party": .string(word.party), "person": .string(word.person), "time": .string(word.time.description),
            "why": .string(word.why), "commit": .string(commit.description),
          ])
      ])
  }
}

extension Console {
  /// Says that a record has known faults, which do not count.
  func remark(acknowledged count: Int) {
    guard count > 0 else { return }
    remark(
      Message(
        count, "{count} finding was acknowledged, and does not count.",
        "{count} findings were acknowledged, and do not count."))
  }
}
