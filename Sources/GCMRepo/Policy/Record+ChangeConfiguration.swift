import GitStore

/// What became of a change of the rules.
public struct ConfigurationOutcome: Sendable {
  /// The body in whose name.
  public var party: PartyCode
  /// Whether others must agree before it holds.
  public var isProposed: Bool
  /// The commit.
  public var outcome: WriteOutcome
}

extension Record {
  /// Changes `gcmrepo.yml`; where several must agree to its rules, proposes the change, and makes it with the last of them.
  ///
  /// - Parameters:
  ///   - bytes: the whole new file.
  ///   - why: what the history says about it.
  ///   - party: the body in whose name; else the one whose key signs, else the only one of the person.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  public func changeConfiguration(
    to bytes: [UInt8], because why: String, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> ConfigurationOutcome {
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    let path = FactFile.configuration
    let new = try RecordConfiguration(RecordFile(path: path, bytes: bytes))
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (party: PartyCode, isProposed: Bool)) in
      let actor = try state.body(named: party, actingPerson: identity.committer.email, for: .admit)
      guard try state.bytes(path) != bytes else {
        return (.keep(since: try state.lastCommit(of: path)), (actor.code, false))
      }
      let (isProposed, consents) = try state.mustPropose(new, bytes, by: actor)
      let own = FactFile.proposal(by: actor.code.description)
      let file = isProposed ? own : path
      // What was agreed to is no proposal any more.
      let done = isProposed ? [] : consents.map { FactFile.proposal(by: $0.description) }
      let change = RecordChange(
        files: [try Self.treePath(file): bytes], removed: Set(try done.map(Self.treePath)),
        facts: CommitFacts(party: actor.code.description, action: .admit),
        subject: isProposed ? "Propose a change of the rules" : "Change the rules", body: why)
      return (.write(change), (actor.code, isProposed))
    }
    return ConfigurationOutcome(party: made.party, isProposed: made.isProposed, outcome: outcome)
  }
}

extension RecordState {
  /// Whether a body's own word is not enough for a change of the rules, and who has proposed the same.
  fileprivate func mustPropose(
    _ new: RecordConfiguration, _ bytes: [UInt8], by actor: Party
  ) throws(RecordError) -> (Bool, [PartyCode]) {
    guard let old = configuration.rules, new.rules != old, let threshold = old.drafts else { return (false, []) }
    let rights = try inRecord { () throws(GitError) in
      try PartyRights(folder: PartyRights.folder(in: tree, of: repository), of: repository)
    }
    var agreeing = [actor]
    for party in rights.parties where party.code != actor.code {
      if try self.bytes(FactFile.proposal(by: party.code.description)) == bytes { agreeing.append(party) }
    }
    let consents = agreeing.map { party in
      Threshold.Consent(party: party, person: party.code.description, fingerprint: party.code.description)
    }
    let isMet = threshold.isMet(by: consents, conferences: configuration.conferences(with: threshold, rights))
    return (!isMet, agreeing.dropFirst().map(\.code))
  }
}
