import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Audit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: .message(
      "Audit a range of history: who did what, when, on whose behalf, and what is wrong."),
    discussion: .message("For example: gcmrepo audit draft-1..draft-2 --format csv"))

  @Argument(
    help: .message("FROM..TO, or a draft with all before it; else all history.", value: "range"),
    completion: RecordCompletion.drafts)
  var range: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let reporter = ProgressReporter(console.progress(Message("Auditing")))
    let report = try await record.audit(range.map(HistoryRange.init) ?? .init()) { done, _ in reporter.update(done) }
    reporter.finish()
    let timestamps = (try? record.timestamps().timestamps) ?? []
    let table = AuditTable(report, for: console)
    if console.options.format == .table {
      var text = table.table.terminal(console.style)
      let list = FindingList(audit: report, console.language).text
      if !list.isEmpty { text += "\n" + list }
      try await console.page(text)
    } else {
      try await console.print(
        table.table, schema: "gcmrepo.audit/1", key: "commits",
        extra: [
          ("finding_count", .int(report.findingCount)), ("notice_count", .int(report.noticeCount)),
          ("tip", report.tip.map { .string($0.description) } ?? .null),
          ("findings", .array(report.findings.map { CommitFinding($0).json(tip: report.tip) })),
          ("timestamps", .array(timestamps.map(\.json))),
        ])
    }
    for timestamp in timestamps { console.remark(timestamp.sentence) }
    let commits = Message(report.entries.count, "{count} commit", "{count} commits")
    console.remark(
      report.findingCount == 0
        ? Message("\(commits, "commits"), no findings.")
        : Message(
          report.findingCount,
          "\(commits, "commits"), {count} finding.",
          "\(commits, "commits"), {count} findings."))
    if report.noticeCount > 0 {
      console.remark(
        Message(
          report.noticeCount,
          "{count} notice: it breaks no rule of the record, and should be looked at.",
          "{count} notices: they break no rule of the record, and should be looked at."))
    }
    if report.findingCount > 0 { throw CommandFailure.no }
  }
}
