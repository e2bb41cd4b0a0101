import GitStore

/// A local commit, and the state on which its event is to happen instead of its parent's.
///
/// Each kind of event has its own way of meeting what the host has meanwhile; all are functions from three trees to the
/// paths to set.
struct LocalEvent {
  let commit: Commit
  let facts: CommitFacts
  let before: RecordState
  let after: RecordState
  /// The state on which it is put.
  let host: RecordState
  let changes: [PathChange]

  /// What is written for it.
  struct Merged {
    var edits: [TreeEdit]
    /// Its revision's number, if it is another than the local one.
    var number: Int?
  }

  var repository: Repository { host.repository }

  /// `nil` for a commit without a parent: it begins another record.
  init?(_ commit: Commit, on host: RecordState) throws(RecordError) {
    guard let parent = commit.parents.first else { return nil }
    self.commit = commit
    self.host = host
    facts = CommitFacts(commit.trailers)
    (before, after) = (try host.record.state(at: parent), try host.record.state(at: commit.id))
    let trees = (before.tree, after.tree)
    changes = try inRecord { () throws(GitError) in
      try host.repository.changedPaths(from: trees.0, to: trees.1)
    }
  }

  /// - Throws: what the host has in its place.
  func merged() throws(RecordError) -> Merged {
    guard let id = facts.contribution.flatMap({ ContributionID($0) }) else {
      if facts.action == .declare { return Merged(edits: try declared()) }
      if facts.action?.isOfNegotiation == true { return Merged(edits: try stated()) }
      return Merged(edits: try unchangedElsewhere(changes))
    }
    switch facts.action {
    case .submit, .propose: return try SubmittedEvent(self, id).merged()
    case .withdraw: return Merged(edits: try withdrawn(id))
    default: return Merged(edits: try unchangedElsewhere(changes))
    }
  }

  /// The edits for paths that the host has as they were before the event.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/changedOnBothSides``.
  func unchangedElsewhere(_ changes: [PathChange]) throws(RecordError) -> [TreeEdit] {
    var edits: [TreeEdit] = []
    var conflicts: [String] = []
    for change in changes {
      let there = try entry(change.path, in: host)
      if there == change.new { continue }
      guard there == change.old else {
        conflicts.append(change.path)
        continue
      }
      edits.append(try edit(change.path, change.new))
    }
    guard conflicts.isEmpty else { throw .changedOnBothSides(paths: conflicts) }
    return edits
  }

  func edit(_ path: String, _ new: TreeEntry?) throws(RecordError) -> TreeEdit {
    // A link, or an executable file, is nothing that a record holds.
    guard let treePath = try? TreePath(path), new?.mode.isFile != false else {
      throw .changedOnBothSides(paths: [path])
    }
    return TreeEdit(treePath, new.map { .set($0.id) } ?? .remove)
  }

  func entry(_ path: String, in state: RecordState) throws(RecordError) -> TreeEntry? {
    try inRecord(reading: path) { () throws(GitError) in try repository.entry(at: path, in: state.tree) }
  }

  // MARK: Declarations

  private func declared() throws(RecordError) -> [TreeEdit] {
    do throws(RecordError) { return try unchangedElsewhere(changes) } catch {
      guard error.code == .changedOnBothSides, let path = error.facts.texts(.paths).first(where: isText),
        let language = RecordPath(path).language
      else { throw error }
      let theirs = try host.lastCommit(of: path)
      throw .declaredMeanwhile(
        language: language.description, host: theirs.id.description, own: commit.id.description)
    }
  }

  private func isText(_ path: String) -> Bool { RecordPath(path).language != nil }

  // MARK: Statements

  /// What a State says of a draft, after what the host has from it meanwhile: two persons of one State may speak at once.
  private func stated() throws(RecordError) -> [TreeEdit] {
    var (edits, others): ([TreeEdit], [PathChange]) = ([], [])
    for change in changes {
      guard case .negotiation(let file) = RecordPath(change.path), file.statementKey != nil,
        let there = try entry(change.path, in: host), there != change.old, there != change.new
      else {
        others.append(change)
        continue
      }
      let lists = try inRecord(reading: change.path) { () throws(GitError) in
        (
          before: try file.list(change.old, repository), after: try file.list(change.new, repository),
          host: try file.list(there, repository)
        )
      }
      guard let host = lists.host, let added = lists.after?.additions(to: lists.before) else {
        others.append(change)
        continue
      }
      let missing = added.filter { entry in !host.entries.contains { $0.isSame(as: entry) } }
      if missing.isEmpty { continue }
      let bytes = host.bytes(adding: missing)
      let blob = try inRecord { () throws(GitError) in try repository.writeBlob(bytes) }
      edits.append(TreeEdit(try file.treePath(), .set(blob)))
    }
    return try edits + unchangedElsewhere(others)
  }

  // MARK: Withdrawals

  private func withdrawn(_ id: ContributionID) throws(RecordError) -> [TreeEdit] {
    let (old, there) = (try entry(id.folder, in: before), try entry(id.folder, in: host))
    let list = FactFile.withdrawn(by: id.party.description)
    guard there != nil else {
      guard try host.withdrawn(by: id.party)[id] != nil else { throw .changedOnBothSides(paths: [id.folder]) }
      return []
    }
    guard there == old else {
      throw .revisedMeanwhile(
        contribution: id.description, revision: try host.contribution(id)?.revision ?? 1)
    }
    var all = try host.withdrawn(by: id.party)
    all[id] = try after.withdrawn(by: id.party)[id] ?? facts.revision ?? 1
    let bytes = all.encoded
    let blob = try inRecord { () throws(GitError) in try repository.writeBlob(bytes) }
    guard let path = try? TreePath(list) else { throw .changedOnBothSides(paths: [list]) }
    let others = changes.filter { $0.path != list }
    return try unchangedElsewhere(others) + [TreeEdit(path, .set(blob))]
  }
}
