import GCMRepo
import RecordLocalization
import RecordRendering

/// The rows of an audit: one for each commit, for a person or for a script.
struct AuditTable: Sendable {
  private let report: AuditReport
  private let language: InterfaceLanguage
  private let human: Bool
  private let isJSON: Bool
  private let hasMessages: Bool
  private let hasSignatures: Bool
  private let columns: [Table.Column]

  init(_ report: AuditReport, for console: Console) {
    let language = console.answerLanguage
    let human = console.options.format == .table
    var columns: [Table.Column] = [
      .init(key: "time", title: Message("Date (UTC)")(language)),
      .init(key: "party", title: Message("Party")(language)),
      .init(key: "person", title: Message("By")(language)), .init(key: "action", title: Message("Action")(language)),
      .init(key: "contribution", title: Message("Contribution")(language)),
      .init(key: "revision", title: "Rev.", alignment: .trailing),
      .init(key: "originals", title: Message("Originals")(language)), .init(key: "commit", title: "Commit"),
      .init(key: "findings", title: Message("Findings")(language)),
    ]
    if !human { columns.insert(.init(key: "email", title: "email"), at: 3) }
    let isJSON = console.options.format == .json
    if !human { columns += ["notices", "message", "sent_in_by"].map { .init(key: $0, title: $0) } }
    let hasMessages = human && report.entries.contains { $0.revision.message != nil }
    if hasMessages { columns.append(.init(key: "message", title: Message("Message")(language))) }
    let hasSignatures = human && report.entries.contains { $0.signature.status != .unsigned }
    if hasSignatures { columns.append(.init(key: "signature", title: Message("Signed by")(language))) }
    if isJSON {
      columns += [
        "signature", "rule", "finding_details", "acknowledged", "kind", "subject", "readers", "tracked", "on_draft",
        "untracked",
      ].map {
        .init(key: $0, title: "")
      }
    }
    (self.report, self.language, self.human, self.isJSON) = (report, language, human, isJSON)
    (self.hasMessages, self.hasSignatures, self.columns) = (hasMessages, hasSignatures, columns)
  }

  /// The rows for JSON, made as they are written.
  var stream: RowStream {
    RowStream(columns: columns, count: report.entries.count) { row(of: report.entries[$0]) }
  }

  /// The table for a reader, or for CSV.
  var table: Table {
    // Findings without a commit have their own rows in CSV, and their own list elsewhere.
    let others = human ? [] : report.findings
    return Table(
      columns: columns,
      rows: report.entries.map(row)
        + others.map { finding in
          columns.map { $0.key == "findings" ? .text(finding.sentence(language)) : .none }
        })
  }

  private func row(of entry: AuditEntry) -> [Table.Cell] {
    let revision = entry.revision
    let facts = revision.facts
    let originals = facts.originals.map { original in
      human ? "\(original.file) \(original.sha256.prefix(8))…" : "\(original.sha256) \(original.file)"
    }
    let findings = entry.findings.map { "\($0.code): \($0.sentence(language))" }
    var row: [Table.Cell] = [
      .date(revision.time.description), facts.party.map { .text($0) } ?? .none,
      .text(human ? revision.personWording(language) : revision.person),
      facts.action.map { .text(human ? $0.wording(language) : $0.rawValue) } ?? .none,
      facts.contribution.map { .name($0) } ?? .none,
      facts.revision.map { .number($0) } ?? .none, .list(originals),
      .text(human ? revision.commit.short : revision.commit.description),
      // Each is a sentence with its full stop.
      isJSON
        ? .list(findings)
        : .text(human ? Self.grades(of: entry, language) : findings.joined(separator: " ")),
    ]
    if isJSON {
      row.append(.objects(entry.notices.map { CommitFinding($0, of: revision.commit).json() }))
    } else if !human {
      row.append(.text(entry.notices.map { "\($0.code): \($0.sentence(language))" }.joined(separator: " ")))
    }
    if !human || hasMessages {
      row.append((human ? revision.messageLine : revision.message).map { .text($0) } ?? .none)
    }
    if !human { row.append(facts.submittedBy.map { .text($0) } ?? .none) }
    if !human { row.insert(.text(revision.email), at: 3) }
    if hasSignatures { row.append(.text(entry.signature.wording(language))) }
    if isJSON {
      row += [.json(entry.signature.json), .json(entry.rule?.json ?? .null)]
      row.append(.objects(entry.findings.map { CommitFinding($0, of: revision.commit).json() }))
      row.append(.objects(entry.acknowledged.map(\.json)))
      row += [facts.kind.map { .text($0.rawValue) } ?? .none, .text(revision.subject)]
      row.append(
        .objects(facts.readers.map { ["reader": .string($0.reader), "file": .string($0.file)] }))
      row.append(
        .objects(facts.tracked.map { ["choice": .string($0.choice.description), "file": .string($0.file)] }))
      row += [
        facts.base.map { .text($0.draft.description) } ?? .none, facts.base.map { .number($0.untracked) } ?? .none,
      ]
    }
    return row
  }

  /// How grave the findings of a commit are: their sentences follow below the table.
  private static func grades(of entry: AuditEntry, _ language: InterfaceLanguage) -> String {
    let found = Set((entry.findings + entry.notices).map(\.grade)).sorted().map { $0.wording(language) }
    return (found + (entry.acknowledged.isEmpty ? [] : [Message("acknowledged")(language)])).joined(separator: ", ")
  }
}
