import ArgumentParser
import GCMRepo
import RecordRendering

struct Audit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Give the account of a range of history: who, what, when, in whose name, and what is wrong with it.",
      es: "Da cuenta de un tramo del historial: quién, qué, cuándo, en nombre de quién y qué está mal."))

  @Argument(
    help: .worded(
      en: "FROM..TO, or a draft with all before it; else all history.",
      es: "DESDE..HASTA, o un borrador con todo lo anterior; si no se indica, todo el historial.",
      value: ("range", "tramo")),
    completion: RecordCompletion.drafts)
  var range: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let watch = Watch(console.progress(Wording(en: "Auditing", es: "Auditando")))
    let report = try await record.audit(range.map(HistoryRange.init) ?? .init()) { watch.update($0, $1) }
    watch.finish()
    try await console.print(
      table(report, for: console), schema: "gcmrepo.audit/1", key: "commits",
      extra: [
        ("finding_count", .int(report.findingCount)),
        ("findings", .array(report.findings.map { FindingRow(commit: nil, finding: $0).json })),
      ])
    let commits = report.entries.count.of("commit", "commits")
    console.remark(
      report.findingCount == 0
        ? Wording(
          en: "\(commits), nothing amiss.", es: "\(commits), nada anómalo.")
        : Wording(
          en: "\(commits), \(report.findingCount.of("finding", "findings")).",
          es: "\(commits), \(report.findingCount.of("hallazgo", "hallazgos"))."))
    if report.findingCount > 0 { throw CommandFailure.no }
  }

  private func table(_ report: AuditReport, for console: Console) -> Table {
    let language = console.answerLanguage
    let human = console.options.format == .table
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    var columns: [Table.Column] = [
      .init(key: "time", title: title("Date (UTC)", "Fecha (UTC)")),
      .init(key: "party", title: title("Party", "Parte")),
      .init(key: "person", title: title("By", "Por")), .init(key: "action", title: title("Action", "Acción")),
      .init(key: "contribution", title: title("Contribution", "Aporte")),
      .init(key: "revision", title: "Rev.", alignment: .trailing),
      .init(key: "originals", title: title("Originals", "Originales")), .init(key: "commit", title: "Commit"),
      .init(key: "findings", title: title("Findings", "Hallazgos")),
    ]
    if !human { columns.insert(.init(key: "email", title: "email"), at: 3) }
    let isJSON = console.options.format == .json
    if isJSON { columns.append(.init(key: "finding_details", title: "")) }
    let rows = report.entries.map { entry -> [Table.Cell] in
      let revision = entry.revision
      let facts = revision.facts
      let originals = facts.originals.map { original in
        human ? "\(original.file) \(original.sha256.prefix(8))…" : "\(original.sha256) \(original.file)"
      }
      let findings = entry.findings.map { human ? $0.sentence(language) : "\($0.code): \($0.sentence(language))" }
      var row: [Table.Cell] = [
        .date(revision.time.description), facts.party.map { .text($0) } ?? .none, .text(revision.person),
        facts.action.map { .text(human ? $0.wording(language) : $0.rawValue) } ?? .none,
        facts.contribution.map { .name($0) } ?? .none,
        facts.revision.map { .number($0) } ?? .none, .list(originals),
        .text(human ? String(revision.commit.prefix(10)) : revision.commit),
        // Each is a sentence with its full stop.
        isJSON ? .list(findings) : .text(findings.joined(separator: " ")),
      ]
      if !human { row.insert(.text(revision.email), at: 3) }
      if isJSON {
        row.append(.objects(entry.findings.map { FindingRow(commit: revision.commit, finding: $0).json }))
      }
      return row
    }
    // What belongs to no commit has a row of its own there, and a list of its own in JSON.
    let others = isJSON ? [] : report.findings
    return Table(
      columns: columns,
      rows: rows
        + others.map { finding in
          columns.map { $0.key == "findings" ? .text(finding.sentence(language)) : .none }
        })
  }
}
