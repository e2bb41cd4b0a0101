import GCMRepo
import RecordLocalization
import RecordRendering

extension Verify {
  /// Checks that a draft is the one that was seen last, and audits what followed.
  func check(_ record: Record, since draft: String, expecting tag: String, _ console: Console) async throws {
    let reporter = ProgressReporter(console.progress(Message("Auditing")))
    let report = try await record.verify(since: draft, expecting: tag) { done, _ in reporter.update(done) }
    reporter.finish()
    let rows = report.findings
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.verify/1", "holds": .bool(rows.isEmpty), "since": .string(draft), "expect": .string(tag),
        "commits": .int(report.commits), "drafts": .int(report.drafts),
        "findings": .array(rows.map { $0.json(tip: report.tip) }),
        "acknowledged": .array(report.acknowledged.map(\.json)),
        "tip": report.tip.map { .string($0.description) } ?? .null,
      ])
    } else {
      var list = FindingList(rows, tip: report.tip, console.language)
      list.add(acknowledged: report.acknowledged)
      if !list.text.isEmpty { try await console.page(list.text) }
    }
    console.remark(acknowledged: report.acknowledged.count)
    guard rows.isEmpty else {
      console.remark(Message(rows.count, "{count} finding.", "{count} findings."))
      throw CommandFailure.no
    }
    let commits = Message(report.commits, "{count} commit", "{count} commits")
    let drafts = Message(report.drafts, "{count} draft", "{count} drafts")
    console.remark(
      Message(
        "\(draft, "draft") is the one that you saw. Since then \(commits, "commits") and \(drafts, "drafts"), no findings."
      ))
  }
}
