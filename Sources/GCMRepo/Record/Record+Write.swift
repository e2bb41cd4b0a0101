import GitStore

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
  /// The commit that holds the event: the new one, or the one that it was in the record since; the tip for a dry run that
  /// would write.
  public var commit: String
  /// When that commit's event took place.
  public var time: Timestamp
  /// Whether the record was so already, and nothing was written.
  public var isUnchanged = false
  /// Why the checked-out files were not brought up to date, if they were not. The record itself is written.
  public var checkoutProblem: RecordError?
}

/// What a writer wants of the record that it found under the lock.
enum RecordDecision {
  case write(RecordChange)
  /// The record is so already, since a commit.
  case keep(since: Commit)
}

extension Record {
  /// Writes one event as one commit, or nothing.
  ///
  /// `body` is given the record as it is under the lock, and the time; what it answers besides its decision is handed
  /// back. It may be asked again, where a writer that does not take our lock came between. With `dryRun` it is asked, and
  /// nothing is written.
  ///
  /// Cost: the depth of the paths written, not the size of the record.
  func transaction<Value>(
    as identity: Identity, dryRun: Bool = false,
    _ body: (RecordState, Timestamp) throws(RecordError) -> (RecordDecision, Value)
  ) throws(RecordError) -> (value: Value, outcome: WriteOutcome) {
    try identity.check()
    if dryRun {
      let (state, time) = (try current(), identity.author.date ?? Timestamp.now)
      let (decision, value) = try body(state, time)
      switch decision {
      case .write: return (value, WriteOutcome(commit: state.commit.description, time: time))
      case .keep(let commit): return (value, WriteOutcome(unchangedSince: commit))
      }
    }
    do throws(AdvanceError<RecordError>) {
      let (advance, made) = try repository.transaction(
        on: branchReference, reason: "gcmrepo"
      ) { tip throws(RecordError) -> (Proposal?, (value: Value, outcome: WriteOutcome)) in
        guard let tip else { throw .notARecord(path: path) }
        let state = try state(at: tip)
        // Taken under the lock: who waited for others is not dated before them.
        let now = Timestamp.now
        let time = identity.author.date ?? now
        let (decision, value) = try body(state, time)
        switch decision {
        case .write(let change):
          let proposal = try proposal(change, on: tip, tree: state.tree, as: identity, now: now)
          try check(proposal)
          return (proposal, (value, WriteOutcome(commit: proposal.commit.description, time: time)))
        case .keep(let commit): return (nil, (value, WriteOutcome(unchangedSince: commit)))
        }
      }
      guard case .moved(_, let problem?) = advance else { return made }
      var outcome = made.outcome
      outcome.checkoutProblem = RecordError(problem)
      return (made.value, outcome)
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// Holds a commit that is to be written to the rules that `audit` will hold it to.
  ///
  /// Cost: what it changed, its originals' hashes, and the parties.
  /// - Throws: ``RecordError/ruleBroken(_:)``.
  func check(_ proposal: Proposal) throws(RecordError) {
    var auditor = CommitAuditor(repository: repository, boundary: repository.shallowBoundary)
    let entry = try inRecord { () throws(GitError) in try auditor.entry(proposal.commit).entry }
    if let finding = entry.findings.first { throw .ruleBroken(finding) }
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

extension WriteOutcome {
  fileprivate init(unchangedSince commit: Commit) {
    self.init(commit: commit.id.description, time: Timestamp(seconds: commit.author.time), isUnchanged: true)
  }
}
