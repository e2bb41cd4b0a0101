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
      let file = isProposed ? try state.ownProposal(of: actor) : path
      // What was agreed to is no proposal any more.
      let done = isProposed ? [] : consents.map { RulesProposal.path(by: $0.party.code.description, $0.person) }
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
  ) throws(RecordError) -> (Bool, [Threshold.Consent]) {
    guard let old = configuration.rules, !new.hasSameRules(as: configuration), let threshold = old.drafts else {
      return (false, [])
    }
    let rights = try inRecord { () throws(GitError) in
      try PartyRights(folder: PartyRights.folder(in: tree, of: repository), of: repository)
    }
    let consents = try inRecord { () throws(GitError) in
      try RulesProposal.consents(to: try Repository.blobID(of: bytes), in: tree, rights, repository)
    }.filter { $0.party.code != actor.code }
    let own = Threshold.Consent(party: actor, person: try personOfSigner() ?? actor.code.description, fingerprint: "")
    let isMet = threshold.isMet(
      by: consents + [own], conferences: configuration.conferences(with: threshold, rights))
    return (!isMet, consents)
  }

  /// Where a body's person proposes.
  fileprivate func ownProposal(of actor: Party) throws(RecordError) -> String {
    guard let person = try personOfSigner() else { throw .signingKeyNeeded }
    return RulesProposal.path(by: actor.code.description, person)
  }
}
