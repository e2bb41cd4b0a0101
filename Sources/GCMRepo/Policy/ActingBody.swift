extension Party {
  /// Whether it may set the declaration, freeze drafts and keep the record's facts: parties, rules, questions, minutes.
  public var keepsRecord: Bool { Policy.formatOne.permits(self, .tag) }
}

extension RecordState {
  /// Who may do what in this state.
  var policy: Policy { .formatOne }

  /// The body that acts: the one named, else the only one of which the person is a focal point.
  ///
  /// - Throws: ``RecordError/notPermitted(party:permitted:)`` where the one named has not the right,
  ///   ``RecordError/partyNeeded(choices:)`` where nothing decides.
  public func body(
    named code: String?, actingPerson email: String, for right: Right = .declare
  ) throws(RecordError) -> Party {
    if let code {
      let named = try party(code)
      guard policy.permits(named, right) else {
        // One file that cannot be read must not hide why this one is refused.
        let others = try partyCodes().compactMap { try? party($0) }
        throw .notPermitted(party: code, permitted: others.filter { policy.permits($0, right) }.map(\.code))
      }
      return named
    }
    let bodies = try parties().filter { policy.permits($0, right) }
    let own = bodies.filter { $0.focalPoint(email: email) != nil }
    guard own.count == 1, let only = own.first else {
      throw .partyNeeded(choices: (own.isEmpty ? bodies : own).map(\.code))
    }
    return only
  }
}
