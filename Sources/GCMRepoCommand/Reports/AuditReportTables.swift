import GCMRepo
import RecordLocalization
import RecordRendering

/// The commits in the report of an audit: person, party, rule, signature, and who says when each was there.
struct AuditReportTables {
  let account: AuditAccount
  let language: InterfaceLanguage

  /// A longer table is lines of a block.
  private static let mostRows = 1_000

  init(_ account: AuditAccount, _ language: InterfaceLanguage) {
    self.account = account
    self.language = language
  }

  /// The commits that an auditor looks at one by one.
  var remarkable: [String] {
    let entries = account.remarkable
    return entries.isEmpty ? [] : [table(commitTitles, entries.map(row), widths: Self.widths)]
  }

  /// Every commit, or how many there are of each party in each month.
  var all: [String] {
    let entries = account.report.entries
    if entries.isEmpty { return [] }
    if entries.count <= AuditReportText.mostCommits {
      return [table(commitTitles, entries.map(row), widths: Self.widths)]
    }
    let titles = [
      Message("Month")(language), Message("Party")(language), Message("Commits")(language), Message("Signed")(language),
      Message("Time from")(language),
    ]
    let rows = account.groups.map { group, counts -> [String] in
      let times = CommitSignature.TimeSource.allCases.compactMap { source in
        counts.times[source].map { "\(source.wording(language)): \($0)" }
      }
      return [group.month, group.party, String(counts.commits), String(counts.signed), times.joined(separator: "; ")]
    }
    return [
      Message(
        """
        The commits are counted by month and party. Those to look at are all listed above; each of them is listed by: \
        gcmrepo audit --format csv
        """)(language).asMarkdown,
      table(titles, rows, widths: [2, 2, 2, 2, 6]),
    ]
  }

  private static let widths = [3, 3, 4, 5, 4, 3]

  private var commitTitles: [String] {
    [
      Message("Date (UTC)")(language), "Commit", Message("By")(language), Message("Rule")(language),
      Message("Signed by")(language), Message("Time from")(language),
    ]
  }

  private func row(_ entry: AuditEntry) -> [String] {
    let revision = entry.revision
    let party = revision.facts.party.map { ", " + $0 } ?? ""
    var signature = entry.signature.wording(language)
    if let key = entry.signature.fingerprint { signature += " " + key.prefix(15) + "…" }
    return [
      String(revision.time.description.prefix(16)).replacing("T", with: " "), revision.commit.short,
      revision.facts.submittedBy == nil ? revision.person + party : revision.personWording(language),
      entry.rule?.wording(language) ?? revision.facts.action?.wording(language) ?? "-", signature,
      entry.signature.timeSource?.wording(language) ?? "-",
    ]
  }

  private func table(_ titles: [String], _ rows: [[String]], widths: [Int]) -> String {
    guard rows.count <= Self.mostRows else {
      let lines = ([titles] + rows).map { row in row.map { TerminalText.neutralised($0) }.joined(separator: " | ") }
      return lines.joined(separator: "\n").asMarkdownBlock
    }
    return MarkdownRows.table(titles, rows, widths: widths)
  }
}
