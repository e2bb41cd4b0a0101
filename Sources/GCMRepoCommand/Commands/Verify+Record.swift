import GCMRepo
import RecordLocalization
import RecordRendering

extension Verify {
  /// Checks the whole record, with `--deep` also each text against its original.
  func checkRecord(_ record: Record, _ console: Console) async throws {
    let reporter = ProgressReporter(console.progress(Message("Verifying")))
    let report = try await record.verify { done, _ in reporter.update(done) }
    reporter.finish()
    let made = deep ? try await MadeTexts(of: record, console) : nil
    let rows = (report.findings + (made?.findings ?? [])).graded
    if console.options.format == .json {
      var answer: [JSONValue.Member] = [
        .init("schema", "gcmrepo.verify/1"), .init("holds", .bool(report.holds && rows.isEmpty)),
        .init("commits", .int(report.commits)), .init("drafts", .int(report.drafts)),
        .init("contributions", .int(report.contributions)), .init("originals", .int(report.originals)),
        .init("store_checked", .bool(report.checkedStore)),
        .init("findings", .array(rows.map { $0.json(tip: report.tip) })),
        .init("acknowledged", .array(report.acknowledged.map(\.json))),
        .init("tip", report.tip.map { .string($0.description) } ?? .null),
      ]
      if let made { answer.append(.init("deep", made.json)) }
      try console.print(json: .object(answer))
    } else {
      var list = FindingList(rows, tip: report.tip, console.language)
      list.add(acknowledged: report.acknowledged)
      if !list.text.isEmpty { try await console.page(list.text) }
    }
    console.remark(acknowledged: report.acknowledged.count)
    let unchecked = Message("The store itself was not checked, because git could not be run. Run `gcmrepo doctor`.")
    if let made {
      console.remark(made.sentence)
      made.problems.forEach(console.warn)
    }
    guard rows.isEmpty else {
      if !report.checkedStore { console.warn(unchecked) }
      console.remark(
        Message(rows.count, "{count} finding.", "{count} findings."))
      throw CommandFailure.no
    }
    let commits = Message(report.commits, "{count} commit", "{count} commits")
    guard report.checkedStore else {
      throw CommandFailure(
        .outsideProgramFailed,
        Message(
          "No problems were found in \(commits, "commits"), but the check is incomplete. \(unchecked, "unchecked")"))
    }
    if let made, !made.problems.isEmpty {
      throw CommandFailure(
        .outsideProgramFailed, Message("No problems were found, but not every original could be read again."))
    }
    console.remark(
      Message(
        """
        The record is intact: \(commits, "commits"), \
        \(Message(report.drafts, "{count} draft", "{count} drafts"), "drafts"), \
        \(Message(report.contributions, "{count} contribution", "{count} contributions"), "contributions"), \
        \(Message(report.originals, "{count} original", "{count} originals"), "originals").
        """))
  }
}
