import GitStore

/// The parties of one state of the record, and what each may do there.
///
/// A commit is judged by its parent's: nobody may give themselves a role and use it in the same breath.
struct Roster: Sendable {
  /// The tree of the parties' folder; `nil` where there is none.
  let folder: ObjectID?
  private let rights: [String: Rights]

  private enum Rights {
    case known(Party)
    /// Its file is no party's: nothing is permitted to it, as the commands refuse to act for it.
    case malformed
    /// Its file is damaged: it is not to be accused of what nobody can look up.
    case damaged
  }

  /// The parties' folder of a tree.
  static func folder(in tree: ObjectID, of repository: Repository) throws(GitError) -> ObjectID? {
    guard let entry = try repository.entry(at: RecordFolder.parties.path, in: tree), entry.mode == .folder else {
      return nil
    }
    return entry.id
  }

  init(folder: ObjectID?, of repository: Repository) throws(GitError) {
    self.folder = folder
    var rights: [String: Rights] = [:]
    for entry in try folder.map({ id throws(GitError) in try repository.tree(id) }) ?? [] {
      guard entry.mode.isFile, let code = FactFile.stem(of: entry.name) else { continue }
      rights[code] =
        if let bytes = try? repository.blob(entry.id, limit: ReadingLimits.factBytes) {
          (try? Party(RecordFile(path: FactFile.party(code), bytes: bytes))).map { .known($0) } ?? .malformed
        } else {
          .damaged
        }
    }
    self.rights = rights
  }

  func knows(_ code: String) -> Bool { rights[code] != nil }

  /// Whether a party may do what needs that right. One that is not known is told of otherwise.
  func permits(_ code: String, _ right: (Party) -> Bool) -> Bool {
    switch rights[code] {
    case .known(let party): right(party)
    case .malformed: false
    case .damaged, nil: true
    }
  }

  /// Whether a party may do the action of a commit. Whoever submitted may withdraw, also when no longer a member.
  func permits(_ code: String, _ action: CommitFacts.Action) -> Bool {
    switch action {
    case .submit: permits(code) { $0.isMemberState }
    case .withdraw: true
    case .declare, .record, .admit: permits(code) { $0.keepsRecord }
    }
  }
}
