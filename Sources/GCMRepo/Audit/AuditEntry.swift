/// The audit of one commit: who, what, when, on whose behalf, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  /// The commit, with the content of its trailers.
  public let revision: Revision
  /// What is wrong with it.
  public internal(set) var findings: [Finding]
}
