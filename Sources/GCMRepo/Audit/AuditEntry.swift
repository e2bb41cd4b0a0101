/// The audit of one commit: who, what, when, on whose behalf, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  /// The commit, with the content of its trailers.
  public let revision: Revision
  /// What is wrong with it.
  public internal(set) var findings: [Finding]
  /// What is wrong with it, is known, and was acknowledged; it does not count.
  public internal(set) var acknowledged: [AcknowledgedFinding]
  /// What an auditor should know although no rule of the record forbids it; it does not count as a finding.
  public let notices: [Finding]
  /// Whose signature it has.
  public let signature: CommitSignature
  /// By which rule its party may do it; `nil` where none applies.
  public let rule: AppliedRule?

  /// An entry from its parts.
  public init(
    revision: Revision, findings: [Finding], notices: [Finding] = [], signature: CommitSignature = .unsigned,
    acknowledged: [AcknowledgedFinding] = [], rule: AppliedRule? = nil
  ) {
    self.rule = rule
    self.acknowledged = acknowledged
    self.signature = signature
    self.revision = revision
    self.findings = findings
    self.notices = notices
  }
}

/// A row of `gcmrepo.audit/1`: the revision's keys, `finding_details`, `acknowledged`, `notices`, `rule` and `signature`.
extension AuditEntry: Codable {
  private enum Key: String, CodingKey {
    case findings = "finding_details"
    case acknowledged, notices, signature, rule
  }

  /// Reads a row; sentences are ignored.
  public init(from decoder: any Decoder) throws {
    revision = try Revision(from: decoder)
    let values = try decoder.container(keyedBy: Key.self)
    findings = try values.decode([CommitFinding].self, forKey: .findings).map(\.finding)
    notices = try values.decodeIfPresent([CommitFinding].self, forKey: .notices)?.map(\.finding) ?? []
    acknowledged = try values.decodeIfPresent([AcknowledgedFinding].self, forKey: .acknowledged) ?? []
    rule = try values.decodeIfPresent(AppliedRule.self, forKey: .rule)
    signature = try values.decodeIfPresent(CommitSignature.self, forKey: .signature) ?? .unsigned
  }

  /// Writes a row.
  public func encode(to encoder: any Encoder) throws {
    try revision.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(findings.map { CommitFinding($0, of: revision.commit) }, forKey: .findings)
    try values.encode(notices.map { CommitFinding($0, of: revision.commit) }, forKey: .notices)
    try values.encode(acknowledged, forKey: .acknowledged)
    try values.encode(rule, forKey: .rule)
    try values.encode(signature, forKey: .signature)
  }
}
