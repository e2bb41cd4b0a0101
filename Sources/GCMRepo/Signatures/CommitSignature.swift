/// Whose signature a commit or a draft has, by the keys that the record allowed before it.
public struct CommitSignature: Sendable, Hashable {
  /// What it is worth.
  public var status: Status
  /// Whose key it is, by the key's line: `focal-point@CL`.
  public var principal: String?
  /// The id of the person whose key it is, by the party's file.
  public var person: String?
  /// The key: `SHA256:…`.
  public var fingerprint: String?
  /// Where the time comes from at which the key had to be valid.
  public var timeSource: TimeSource?
  /// The body that sent it in for the party.
  public var onBehalfBy: String?
  /// Whether the host signed what a State's person submitted by browser.
  public var isByHost: Bool { onBehalfBy != nil && principal == Principal.host.description }

  /// What a signature is worth. The raw values are those of the JSON.
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    /// By a key that the record allowed to the commit's party at its time.
    case good
    /// It is not of this commit, or cannot be read.
    case bad
    /// There is none.
    case unsigned
    /// By a key that the record did not know.
    case unknownKey = "unknown_key"
    /// By a key that was not valid at that time.
    case expired
    /// By a key that was revoked before that time.
    case revoked
    /// By a key of another party than the one that the commit names.
    case wrongParty = "wrong_party"
  }

  /// Who says when a commit was there. The raw values are those of the JSON.
  public enum TimeSource: String, Sendable, Hashable, Codable, CaseIterable {
    /// The host, which received it; the next draft, which holds it; its author alone.
    case host, draft, author
  }

  /// No signature.
  public static let unsigned = CommitSignature(status: .unsigned)

  /// A signature from its parts.
  public init(
    status: Status, principal: String? = nil, person: String? = nil, fingerprint: String? = nil,
    timeSource: TimeSource? = nil, onBehalfBy: String? = nil
  ) {
    self.status = status
    self.principal = principal
    self.person = person
    self.fingerprint = fingerprint
    self.timeSource = timeSource
    self.onBehalfBy = onBehalfBy
  }
}

extension CommitSignature: Codable {
  private enum CodingKeys: String, CodingKey {
    case status, principal, person, fingerprint
    case timeSource = "time_source"
    case onBehalfBy = "on_behalf_by"
  }

  /// Writes its object of `gcmrepo.audit/1`, in which absent facts are `null`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(status, forKey: .status)
    try values.encode(principal, forKey: .principal)
    try values.encode(person, forKey: .person)
    try values.encode(fingerprint, forKey: .fingerprint)
    try values.encode(timeSource, forKey: .timeSource)
    try values.encode(onBehalfBy, forKey: .onBehalfBy)
  }
}
