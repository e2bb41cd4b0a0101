/// What a submitter keeps: which revision holds which bytes.
public struct Receipt: Sendable, Hashable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.receipt/1"

  /// The contribution's id: `CL/inputs/aportes`.
  public var contribution: String
  /// The contribution's revision that the record holds now, from 1.
  public var revision: Int
  /// 40 hexadecimal digits.
  public var commit: String
  /// The branch that the record is on.
  public var branch: String
  /// Whether the same bytes were in the record already, so that no commit was made.
  public var unchanged: Bool
  /// The code of the State that submitted.
  public var party: String
  /// See ``ContributionKind``.
  public var kind: String
  /// When the revision was made.
  public var submittedAt: Timestamp
  /// The originals.
  public var files: [File]

  /// An original as it was received.
  public struct File: Sendable, Hashable, Codable {
    /// In the record: `countries/CL/inputs/aportes/original.es.docx`.
    public var path: String
    /// 64 hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int

    /// A file of a receipt.
    public init(path: String, sha256: String, bytes: Int) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// A receipt made of its parts, for one that was kept.
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
  /// What the submitter keeps.
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
