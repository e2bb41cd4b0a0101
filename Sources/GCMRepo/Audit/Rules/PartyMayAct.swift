/// The party exists, and has the right to the commit's action. It is judged by the parties before the commit: nobody
/// grants themselves a role and uses it in the same commit.
struct PartyMayAct: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard let party = commit.facts.party, let rights = commit.rights else { return [] }
    guard rights.knows(party) else { return [.unknownParty(party)] }
    guard let action = commit.facts.action, !commit.isFirst,
      !rights.permits(party, action.right(on: commit.contribution?.kind), by: commit.policy)
    else { return [] }
    return [.notPermitted(party: party, action: action.rawValue)]
  }
}
