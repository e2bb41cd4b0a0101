import SSHKeys

/// A key of the record, as `keys list` shows it.
public struct KeyEntry: Sendable, Hashable {
  /// The key: `SHA256:…`.
  public var fingerprint: String
  /// Its type: `ssh-ed25519`.
  public var type: String
  /// Whose key it is in `keys/allowed_signers`: `focal-point@CL`; `nil` for one that is only proposed.
  public var principal: String?
  /// The party; `nil` for the host's.
  public var party: PartyCode?
  /// The id and the name of the person.
  public var person, name: String?
  /// The first and the last second in which it is valid.
  public var validFrom, validUntil: Timestamp?
  /// Why it was revoked, if it was.
  public var revokedBecause: String?
  /// The body that proposed it, as long as another must agree.
  public var proposedBy: PartyCode?

  /// Whether it may sign at a time.
  public func isValid(at time: Timestamp) -> Bool {
    proposedBy == nil && validFrom.map { $0 <= time } ?? true && validUntil.map { time <= $0 } ?? true
  }
}

extension RecordState {
  /// All keys of the record, the host's first, then by party; those that are proposed last. Cost: a file for each party.
  public func keys() throws(RecordError) -> [KeyEntry] {
    let parties = try readableParties().parties
    var keys: [KeyEntry] = []
    for entry in try allowedSigners().entries where !entry.isAuthority {
      let principal = entry.principals.name.flatMap { Principal($0) }
      let party = principal.flatMap { PartyCode($0.party) }
      let holder = parties.first { $0.code == party }?.holder(of: entry.key.fingerprint)
      keys.append(
        KeyEntry(
          fingerprint: entry.key.fingerprint, type: entry.key.algorithm.rawValue, principal: entry.principals.name,
          party: party, person: holder?.person.entryID, name: holder?.person.name,
          validFrom: entry.validAfter.map { Timestamp(seconds: $0) },
          validUntil: entry.validBefore.map { Timestamp(seconds: $0) },
          revokedBecause: holder?.key.revokedBecause))
    }
    for party in parties {
      for person in party.focalPoints {
        for key in person.keys {
          guard let proposer = key.proposedBy else { continue }
          keys.append(
            KeyEntry(
              fingerprint: key.fingerprint, type: "", party: party.code, person: person.entryID, name: person.name,
              proposedBy: proposer))
        }
      }
    }
    return keys
  }
}
