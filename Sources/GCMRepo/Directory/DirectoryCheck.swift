/// What in a directory should be looked at: nothing of it is forbidden, and all of it is usually forgotten.
public struct DirectoryWarning: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// The party.
  public let party: PartyCode
  /// The entries.
  public let entries: [String]
  /// The key, if it is one.
  public let key: String?

  /// What may be wrong.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Several persons have the same office and function at the same time.
    case severalHolders = "several-holders"
    /// Several entries that act at the same time have the same name.
    case sameName = "same-name"
    /// A key of a person whose time is over may still sign.
    case keyOfFormerPerson = "key-of-former-person"
  }
}

extension RecordState {
  /// What in the directory should be looked at on a day, by party.
  ///
  /// - Parameters:
  ///   - parties: the parties to look at.
  ///   - day: the day on which a person acts or not.
  public func directoryWarnings(of parties: [Party], on day: CalendarDay) throws(RecordError) -> [DirectoryWarning] {
    var warnings: [DirectoryWarning] = []
    let keys = try allowedSigners().entries
    // A key that was revoked during the day, with a handover, signs no more.
    let end = (Timestamp("\(day)T00:00:00Z")?.seconds ?? 0) + 86_399
    for party in parties {
      let current = party.focalPoints.filter { $0.isCurrent(on: day) }
      func add(_ kind: DirectoryWarning.Kind, _ people: [Party.FocalPoint]) {
        warnings.append(
          DirectoryWarning(
            kind: kind, party: party.code, entries: people.map { "\(party.code)/\($0.entryID)" }, key: nil))
      }
      for people in party.sharedPlaces(on: day) + party.sharedOffices(on: day) { add(.severalHolders, people) }
      for people in Party.groups(current, by: { Slug(title: $0.name)?.string }) { add(.sameName, people) }
      for person in party.focalPoints where person.until.map({ $0 < day }) ?? false {
        for key in person.keys {
          let mayBeUsed = keys.contains { entry in
            entry.key.fingerprint == key.fingerprint && entry.validBefore.map { $0 > end } ?? true
          }
          guard mayBeUsed else { continue }
          warnings.append(
            DirectoryWarning(
              kind: .keyOfFormerPerson, party: party.code, entries: ["\(party.code)/\(person.entryID)"],
              key: key.fingerprint))
        }
      }
    }
    return warnings
  }
}

extension Party {
  /// The persons who have the same office and function on a day, for each that has several.
  func sharedPlaces(on day: CalendarDay) -> [[FocalPoint]] {
    Self.groups(focalPoints.filter { $0.isCurrent(on: day) }) { $0.place }
  }

  /// The persons without a function who have the same office on a day. They may be several on purpose, so that a change of the
  /// record is not judged by it.
  func sharedOffices(on day: CalendarDay) -> [[FocalPoint]] {
    Self.groups(focalPoints.filter { $0.isCurrent(on: day) }) { person in
      person.place == nil ? person.office.flatMap { Slug(title: $0)?.string } : nil
    }
  }

  /// Who has taken over from a person already: of the same office and function, and acting since after the person's last day.
  func successor(of former: FocalPoint) -> FocalPoint? {
    guard let last = former.until else { return nil }
    func words(_ person: FocalPoint) -> [String?] {
      [person.office, person.role].map { text in text.flatMap { Slug(title: $0)?.string } }
    }
    let own = words(former)
    return focalPoints.first { other in
      guard let first = other.from, first > last, other != former else { return false }
      return words(other) == own && (own != [nil, nil] || first == last.next)
    }
  }

  /// Those of several persons that have something in common, in the order of the file.
  fileprivate static func groups(
    _ people: [FocalPoint], by key: (FocalPoint) -> String?
  ) -> [[FocalPoint]] {
    var groups: [(key: String, people: [FocalPoint])] = []
    for person in people {
      guard let key = key(person) else { continue }
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].people.append(person)
      } else {
        groups.append((key, [person]))
      }
    }
    return groups.map(\.people).filter { $0.count > 1 }
  }
}

extension Party.FocalPoint {
  /// The office and function, for a person with a function.
  fileprivate var place: String? {
    guard let role = role.flatMap({ Slug(title: $0)?.string }) else { return nil }
    return role + "/" + (office.flatMap { Slug(title: $0)?.string } ?? "")
  }
}
