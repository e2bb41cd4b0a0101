/// What a party may do in a record. The commands refuse by it, and `audit` judges history by it.
extension Party {
  /// Whether it may set the declaration, freeze drafts and keep the record's facts: parties, rules, questions, minutes.
  ///
  /// It is the technical secretariats and the presidencies pro tempore, as bodies, and the ad-hoc group that drafts the
  /// declaration. A State that presides acts through the body of its presidency; observers only observe.
  public var keepsRecord: Bool {
    kind == .body
      && (code == Self.adHocGroup || roles.contains { $0.name == .secretariat || $0.name == .presidency })
  }

  /// The group of both conferences. It has no role in either.
  private static let adHocGroup = "AD-HOC"
}

extension RecordState {
  /// The body that acts: the one named, else the only one of which the person is a focal point.
  ///
  /// - Throws: ``RecordError/notPermitted(party:permitted:)`` where the one named may not set the declaration or freeze
  ///   drafts, ``RecordError/partyNeeded(choices:)`` where nothing decides.
  public func body(named code: String?, actingPerson email: String) throws(RecordError) -> Party {
    if let code {
      let named = try party(code)
      guard named.keepsRecord else {
        // One file that cannot be read must not hide why this one is refused.
        let others = try partyCodes().compactMap { try? party($0) }
        throw .notPermitted(party: code, permitted: others.filter(\.keepsRecord).map(\.code))
      }
      return named
    }
    let bodies = try parties().filter(\.keepsRecord)
    let own = bodies.filter { $0.focalPoint(email: email) != nil }
    guard own.count == 1, let only = own.first else {
      throw .partyNeeded(choices: (own.isEmpty ? bodies : own).map(\.code))
    }
    return only
  }
}
