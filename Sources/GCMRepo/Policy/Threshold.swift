/// Whose agreement something needs: persons and parties are counted, never keys.
public struct Threshold: Sendable, Hashable {
  /// A role of which one person of each conference must agree; `nil` if conferences are not counted.
  public var eachConference: Party.Role.Name?
  /// How many persons must agree.
  public var persons: Int
  /// Of which parties; with a role of each conference, those that have it.
  public var parties: [Grant]

  /// A threshold from its parts.
  public init(eachConference: Party.Role.Name? = nil, persons: Int = 1, parties: [Grant] = []) {
    self.eachConference = eachConference
    self.persons = persons
    self.parties = parties
  }

  /// Somebody who agreed, or could.
  struct Consent: Hashable {
    let party: Party
    /// The person's id, and the fingerprint of the key, if it is known: whoever shares either is one person.
    let person: String
    let fingerprint: String

    func isSamePerson(as other: Consent) -> Bool {
      person == other.person || !fingerprint.isEmpty && fingerprint == other.fingerprint
    }
  }

  /// Whether these persons meet it.
  ///
  /// - Parameters:
  ///   - consents: who agrees.
  ///   - conferences: the codes of the record's conferences.
  func isMet(by consents: [Consent], conferences: [String]) -> Bool {
    let counted = consents.filter { counts($0.party) }
    guard Self.persons(in: counted) >= persons else { return false }
    guard let eachConference else { return true }
    // One person may stand for one conference alone.
    return Self.distinct(
      conferences.map { conference in
        counted.filter { consent in
          consent.party.roles.contains { $0.conference == conference && $0.name == eachConference }
        }
      })
  }

  private func counts(_ party: Party) -> Bool {
    if let eachConference { return Grant.bodies(eachConference).covers(party) }
    return parties.contains { $0.covers(party) }
  }

  /// How many persons there are: two entries with the same id or the same key are one.
  private static func persons(in consents: [Consent]) -> Int {
    var groups: [(ids: Set<String>, keys: Set<String>)] = []
    for consent in consents {
      let same = groups.indices.filter {
        groups[$0].ids.contains(consent.person)
          || !consent.fingerprint.isEmpty && groups[$0].keys.contains(consent.fingerprint)
      }
      var joined: (ids: Set<String>, keys: Set<String>) = ([consent.person], [consent.fingerprint])
      for index in same.reversed() {
        let group = groups.remove(at: index)
        joined.ids.formUnion(group.ids)
        joined.keys.formUnion(group.keys)
      }
      groups.append(joined)
    }
    return groups.count
  }

  /// Whether each list can be given a person of its own. Lists are as many as a record has conferences.
  private static func distinct(_ lists: [[Consent]], taken: [Consent] = []) -> Bool {
    guard let first = lists.first else { return true }
    return first.contains { consent in
      !taken.contains { $0.isSamePerson(as: consent) }
        && distinct(Array(lists.dropFirst()), taken: taken + [consent])
    }
  }
}
