import GitStore

/// The party exists, and has the right to the commit's action. It is judged by the parties before the commit: nobody
/// grants themselves a role and uses it in the same commit.
struct PartyMayAct: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard let party = commit.facts.party, let rights = commit.rights else { return [] }
    guard rights.knows(party) else { return [.unknownParty(party)] }
    guard let action = commit.facts.action, let right = commit.neededRight, !commit.isFirst,
      !commit.beginsRules, !rights.permits(party, right, by: commit.policy),
      !(action == .admit && commit.policy.isStrict && isOfOwnPersons(commit, party)),
      !(action == .record && commit.policy.isStrict && commit.contribution?.party.description == party)
    else { return [] }
    return [.notPermitted(party: party, action: action.rawValue)]
  }

  /// Whether the commit concerns the party's own persons and keys, which ``KeysAreAdmitted`` judges.
  private func isOfOwnPersons(_ commit: JudgedCommit, _ party: String) -> Bool {
    let own = [FactFile.party(party), FactFile.allowedSigners]
    return commit.changes.allSatisfy { change in own.contains { $0.utf8.elementsEqual(change.path.utf8) } }
  }
}
