import GitStore

/// A role in a conference is given and taken by that conference's secretariat: who could make secretariats of their own
/// would meet every threshold alone.
struct RolesAreGiven: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.policy.isStrict, !commit.isFirst, let actor = commit.facts.party, let rights = commit.rights else {
      return []
    }
    var findings: [Finding] = []
    for changed in ChangedParty.all(in: commit) {
      let (old, new) = (changed.before, changed.after)
      guard let new else {
        findings.append(.partyRemoved(changed.code))
        continue
      }
      if let old, old.kind != new.kind { findings.append(.roleNotTheirs(actor: actor, party: changed.code)) }
      let roles = Set(old.map { $0.roles.map(Given.init) } ?? []).symmetricDifference(new.roles.map(Given.init))
      let mayAdmit = rights.party(actor).map { commit.policy.permits($0, .admit) } ?? false
      let known = commit.configuration.before?.conferences.map(\.code) ?? []
      let isFree = roles.allSatisfy { role in
        let secretariats = rights.parties.filter {
          $0.kind == .body && $0.conferences(as: .secretariat).contains(role.conference)
        }
        // A conference that the record does not have would be nobody's, and its secretariat one like any other.
        guard known.contains(role.conference) else { return false }
        return secretariats.isEmpty ? mayAdmit : secretariats.contains { $0.code.description == actor }
      }
      if !isFree { findings.append(.roleNotTheirs(actor: actor, party: changed.code)) }
    }
    return findings
  }

  private struct Given: Hashable {
    let conference: String
    let name: Party.Role.Name

    init(_ role: Party.Role) { (conference, name) = (role.conference, role.name) }
  }
}
