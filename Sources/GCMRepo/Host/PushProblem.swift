/// Why a push is refused: a finding, and where.
public struct PushProblem: Sendable, Hashable {
  /// The reference that was pushed.
  public var reference: String
  /// The commit, for what is wrong with one.
  public var commit: CommitID?
  /// What is wrong.
  public var finding: Finding

  /// A problem of a reference, or of a commit that it brings.
  public init(reference: String, commit: CommitID? = nil, finding: Finding) {
    self.reference = reference
    self.commit = commit
    self.finding = finding
  }
}
