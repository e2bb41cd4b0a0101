/// The word of a body that keeps the record on a known fault of a commit: the fault stays, and is no news.
public struct Acknowledgement: Sendable, Hashable {
  /// When.
  public var time: Timestamp
  /// The code of the body.
  public var party: String
  /// The name of its person.
  public var person: String
  /// Why the record is kept as it is.
  public var why: String
  /// What was found in the commit at that time; whatever else is found in it later is not covered.
  public var findings: [Finding]

  /// An acknowledgement from its parts.
  public init(time: Timestamp, party: String, person: String, why: String, findings: [Finding]) {
    self.time = time
    self.party = party
    self.person = person
    self.why = why
    self.findings = findings
  }
}

/// A finding that somebody acknowledged.
public struct AcknowledgedFinding: Sendable, Hashable {
  /// What is wrong, and the commit.
  public var finding: CommitFinding
  /// Who acknowledged it, when and why. Its own findings are left out.
  public var acknowledgement: Acknowledgement
  /// The commit by which.
  public var commit: CommitID

  /// An acknowledged finding from its parts.
  public init(_ finding: CommitFinding, by acknowledgement: Acknowledgement, in commit: CommitID) {
    self.finding = finding
    self.acknowledgement = acknowledgement
    self.acknowledgement.findings = []
    self.commit = commit
  }
}

/// An entry of `acknowledged` in JSON: the finding's keys, and `acknowledgement`.
extension AcknowledgedFinding: Codable {
  private enum Key: String, CodingKey { case acknowledgement }
  private enum OwnKey: String, CodingKey { case party, person, time, why, commit }

  /// Reads one object; sentences are ignored.
  public init(from decoder: any Decoder) throws {
    let own = try decoder.container(keyedBy: Key.self).nestedContainer(keyedBy: OwnKey.self, forKey: .acknowledgement)
    self.init(
      try CommitFinding(from: decoder),
      by: Acknowledgement(
        time: try own.decode(Timestamp.self, forKey: .time), party: try own.decode(String.self, forKey: .party),
        person: try own.decode(String.self, forKey: .person), why: try own.decode(String.self, forKey: .why),
        findings: []),
      in: try own.decode(CommitID.self, forKey: .commit))
  }

  /// Writes one object, without a sentence.
  public func encode(to encoder: any Encoder) throws {
    try finding.encode(to: encoder)
    var values = encoder.container(keyedBy: Key.self)
    var own = values.nestedContainer(keyedBy: OwnKey.self, forKey: .acknowledgement)
    try own.encode(acknowledgement.party, forKey: .party)
    try own.encode(acknowledgement.person, forKey: .person)
    try own.encode(acknowledgement.time, forKey: .time)
    try own.encode(acknowledgement.why, forKey: .why)
    try own.encode(commit, forKey: .commit)
  }
}
