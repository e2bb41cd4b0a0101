import Git

/// One event on its way into the record: the files that it sets and removes, and what its commit says.
struct RecordChange {
  var files: [TreePath: [UInt8]]
  var removed: Set<TreePath> = []
  var facts: CommitFacts
  var subject: String
  var body: String?
}

/// What a write did.
public struct WriteOutcome: Sendable, Hashable {
  /// The commit that holds the event; the tip for a dry run.
  public var commit: String
  public var time: Timestamp
  /// Why the checked-out files were not brought up to date, if they were not. The record itself is written.
  public var checkoutProblem: RecordError?
}

extension Record {
  /// Writes one event as one commit, or nothing.
  ///
  /// `build` is given the record as it is under the lock, and the time; where it gives `nil` there is nothing to write,
  /// and the outcome is `nil`. With `dryRun` it is asked, and nothing is written.
  ///
  /// Cost: the depth of the paths written, not the size of the record.
  func write(
    as identity: Identity, dryRun: Bool = false, _ build: (RecordState, Timestamp) throws(RecordError) -> RecordChange?
  ) throws(RecordError) -> WriteOutcome? {
    try identity.check()
    // Taken again under the lock: who waited for others is not dated before them.
    var time = identity.author.date ?? currentTime()
    if dryRun {
      let state = try current()
      return try build(state, time).map { _ in
        WriteOutcome(commit: state.commit.description, time: time, checkoutProblem: nil)
      }
    }
    let advance: Advance
    do throws(AdvanceError<RecordError>) {
      advance = try repository.advance(branchReference, reason: "gcmrepo") { tip throws(RecordError) in
        guard let tip else { throw .notARecord(path: path) }
        let state = try state(at: tip)
        let now = currentTime()
        time = identity.author.date ?? now
        guard let change = try build(state, time) else { return nil }
        return try proposal(change, on: tip, tree: state.tree, as: identity, now: now)
      }
    } catch {
      throw RecordError(error, path: path)
    }
    guard case .moved(let commit, let problem) = advance else { return nil }
    return WriteOutcome(
      commit: commit.description, time: time, checkoutProblem: problem.map { RecordError($0) })
  }

  /// Stores the blobs, the tree and the commit of a change.
  func proposal(
    _ change: RecordChange, on tip: ObjectID?, tree: ObjectID?, as identity: Identity, now: Timestamp
  ) throws(RecordError) -> Proposal {
    try inRecord { () throws(GitError) in
      var edits: [TreeEdit] = []
      for (path, bytes) in change.files.sorted(by: { $0.key < $1.key }) {
        edits.append(TreeEdit(path, .set(try repository.writeBlob(bytes))))
      }
      for path in change.removed.sorted() {
        // What a contribution.yml names may be gone already; libgit2 removes only what is there.
        guard let tree, try repository.entry(at: path.string, in: tree) != nil else { continue }
        edits.append(TreeEdit(path, .remove))
      }
      let newTree = try repository.tree(tree, applying: edits)
      let commit = try repository.writeCommit(
        tree: newTree, parents: tip.map { [$0] } ?? [], author: identity.author.signature(now: now),
        committer: identity.committer.signature(now: now),
        message: change.facts.message(subject: change.subject, body: change.body))
      return Proposal(commit: commit, tree: newTree, paths: Set(edits.map(\.path)))
    }
  }
}
