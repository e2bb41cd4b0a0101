import GitStore

/// The parties of one state of the record, and their rights.
///
/// A commit is judged by its parent's rights: nobody may grant themselves a role and use it in the same commit.
struct PartyRights: Sendable {
  /// The tree of the parties' folder; `nil` if there is none.
  let folder: ObjectID?
  private let rights: [String: Rights]

  private enum Rights {
    case known(Party)
    /// Its file is not a valid party: it has no rights, just as the commands refuse to act for it.
    case malformed
    /// Its file is damaged: its rights cannot be looked up, so it is not accused.
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

  /// The party with that code, if its file can be read.
  func party(_ code: String) -> Party? {
    if case .known(let party)? = rights[code] { party } else { nil }
  }

  /// All parties whose files can be read, by code.
  var parties: [Party] {
    rights.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { party($0.key) }
  }

  func knows(_ code: String) -> Bool { rights[code] != nil }

  /// Whether a party has a right. An unknown party is a separate finding.
  func permits(_ code: String, _ right: Right, by policy: Policy) -> Bool {
    switch rights[code] {
    case .known(let party): policy.permits(party, right)
    // Withdrawing one's own contribution needs no role, and so no readable file.
    case .malformed: policy.grants[right]?.contains(.anyParty) ?? false
    case .damaged, nil: true
    }
  }
}
