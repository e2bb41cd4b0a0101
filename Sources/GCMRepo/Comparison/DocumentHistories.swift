import GitStore
import TextDiff

/// What the changes of a redline are attributed to.
public enum ChangeAttribution: Sendable, Hashable {
  /// The two rounds before and after an intermediate state.
  case rounds(via: String)
  /// The revisions between the two states.
  case revisions
}

/// The versions of documents between two states, and the steps that made them.
struct DocumentHistories {
  struct History {
    /// The versions between the old and the new text, oldest first; `nil` if the document did not exist.
    var versions: [ObjectID?]
    /// The numbers of the steps, one more than versions.
    var steps: [Int]
  }

  var steps: [RedlineStep]
  /// By the documents' paths in the new state.
  var histories: [String: History] = [:]
}

extension Record {
  /// The two rounds before and after a state. Documents that differ only in that state are included: passing text in
  /// them is part of both rounds.
  func rounds(
    _ wanted: inout [FileChange], _ names: (from: StateName, to: StateName), via: String, _ old: RecordState,
    _ new: RecordState, _ filter: DocumentFilter
  ) throws(RecordError) -> DocumentHistories {
    let middle = try state(at: via)
    let name = StateName(name: via, commit: middle.commit)
    var histories = DocumentHistories(
      steps: [.round(from: names.from, to: name), .round(from: name, to: names.to)])
    let (before, after) = try inRecord { () throws(GitError) in
      (
        try repository.changedPaths(from: old.tree, to: middle.tree),
        try repository.changedPaths(from: middle.tree, to: new.tree)
      )
    }
    let changed = Set(wanted.map(\.path))
    let again = Set(after.map(\.path))
    let matcher = DocumentMatcher(filter)
    for change in before
    where again.contains(change.path) && !changed.contains(change.path) && matcher.admits(change.path) {
      // The same in both states, with another text in between.
      guard let entry = change.old, change.new != nil, !DocumentFile.isOriginal(change.path) else { continue }
      wanted.append(
        FileChange(kind: .modified, path: change.path, oldPath: change.path, old: entry.id, new: entry.id))
    }
    for change in wanted {
      let blob = try inRecord { () throws(GitError) -> ObjectID? in
        for path in [change.path, change.oldPath] {
          if let entry = try repository.entry(at: path, in: middle.tree), entry.mode != .folder { return entry.id }
        }
        return nil
      }
      histories.histories[change.path] = .init(versions: [blob], steps: [0, 1])
    }
    return histories
  }

  /// The revisions that made the changes of documents, each followed from the new state back to the old one.
  ///
  /// At a merge the parent with the same text is followed, as `git log` follows a path. Cost: each commit of the range
  /// once, and for each document a look at each of them.
  func revisions(
    of wanted: [FileChange], _ names: (from: StateName, to: StateName), _ old: RecordState, _ new: RecordState
  ) throws(RecordError) -> DocumentHistories {
    let isEarlier = try inRecord { () throws(GitError) in
      try repository.commits(of: old.object, without: [new.object]).isEmpty
    }
    guard isEarlier else { throw .notEarlier(from: names.from.name, to: names.to.name) }
    let range = try RevisionRange(repository, from: old, to: new, paths: Set(wanted.flatMap { [$0.path, $0.oldPath] }))
    let made = wanted.map { ($0.path, range.versions(of: $0)) }
    let used = Set(made.flatMap { $0.1.map(\.commit) })
    let commits = range.commits.reversed().filter { used.contains($0.id) }
    let drafts = range.firstDrafts(try drafts())
    var numbers: [ObjectID: Int] = [:]
    for (number, commit) in commits.enumerated() { numbers[commit.id] = number }
    var histories = DocumentHistories(
      steps: commits.map { commit in
        let revision = Revision(commit)
        return .revision(
          RevisionName(
            commit: revision.commit, party: revision.facts.party.flatMap { PartyCode($0) }, person: revision.person,
            time: revision.time.description, subject: revision.subject, message: revision.message,
            draft: drafts[commit.id]))
      })
    for (path, versions) in made where !versions.isEmpty {
      // The newest version is the new text itself.
      histories.histories[path] = .init(
        versions: versions.dropLast().map(\.blob), steps: versions.map { numbers[$0.commit]! })
    }
    return histories
  }
}

/// The commits between two states, with the changes of some paths in each.
private struct RevisionRange {
  /// Newest first.
  private(set) var commits: [Commit] = []
  private var places: [ObjectID: Int] = [:]
  /// For each commit and each of its parents, the paths that differ.
  private var changes: [[[String: PathChange]]] = []
  private let start: ObjectID

  init(_ repository: Repository, from old: RecordState, to new: RecordState, paths: Set<String>) throws(RecordError) {
    start = new.object
    var found: (commits: [Commit], changes: [[[String: PathChange]]]) = ([], [])
    try inRecord { () throws(GitError) in
      let selection = PathSelection(paths)
      var memory = TreeMemory()
      for id in try repository.commits(of: new.object, without: [old.object]) {
        let commit = try repository.commit(id)
        var ofParents: [[String: PathChange]] = []
        var parents: [ObjectID?] = []
        for parent in commit.parents { parents.append(try repository.commit(parent).tree) }
        if parents.isEmpty { parents = [nil] }
        for tree in parents {
          var changed: [String: PathChange] = [:]
          for change in try repository.changedPaths(
            from: tree, to: commit.tree, remembering: &memory, of: selection)
          {
            changed[change.path] = change
          }
          ofParents.append(changed)
        }
        found.commits.append(commit)
        found.changes.append(ofParents)
      }
    }
    (commits, changes) = found
    for (place, commit) in commits.enumerated() { places[commit.id] = place }
  }

  /// The versions of a document after each commit that changed it, oldest first.
  func versions(of change: FileChange) -> [(commit: ObjectID, blob: ObjectID?)] {
    var versions: [(commit: ObjectID, blob: ObjectID?)] = []
    var path = change.path
    var next: ObjectID? = start
    while let id = next, let place = places[id] {
      let commit = commits[place]
      if let same = changes[place].firstIndex(where: { $0[path] == nil }) {
        next = same < commit.parents.count ? commit.parents[same] : nil
        continue
      }
      let step = changes[place][0][path]!
      versions.append((id, step.new?.id))
      // The document got its name here.
      if step.old == nil, let former = changes[place][0][change.oldPath], former.old != nil { path = change.oldPath }
      next = commit.parents.first
    }
    // For a merge from before the old state, nothing may be left to follow.
    if versions.isEmpty, let newest = commits.first { versions.append((newest.id, change.new)) }
    return versions.reversed()
  }

  /// The first draft that has each commit.
  func firstDrafts(_ drafts: [Draft]) -> [ObjectID: DraftName] {
    var first: [ObjectID: DraftName] = [:]
    for draft in drafts {
      var pending = [draft.commit.object]
      while let id = pending.popLast() {
        guard let place = places[id], first[id] == nil else { continue }
        first[id] = draft.name
        pending += commits[place].parents
      }
    }
    return first
  }
}
