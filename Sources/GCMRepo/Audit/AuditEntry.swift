/// The account of one commit: who, what, when, under whose authority, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  /// The commit, with what its trailers say.
  public let revision: Revision
  /// What is wrong with it.
  public internal(set) var findings: [Finding]
}
