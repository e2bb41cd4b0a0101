/// In a shared record, the text of a party's contribution is extracted again by that party alone: nobody can tell from a
/// commit that a text is what a reader makes of its original.
struct RereadIsTheirs: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.policy.isStrict, commit.facts.action == .record, let party = commit.contribution?.party.description,
      party != commit.facts.party
    else { return [] }
    return [.foreignFolder(party: commit.facts.party ?? "", path: commit.documentFolder)]
  }
}
