/// Whose signature a commit has, by the keys that the record allowed before it.
public struct CommitSignature: Sendable, Hashable {
  /// What it is worth.
  public var status: Status
  /// Whose key it is, by the record: `focal-point@CL`.
  public var principal: String?
  /// The key: `SHA256:…`.
  public var fingerprint: String?

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
    /// By a key that was not valid at the commit's time.
    case expired
    /// By a key of another party than the one that the commit names.
    case wrongParty = "wrong_party"
  }

  /// No signature.
  public static let unsigned = CommitSignature(status: .unsigned)

  /// A signature from its parts.
  public init(status: Status, principal: String? = nil, fingerprint: String? = nil) {
    self.status = status
    self.principal = principal
    self.fingerprint = fingerprint
  }

  /// What an auditor must know of it. A record that does not ask for signatures may have keys that it does not know.
  func findings(party: String?, author: String) -> [Finding] {
    switch status {
    case .bad: [.badSignature(author: author)]
    case .wrongParty: [.foreignSignature(party: party ?? "", principal: principal ?? "")]
    case .good, .unsigned, .unknownKey, .expired: []
    }
  }
}

extension CommitSignature: Codable {
  private enum CodingKeys: String, CodingKey {
    case status, principal, fingerprint
  }

  /// Writes its object of `gcmrepo.audit/1`, in which absent facts are `null`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(status, forKey: .status)
    try values.encode(principal, forKey: .principal)
    try values.encode(fingerprint, forKey: .fingerprint)
  }
}
