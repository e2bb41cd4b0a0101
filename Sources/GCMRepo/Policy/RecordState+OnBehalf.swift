extension RecordState {
  /// The body that sends in a submission for a party: the one named, else the one whose key signs; `nil` if the party
  /// submits it itself.
  ///
  /// The person who acts is the body's: a State's person is named by nobody else.
  /// - Throws: ``RecordError/Code-swift.struct/notOnBehalf``.
  package func sender(
    of party: PartyCode, named: PartyCode?, as identity: Identity
  ) throws(RecordError) -> Party? {
    let signing = try partyOfSigner()
    if let named, let signing, named != signing { throw .notOnBehalf(.key, party: named, sender: signing) }
    guard let code = named ?? signing, code != party else { return nil }
    let sender = try self.party(code)
    guard policy.permits(sender, .onBehalf), try self.party(party).kind == .state else {
      throw .notOnBehalf(.rules, party: party, sender: code)
    }
    guard identity.author.name == identity.committer.name, identity.author.email == identity.committer.email else {
      throw .notOnBehalf(.person, party: party, sender: code)
    }
    return sender
  }

  /// Refuses a write for a party that another party's key would sign: only submissions are sent in for others.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notOnBehalf``.
  func checkKey(isOf party: PartyCode) throws(RecordError) {
    guard let signing = try partyOfSigner(), signing != party else { return }
    throw .notOnBehalf(.key, party: party, sender: signing)
  }
}

extension RecordError {
  /// Why something cannot be done for a party. The raw values are those of the fact `problem`.
  package enum OnBehalfProblem: String {
    /// The key is another party's, and this is not a submission.
    case key
    /// The rules do not let the body send in contributions, or the party is not a State.
    case rules
    /// The author that is named is not the person who acts.
    case person
  }

  package static func notOnBehalf(_ problem: OnBehalfProblem, party: PartyCode, sender: PartyCode) -> RecordError {
    RecordError(
      .notOnBehalf,
      [
        .problem: .text(problem.rawValue), .party: .text(party.description), .person: .text(sender.description),
      ])
  }
}
