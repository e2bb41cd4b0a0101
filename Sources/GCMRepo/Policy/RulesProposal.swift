import GitStore

/// A change of the rules that a person of a body proposes: the whole new file, `proposals/RCM-TS/rosa-paz/gcmrepo.yml`.
enum RulesProposal {
  static func path(by party: String, _ person: String) -> String {
    RecordFolder.proposals.path("\(party)/\(person)/\(FactFile.configuration)")
  }

  /// Who proposes exactly this file.
  static func consents(
    to file: ObjectID, in tree: ObjectID, _ rights: PartyRights, _ repository: Repository
  ) throws(GitError) -> [Threshold.Consent] {
    guard let folder = try repository.entry(at: RecordFolder.proposals.path, in: tree), folder.mode == .folder else {
      return []
    }
    var consents: [Threshold.Consent] = []
    for body in try repository.tree(folder.id) where body.mode == .folder {
      guard let party = rights.party(body.name) else { continue }
      for person in try repository.tree(body.id) where person.mode == .folder {
        let entry = try repository.entry(at: FactFile.configuration, in: person.id)
        guard entry?.id == file else { continue }
        consents.append(Threshold.Consent(party: party, person: person.name, fingerprint: ""))
      }
    }
    return consents
  }
}
