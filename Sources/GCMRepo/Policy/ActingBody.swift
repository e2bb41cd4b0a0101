extension Party {
  /// Whether it may set the declaration, freeze drafts and maintain the record's data files: parties, rules, questions,
  /// minutes.
  public var keepsRecord: Bool { Policy.formatOne.permits(self, .tag) }
}

extension RecordState {
  /// The rights in this state.
  var policy: Policy { configuration.policy }

  /// The acting body: the one named, else the one whose key signs, else the only one of which the person is a focal point.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notPermitted`` if the one named lacks the right,
  ///   ``RecordError/Code-swift.struct/partyNeeded`` if nothing decides.
  public func body(
    named code: PartyCode?, actingPerson email: String, for right: Right = .declare
  ) throws(RecordError) -> Party {
    if let code {
      let named = try party(code)
      try checkKey(isOf: code)
      guard policy.permits(named, right) else {
        // An unreadable file must not hide the reason for this refusal.
        let others = try partyCodes().compactMap { try? party($0) }
        throw .notPermitted(
          party: code.description, permitted: others.filter { policy.permits($0, right) }.map(\.code.description))
      }
      return named
    }
    // Whose key signs, acts: another body's name would be refused.
    if let signing = try partyOfSigner(), let own = try? party(signing), policy.permits(own, right) { return own }
    let bodies = try parties().filter { policy.permits($0, right) }
    let today = CalendarDay(Timestamp.now)
    let own = bodies.filter { $0.focalPoint(email: email, on: today) != nil }
    guard own.count == 1, let only = own.first else {
      throw .partyNeeded(choices: (own.isEmpty ? bodies : own).map(\.code.description))
    }
    return only
  }
}
