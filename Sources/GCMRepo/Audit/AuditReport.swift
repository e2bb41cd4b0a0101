/// The audit of a range of history.
public struct AuditReport: Sendable, Hashable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.audit/1"

  /// Newest first.
  public var entries: [AuditEntry]
  /// What is wrong with drafts, the branch and the store, rather than with a single commit.
  public var findings: [Finding]
  /// The newest commit of the record when it was audited; `nil` if that could not be read.
  public var tip: CommitID?

  /// A report from its parts.
  public init(entries: [AuditEntry], findings: [Finding], tip: CommitID? = nil) {
    self.entries = entries
    self.findings = findings
    self.tip = tip
  }

  /// How many findings there are in all.
  public var findingCount: Int { findings.count + entries.reduce(0) { $0 + $1.findings.count } }

  /// How many notices there are in all; a record with notices alone is sound.
  public var noticeCount: Int { entries.reduce(0) { $0 + $1.notices.count } }

  /// The acknowledged findings, the newest commit's first: they stay in every report, and do not count.
  public var acknowledged: [AcknowledgedFinding] { entries.flatMap(\.acknowledged) }

  /// All findings, the gravest first, and those of one grade in the order of the history, the newest first; what belongs to
  /// no commit precedes.
  public var gradedFindings: [CommitFinding] {
    (findings.map { CommitFinding($0) }
      + entries.flatMap { entry in entry.findings.map { CommitFinding($0, of: entry.revision.commit) } }).graded
  }
}

extension AuditReport {
  /// Puts the gravest findings first, of each commit and of none.
  mutating func grade() {
    findings = findings.graded
    for place in entries.indices where entries[place].findings.count > 1 {
      entries[place].findings = entries[place].findings.graded
    }
  }
}

/// A report as JSON, with the keys of `gcmrepo.audit/1`, as `gcmrepo audit --format json` prints them.
///
/// The command prints sentences in addition: `sentence` of each finding, and `findings` of each commit.
extension AuditReport: Codable {
  private enum Key: String, CodingKey {
    case schema, findings, commits, tip
    case findingCount = "finding_count"
    case noticeCount = "notice_count"
    case acknowledgedCount = "acknowledged_count"
  }

  /// Reads a report; sentences are ignored.
  ///
  /// - Throws: `DecodingError`, also for another schema.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try values.expect(Self.schema, forKey: .schema)
    self.init(
      entries: try values.decode([AuditEntry].self, forKey: .commits),
      findings: try values.decode([CommitFinding].self, forKey: .findings).map(\.finding),
      tip: try values.decodeIfPresent(CommitID.self, forKey: .tip))
  }

  /// Writes a report with its schema, without sentences.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(findingCount, forKey: .findingCount)
    try values.encode(noticeCount, forKey: .noticeCount)
    try values.encode(acknowledged.count, forKey: .acknowledgedCount)
    try values.encode(tip, forKey: .tip)
    try values.encode(
      findings.map { ReportedFinding(finding: CommitFinding($0), tip: tip) }, forKey: .findings)
    try values.encode(entries, forKey: .commits)
  }
}
