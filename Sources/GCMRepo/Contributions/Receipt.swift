/// What a submitter keeps: which revision holds which bytes.
public struct Receipt: Sendable, Hashable {
  public static let schema = "gcmrepo.receipt/1"

  public var contribution: String
  public var revision: Int
  /// 40 hexadecimal digits.
  public var commit: String
  public var branch: String
  /// Whether the same bytes were in the record already, so that no commit was made.
  public var unchanged: Bool
  public var party: String
  public var kind: String
  public var submittedAt: Timestamp
  /// The originals.
  public var files: [File]

  public struct File: Sendable, Hashable {
    public var path: String
    public var sha256: String
    public var bytes: Int

    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  public init(
    contribution: String, revision: Int, commit: String, branch: String, unchanged: Bool, party: String, kind: String,
    submittedAt: Timestamp, files: [File]
  ) {
    self.contribution = contribution
    self.revision = revision
    self.commit = commit
    self.branch = branch
    self.unchanged = unchanged
    self.party = party
    self.kind = kind
    self.submittedAt = submittedAt
    self.files = files
  }
}

/// What became of a submission.
public struct SubmissionResult: Sendable {
  public var receipt: Receipt
  /// The contribution as it is now.
  public var contribution: Contribution
  /// A best practice's required spaces that are still empty, by their key in `contribution.yml`.
  public var emptySpaces: [String]
  /// The languages of files that the record holds already, of which a newer reader makes another text: see
  /// ``Record/reread(_:_:party:as:dryRun:)``.
  public var rereadable: [String]
  /// See ``WriteOutcome/checkoutProblem``.
  public var checkoutProblem: RecordError?
}
