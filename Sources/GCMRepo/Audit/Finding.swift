/// A violation of the record's rules in its history or its files.
///
/// Where it was found stands beside it: in an ``AuditEntry``, or in a ``CommitFinding``.
public struct Finding: CodedFacts {
  /// What is wrong.
  public let code: Code
  /// The names and numbers of a sentence about it; ``Code`` names those of each.
  public let facts: Facts

  /// A finding of any code, for tests and for programs that read the answers of later versions.
  public init(_ code: Code, _ facts: Facts = [:]) {
    self.code = code
    var facts = facts
    // In an answer, the commit stands beside the finding.
    facts[.commit] = nil
    self.facts = facts
  }

  /// Why something could not be read, for ``Code/unreadable``; otherwise `nil`.
  public var error: RecordError? {
    guard code == .unreadable, let error = facts.text(.error) else { return nil }
    var facts = facts
    facts[.error] = nil
    facts[.expected] = nil
    return RecordError(RecordError.Code(rawValue: error), facts)
  }
}

/// A finding with the commit that it belongs to.
public struct CommitFinding: Sendable, Hashable, Codable {
  /// The commit; `nil` for what belongs to none: drafts, references, the current files.
  public var commit: CommitID?
  /// What is wrong.
  public var finding: Finding

  /// A finding of a commit, or of none.
  public init(_ finding: Finding, of commit: CommitID? = nil) {
    self.commit = commit
    self.finding = finding
  }

  enum Key: String, CodingKey {
    case commit, grade
    case shownBy = "shown_by"
  }

  /// Reads one object: the finding's keys and `commit`.
  public init(from decoder: any Decoder) throws {
    finding = try Finding(from: decoder)
    commit = try decoder.container(keyedBy: Key.self).decodeIfPresent(CommitID.self, forKey: .commit)
  }

  /// Writes one object: the finding's keys, `commit`, which may be `null`, `grade` and `shown_by`.
  public func encode(to encoder: any Encoder) throws { try encode(to: encoder, tip: nil) }

  fileprivate func encode(to encoder: any Encoder, tip: CommitID?) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(commit, forKey: .commit)
    try values.encode(finding.grade, forKey: .grade)
    try values.encode(shownBy(tip: tip), forKey: .shownBy)
    try finding.encode(to: encoder)
  }
}

/// The findings of a report, which knows what was the newest commit.
struct ReportedFinding: Encodable {
  let finding: CommitFinding
  let tip: CommitID?

  func encode(to encoder: any Encoder) throws { try finding.encode(to: encoder, tip: tip) }
}
