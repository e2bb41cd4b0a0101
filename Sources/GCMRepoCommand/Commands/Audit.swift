import ArgumentParser
import GCMRepo
import RecordRendering
import RecordLocalization

struct Audit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: .message(
      "Audit a range of history: who did what, when, on whose behalf, and what is wrong."),
    discussion: .message(
      """
      For example: gcmrepo audit draft-1..draft-2 --format csv

      With -o the audit is a report for the file, in your language: gcmrepo audit -o audit.pdf

      Findings are graded: broken proofs, breaches of rules, oddities. Each names the git command that shows it. The exit status is \
      1 if there is any. A known fault of a commit that is no broken proof can be acknowledged by a body that may admit; it stays in every \
      audit, with who acknowledged it, when and why, and no longer counts: gcmrepo audit --acknowledge COMMIT -m "Merged by mistake"
      """))

  @Argument(
    help: .message("FROM..TO, or a draft with all before it; else all history.", value: "range"),
    completion: RecordCompletion.drafts)
  var range: String?

  @Option(
    name: .shortAndLong,
    help: .message("The file for a report in your language: .pdf, .html, .docx or .odt.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var acknowledgement: AcknowledgementOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    if let commit = acknowledgement.acknowledge {
      guard range == nil, output == nil else {
        throw CommandFailure(.usage, Message("--acknowledge names the commit: leave out the range and -o."))
      }
      return try await acknowledgement.acknowledge(commit, write, target, on: console)
    }
    try acknowledgement.checkUnused()
    let file = try output.map { path throws(CommandFailure) in try AuditReportFile(path: path) }
    // One state for all that the report says.
    let record = try console.openRecord().frozen()
    let reporter = ProgressReporter(console.progress(Message("Auditing")))
    let report = try await record.audit(range.map(HistoryRange.init) ?? .init()) { done, _ in reporter.update(done) }
    reporter.finish()
    let timestamps = (try? record.timestamps().timestamps) ?? []
    let table = AuditTable(report, for: console)
    if let file {
      let account = AuditAccount(
        report, of: record, range: range, timestamps: timestamps, at: AuditAccount.moment)
      try await file.write(account, on: console)
    }
    if file != nil, console.options.format == .table {
      // The report says it all.
    } else if console.options.format == .table {
      var text = table.table.terminal(console.style)
      let list = FindingList(audit: report, console.language).text
      if !list.isEmpty { text += "\n" + list }
      try await console.page(text)
    } else {
      let (schema, key) = ("gcmrepo.audit/1", "commits")
      let extra: [(String, JSONValue)] = [
        ("finding_count", .int(report.findingCount)), ("notice_count", .int(report.noticeCount)),
        ("acknowledged_count", .int(report.acknowledged.count)),
        ("tip", report.tip.map { .string($0.description) } ?? .null),
        ("findings", .array(report.findings.map { CommitFinding($0).json(tip: report.tip) })),
        ("timestamps", .array(timestamps.map(\.json))),
      ]
      if console.options.format == .json {
        try await console.print(json: table.stream, schema: schema, key: key, extra: extra)
      } else {
        try await console.print(table.table, schema: schema, key: key, extra: extra)
      }
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
    console.remark(acknowledged: report.acknowledged.count)
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
