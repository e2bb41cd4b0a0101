import GitStore

/// The texts of the record through its history: each version of the declaration, and of every contribution and proposal.
struct TextHistory {
  /// A text as one commit set it.
  struct Version {
    /// The commit's place in the history, from 0; a parent's is lower than its child's.
    let order: Int
    let revision: Revision
    let path: String
    let blob: ObjectID
  }

  /// For each language of the declaration its versions, oldest first.
  private(set) var declaration: [LanguageTag: [Version]] = [:]
  /// The texts of contributions and proposals, oldest first, each once.
  private(set) var contributions: [(id: ContributionID, language: LanguageTag, version: Version)] = []
  /// For each commit that set a text, the first draft that has it.
  private(set) var drafts: [CommitID: DraftName] = [:]

  /// Reads the history of a commit. Cost: each commit once, a few microseconds.
  ///
  /// - Parameter contributions: whether those of parties are wanted too.
  init(_ record: Record, to state: RecordState, contributions isWhole: Bool) throws(RecordError) {
    let repository = record.repository
    var places: [ObjectID: Int] = [:]
    var parents: [[ObjectID]] = []
    var found: [Version] = []
    try inRecord { () throws(GitError) in
      let ids = try repository.commits(of: state.object, without: [])
      var memory = TreeMemory()
      var next: Commit?
      for (index, id) in ids.enumerated() {
        let commit: Commit
        if let next, next.id == id { commit = next } else { commit = try repository.commit(id) }
        var parent: Commit?
        if let first = commit.parents.first { parent = try repository.commit(first) }
        next = parent
        places[id] = ids.count - 1 - index
        parents.append(commit.parents)
        let changes = try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory)
        var revision: Revision?
        for change in changes {
          guard let entry = change.new, entry.mode.isFile, change.old?.id != entry.id, DocumentFile.isText(change.path),
            isWhole && RecordFolder.isOfParty(change.path) || RecordFolder.declaration.contains(change.path)
          else { continue }
          var isMerged = false
          for other in commit.parents.dropFirst() {
            let tree = try repository.commit(other).tree
            if try repository.entry(at: change.path, in: tree)?.id == entry.id { isMerged = true }
          }
          if isMerged { continue }
          let known = revision ?? Revision(commit)
          revision = known
          found.append(Version(order: ids.count - 1 - index, revision: known, path: change.path, blob: entry.id))
        }
      }
      parents.reverse()
    }
    var seen: Set<String> = []
    for version in found.reversed() {
      guard let language = DocumentFile(name: version.path.lastPathName).language else { continue }
      if RecordFolder.declaration.contains(version.path) {
        guard version.path.parentPath == RecordFolder.declaration.path,
          declaration[language]?.last?.blob != version.blob
        else { continue }
        declaration[language, default: []].append(version)
      } else if let id = ContributionID(path: version.path), seen.insert("\(version.path) \(version.blob)").inserted {
        contributions.append((id, language, version))
      }
    }
    drafts = try firstDrafts(of: found, record, places, parents)
  }

  private func firstDrafts(
    of versions: [Version], _ record: Record, _ places: [ObjectID: Int], _ parents: [[ObjectID]]
  ) throws(RecordError) -> [CommitID: DraftName] {
    var first = [DraftName?](repeating: nil, count: parents.count)
    for draft in try record.drafts() where draft.isAnnotated {
      var pending = [draft.commit.object]
      while let id = pending.popLast() {
        guard let place = places[id], first[place] == nil else { continue }
        first[place] = draft.name
        pending += parents[place]
      }
    }
    var drafts: [CommitID: DraftName] = [:]
    for version in versions { drafts[version.revision.commit] = first[version.order] }
    return drafts
  }
}

extension Record {
  /// The bytes of a version.
  func bytes(of version: TextHistory.Version) throws(RecordError) -> [UInt8] {
    try inRecord(reading: version.path) { () throws(GitError) in
      try repository.blob(version.blob, limit: ReadingLimits.textBytes)
    }
  }
}

/// A version of the declaration's text: the commit that set it, and the first draft that has it.
public struct TextVersion: Sendable, Hashable {
  /// The commit.
  public let revision: Revision
  /// The first draft with it; `nil` if none has it yet.
  public let draft: DraftName?
  /// Its place in the history: of two versions the later has the higher.
  let order: Int

  /// The party that set it, as its commit says.
  public var party: String? { revision.facts.party }

  init(_ version: TextHistory.Version, in history: TextHistory) {
    revision = version.revision
    order = version.order
    draft = history.drafts[version.revision.commit]
  }
}
