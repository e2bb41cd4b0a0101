import GCMRepo
import RecordComparison
import RecordLocalization
import RecordRendering

/// All that the report of an audit says, and nothing in a language.
struct AuditAccount {
  let report: AuditReport
  let title: LocalizedText
  /// What was audited, as the user named it; `nil` for all history.
  let range: String?
  let drafts: [(draft: Draft, standing: DraftStanding?)]
  let timestamps: [DraftTimestamp]
  /// `nil` where it cannot be made, or the range is not all history.
  let fingerprint: RecordFingerprint?
  /// When the report is made.
  let time: Timestamp

  /// - Parameter time: when the report is made.
  init(_ report: AuditReport, of record: Record, range: String?, timestamps: [DraftTimestamp], at time: Timestamp) {
    self.report = report
    self.range = range
    self.timestamps = timestamps
    self.time = time
    // What cannot be read is a finding, and the report says the rest.
    title = (try? record.current())?.configuration.title ?? LocalizedText()
    let commits = range == nil ? nil : Set(report.entries.map(\.revision.commit))
    drafts = ((try? record.drafts()) ?? []).filter { commits?.contains($0.commit) ?? true }.map { draft in
      (draft, try? record.standing(of: draft))
    }
    fingerprint = range == nil ? try? record.fingerprint() : nil
  }

  /// When a report is made: `SOURCE_DATE_EPOCH`, if it is set, so that the same report has the same bytes.
  static var moment: Timestamp {
    Console.environment("SOURCE_DATE_EPOCH").flatMap { Int64($0) }.map { Timestamp(seconds: $0) } ?? .now
  }

  /// The commits that an auditor looks at one by one: with a fault or a notice, acknowledged or not, with a signature that is
  /// not good, or sent in for another party.
  var remarkable: [AuditEntry] { report.entries.filter { !$0.isOrdinary } }

  /// Commits of one party in one month.
  struct Group: Hashable {
    let month: String
    let party: String
  }

  /// How many commits of a group are signed, and who says when they were there.
  struct Counts {
    var commits = 0
    var signed = 0
    var times: [CommitSignature.TimeSource: Int] = [:]
  }

  /// All commits by month and party, the newest month first.
  var groups: [(group: Group, counts: Counts)] {
    var counts: [Group: Counts] = [:]
    for entry in report.entries {
      let month = String(entry.revision.time.description.prefix(7))
      let group = Group(month: month, party: entry.revision.facts.party ?? "")
      var own = counts[group] ?? Counts()
      own.commits += 1
      if entry.signature.status == .good { own.signed += 1 }
      if let source = entry.signature.timeSource { own.times[source, default: 0] += 1 }
      counts[group] = own
    }
    return counts.map { ($0.key, $0.value) }.sorted { a, b in
      a.0.month == b.0.month ? a.0.party < b.0.party : a.0.month > b.0.month
    }
  }
}

extension AuditEntry {
  fileprivate var isOrdinary: Bool {
    findings.isEmpty && notices.isEmpty && acknowledged.isEmpty && signature.onBehalfBy == nil
      && revision.facts.submittedBy == nil && [.good, .unsigned].contains(signature.status)
  }
}
