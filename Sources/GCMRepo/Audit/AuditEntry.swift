/// The audit of one commit: who, what, when, on whose behalf, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  /// The commit, with the content of its trailers.
  public let revision: Revision
  /// What is wrong with it.
  public internal(set) var findings: [Finding]

  /// An entry from its parts.
  public init(revision: Revision, findings: [Finding]) {
    self.revision = revision
    self.findings = findings
  }
}

/// A row of `gcmrepo.audit/1`: the revision's keys, and `finding_details`.
extension AuditEntry: Codable {
  private enum Key: String, CodingKey { case findings = "finding_details" }

  /// Reads a row; sentences are ignored.
  public init(from decoder: any Decoder) throws {
    revision = try Revision(from: decoder)
    findings = try decoder.container(keyedBy: Key.self).decode([CommitFinding].self, forKey: .findings).map(\.finding)
  }

  /// Writes a row.
  public func encode(to encoder: any Encoder) throws {
    try revision.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(findings.map { CommitFinding($0, of: revision.commit) }, forKey: .findings)
  }
}
