/// A secretariat's file is changed by itself alone, and a party that may not admit others changes in its own only its persons.
struct PartiesKeepTheirFiles: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.policy.isStrict, !commit.isFirst, let actor = commit.facts.party, let rights = commit.rights else {
      return []
    }
    let mayAdmit = rights.party(actor).map { commit.policy.permits($0, .admit) } ?? false
    return ChangedParty.all(in: commit).compactMap { changed -> Finding? in
      guard let before = changed.before, changed.code != actor || !mayAdmit else { return nil }
      let isTheirs =
        changed.code == actor
        ? changed.after.map { Facts($0) == Facts(before) } ?? false : mayAdmit && !before.isSecretariat
      return isTheirs ? nil : .partyNotTheirs(actor: actor, party: changed.code)
    }
  }

  /// What a party's file says beside its persons.
  private struct Facts: Equatable {
    let kind: Party.Kind
    let names: LocalizedText
    let languages: [LanguageTag]
    let roles: [Party.Role]

    init(_ party: Party) {
      (kind, names, languages, roles) = (party.kind, party.names, party.languages, party.roles)
    }
  }
}
