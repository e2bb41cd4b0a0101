import GitStore

/// Rules are changed by as many as a draft needs, never removed, and never set back.
///
/// A commit has one signature. So one body proposes the whole new file below ``RecordFolder/proposals``, and the next
/// that must agree sets the record's file to the same bytes.
struct RulesAreAgreed: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    if commit.policy.isStrict || commit.configuration.before?.rules != nil {
      let own = commit.facts.party.flatMap { party in
        commit.signature.person.map { RulesProposal.path(by: party, $0) }
      }
      // Anybody who may admit clears a proposal away; only its own person makes it.
      for change in commit.changes where RecordFolder.proposals.contains(change.path) && change.new != nil {
        if own.map({ change.path.utf8.elementsEqual($0.utf8) }) != true {
          findings.append(.proposalOfAnother(party: commit.facts.party ?? "", path: change.path))
        }
      }
    }
    guard let change = commit.change(at: FactFile.configuration), let before = commit.configuration.before,
      let old = before.rules, !commit.isFirst
    else { return findings }
    guard let file = change.new, file.mode.isFile, let after = commit.configuration.after, let new = after.rules else {
      return findings + [.rulesRemoved]
    }
    guard !after.hasSameRules(as: before) else { return findings }
    if new.version != old.version + 1 {
      findings.append(.rulesVersion(said: new.version, expected: old.version + 1))
    }
    if let threshold = old.drafts, try !isAgreed(to: file.id, threshold, commit, before) {
      findings.append(.rulesNotAgreed)
    }
    if let threshold = new.drafts, try !canBeMet(threshold, in: commit, after) { findings.append(.thresholdTooHigh) }
    return findings
  }

  /// Whether the parties that proposed the same bytes, and the commit's own, are enough.
  private func isAgreed(
    to file: ObjectID, _ threshold: Threshold, _ commit: JudgedCommit, _ configuration: RecordConfiguration
  ) throws(GitError) -> Bool {
    guard let rights = commit.rights, let parent = commit.commit.parents.first else { return false }
    let tree = try commit.repository.commit(parent).tree
    var consents = try RulesProposal.consents(to: file, in: tree, rights, commit.repository)
      .filter { $0.party.code.description != commit.facts.party }
    if let actor = commit.facts.party.flatMap(rights.party), let person = commit.signature.person {
      consents.append(
        Threshold.Consent(party: actor, person: person, fingerprint: commit.signature.fingerprint ?? ""))
    }
    return threshold.isMet(by: consents, conferences: configuration.conferences(with: threshold, rights))
  }

  /// Whether the persons who have keys after the commit could meet a threshold.
  private func canBeMet(
    _ threshold: Threshold, in commit: JudgedCommit, _ configuration: RecordConfiguration
  ) throws(GitError) -> Bool {
    let folder = try PartyRights.folder(in: commit.commit.tree, of: commit.repository)
    let rights = try PartyRights(folder: folder, of: commit.repository)
    return rights.canMeet(threshold, configuration)
  }
}

extension PartyRights {
  /// Whether all persons with a key that is neither proposed nor revoked would meet a threshold.
  func canMeet(_ threshold: Threshold, _ configuration: RecordConfiguration) -> Bool {
    let everybody = parties.flatMap { party in
      party.focalPoints.flatMap { person in
        person.keys.filter { $0.proposedBy == nil && $0.revokedFrom == nil }.map {
          Threshold.Consent(party: party, person: person.entryID, fingerprint: $0.fingerprint)
        }
      }
    }
    return threshold.isMet(by: everybody, conferences: configuration.conferences(with: threshold, self))
  }
}

extension RecordConfiguration {
  /// The conferences that count for a threshold: those in which some body has its role.
  func conferences(with threshold: Threshold, _ rights: PartyRights) -> [String] {
    guard let role = threshold.eachConference else { return [] }
    return conferences.map(\.code).filter { conference in
      rights.parties.contains { $0.kind == .body && $0.conferences(as: role).contains(conference) }
    }
  }
}
