/// The account of one commit: who, what, when, under whose authority, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  public let revision: Revision
  public internal(set) var findings: [Finding]
}
