extension Party.FocalPoint {
  /// A key of a person, which `keys/allowed_signers` holds.
  public struct AdmittedKey: Sendable, Hashable {
    /// The key: `SHA256:…`.
    public var fingerprint: String
    /// The body that proposed it, as long as another must agree; `nil` for one that is admitted.
    public var proposedBy: PartyCode?
    /// The id of its person who did.
    public var proposer: PersonID?
    /// Since when it is revoked.
    public var revokedFrom: Timestamp?
    /// Why it is revoked.
    public var revokedBecause: String?

    /// A key from its parts.
    public init(
      fingerprint: String, proposedBy: PartyCode? = nil, proposer: PersonID? = nil, revokedFrom: Timestamp? = nil,
      revokedBecause: String? = nil
    ) {
      self.fingerprint = fingerprint
      self.proposedBy = proposedBy
      self.proposer = proposer
      self.revokedFrom = revokedFrom
      self.revokedBecause = revokedBecause
    }

    /// The keys of its mapping in their usual order.
    static let keys = ["fingerprint", "proposed_by", "proposer", "revoked_from", "revoked_because"]

    init(_ mapping: MappingDecoder) throws(RecordError) {
      var decoder = mapping
      fingerprint = try decoder.required("fingerprint") { $0.utf8.starts(with: "SHA256:".utf8) ? $0 : nil }
      proposedBy = try decoder.optional("proposed_by") { PartyCode($0) }
      proposer = try decoder.optional("proposer") { PersonID($0) }
      revokedFrom = try decoder.optional("revoked_from") { Timestamp($0) }
      revokedBecause = try decoder.optionalString("revoked_because")
    }
  }
}

extension Party {
  /// The person who has a key, admitted or proposed, and what the record says of it.
  func holder(of fingerprint: String) -> (person: FocalPoint, key: FocalPoint.AdmittedKey)? {
    for person in focalPoints {
      if let key = person.keys.first(where: { $0.fingerprint == fingerprint }) { return (person, key) }
    }
    return nil
  }

  /// The conferences whose secretariat it is.
  func conferences(as role: Role.Name) -> [String] { roles.filter { $0.name == role }.map(\.conference) }

  /// Whether it is a conference's secretariat.
  var isSecretariat: Bool { kind == .body && !conferences(as: .secretariat).isEmpty }
}
