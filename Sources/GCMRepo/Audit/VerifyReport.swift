/// The result of verifying the whole record.
public struct VerifyReport: Sendable, Hashable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.verify/1"

  /// How many commits were read.
  public var commits: Int
  /// How many drafts were checked.
  public var drafts: Int
  /// How many contributions the current state has.
  public var contributions: Int
  /// How many originals of the current state were hashed.
  public var originals: Int
  /// Findings with the commit that they belong to, if any.
  public var findings: [CommitFinding]
  /// What is wrong with commits, is known, and was acknowledged; it does not count.
  public var acknowledged: [AcknowledgedFinding]
  /// Whether git's own check ran: without it the object store as such was not checked.
  public var checkedStore: Bool
  /// The newest commit of the record when it was checked; `nil` if that could not be read.
  public var tip: CommitID?

  /// A report from its parts.
  public init(
    commits: Int, drafts: Int, contributions: Int, originals: Int, findings: [CommitFinding], checkedStore: Bool,
    tip: CommitID? = nil, acknowledged: [AcknowledgedFinding] = []
  ) {
    self.acknowledged = acknowledged
    self.tip = tip
    self.commits = commits
    self.drafts = drafts
    self.contributions = contributions
    self.originals = originals
    self.findings = findings
    self.checkedStore = checkedStore
  }

  /// Whether everything was checked and nothing is wrong.
  public var holds: Bool { findings.isEmpty && checkedStore }

  mutating func add(_ finding: Finding, of commit: CommitID? = nil) {
    findings.append(CommitFinding(finding, of: commit))
  }

  mutating func add(_ findings: [Finding], of commit: CommitID? = nil) {
    for finding in findings { add(finding, of: commit) }
  }
}

/// A report as JSON, with the keys of `gcmrepo.verify/1`, as `gcmrepo verify --format json` prints them.
///
/// The command prints the `sentence` of each finding in addition.
extension VerifyReport: Codable {
  private enum Key: String, CodingKey {
    case schema, holds, commits, drafts, contributions, originals, findings, tip, acknowledged
    case checkedStore = "store_checked"
  }

  /// Reads a report; sentences are ignored.
  ///
  /// - Throws: `DecodingError`, also for another schema, and for the answer about a receipt, which has other keys.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try values.expect(Self.schema, forKey: .schema)
    self.init(
      commits: try values.decode(Int.self, forKey: .commits),
      drafts: try values.decode(Int.self, forKey: .drafts),
      contributions: try values.decode(Int.self, forKey: .contributions),
      originals: try values.decode(Int.self, forKey: .originals),
      findings: try values.decode([CommitFinding].self, forKey: .findings),
      checkedStore: try values.decode(Bool.self, forKey: .checkedStore),
      tip: try values.decodeIfPresent(CommitID.self, forKey: .tip),
      acknowledged: try values.decodeIfPresent([AcknowledgedFinding].self, forKey: .acknowledged) ?? [])
  }

  /// Writes a report with its schema, without sentences.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(holds, forKey: .holds)
    try values.encode(commits, forKey: .commits)
    try values.encode(drafts, forKey: .drafts)
    try values.encode(contributions, forKey: .contributions)
    try values.encode(originals, forKey: .originals)
    try values.encode(checkedStore, forKey: .checkedStore)
    try values.encode(tip, forKey: .tip)
    try values.encode(findings.map { ReportedFinding(finding: $0, tip: tip) }, forKey: .findings)
    try values.encode(acknowledged, forKey: .acknowledged)
  }
}
