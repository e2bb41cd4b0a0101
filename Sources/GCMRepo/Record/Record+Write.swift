import GitStore

/// One event to be written: the files that it sets and removes, and its commit's message.
struct RecordChange {
  var files: [TreePath: [UInt8]]
  var removed: Set<TreePath> = []
  var facts: CommitFacts
  var subject: String
  var body: String?
}

/// The outcome of a write.
public struct WriteOutcome: Sendable, Hashable {
  /// The commit of the event: the new one, or the one since which the record has that content; the tip for a dry run
  /// that would write.
  public var commit: CommitID
  /// The time of that commit's event.
  public var time: Timestamp
  /// Whether the record already had that content, so that nothing was written.
  public var isUnchanged = false
  /// Why the checked-out files were not updated, if they were not. The record itself is written.
  public var checkoutProblem: RecordError?

  /// An outcome from its parts.
  public init(commit: CommitID, time: Timestamp, isUnchanged: Bool = false, checkoutProblem: RecordError? = nil) {
    self.commit = commit
    self.time = time
    self.isUnchanged = isUnchanged
    self.checkoutProblem = checkoutProblem
  }
}

/// A writer's decision about the state that it found under the lock.
enum RecordDecision {
  case write(RecordChange)
  /// The record has that content since a commit.
  case keep(since: Commit)
}

extension Record {
  /// Writes one event as one commit, or nothing.
  ///
  /// `body` receives the record as it is under the lock, and the time; what it returns besides its decision is passed
  /// back. It may be called again if a writer that does not take our lock came between. With `dryRun` it is called, and
  /// nothing is written.
  ///
  /// Cost: the depth of the paths written, not the size of the record. Waiting for other writers suspends the task and
  /// blocks no thread; the work under the lock runs where the caller runs, usually a few milliseconds. A task that is
  /// cancelled while it waits writes nothing.
  func transaction<Value>(
    as identity: Identity, dryRun: Bool = false,
    _ body: (RecordState, Timestamp) throws(RecordError) -> (RecordDecision, Value)
  ) async throws(RecordError) -> (value: Value, outcome: WriteOutcome) {
    try identity.check()
    try checkCheckout()
    // Whoever decides on a message, none enters the history with an address or a number.
    func decide(_ state: RecordState, _ time: Timestamp) throws(RecordError) -> (RecordDecision, Value) {
      let decided = try body(state, time)
      if case .write(let change) = decided.0, let problem = change.body.flatMap(TextValidation.checkContacts) {
        throw .invalidMessage(problem: problem)
      }
      return decided
    }
    if dryRun {
      let (state, time) = (try current(), identity.author.date ?? clock())
      let (decision, value) = try decide(state, time)
      switch decision {
      case .write: return (value, WriteOutcome(commit: state.commit, time: time))
      case .keep(let commit): return (value, WriteOutcome(unchangedSince: commit))
      }
    }
    // The time of a commit that a person signed before the lock was taken.
    var prepared: Timestamp?
    func payload() throws(RecordError) -> [UInt8]? {
      let (state, now) = (try current(), clock())
      prepared = now
      guard case .write(let change) = try decide(state, identity.author.date ?? now).0 else { return nil }
      let commit = try plan(change, on: state.object, tree: state.tree, as: identity, now: now)
      return try inRecord { () throws(GitError) in
        try repository.commitPayload(
          tree: commit.tree, parents: commit.parents, author: commit.author, committer: commit.committer,
          message: commit.message)
      }
    }
    return try await sealing(payload) { seal throws(RecordError) in
      try await write(as: identity, seal, at: prepared, decide)
    }
  }

  private func write<Value>(
    as identity: Identity, _ seal: Seal, at prepared: Timestamp?,
    _ body: (RecordState, Timestamp) throws(RecordError) -> (RecordDecision, Value)
  ) async throws(RecordError) -> (value: Value, outcome: WriteOutcome) {
    do throws(AdvanceError<RecordError>) {
      let (advance, made) = try await repository.transaction(
        on: branchReference, reason: "gcmrepo", by: identity.committer.signature(now: clock())
      ) { tip throws(RecordError) -> (Proposal?, (value: Value, outcome: WriteOutcome)) in
        guard let tip else { throw .notARecord(path: path) }
        // Again: a rebase may have begun while this writer waited.
        try checkCheckout()
        let state = try state(at: tip)
        // Taken under the lock, so that a writer that waited is not dated before those that it waited for.
        let now = prepared ?? clock()
        let time = identity.author.date ?? now
        let (decision, value) = try body(state, time)
        switch decision {
        case .write(let change):
          let proposal = try proposal(change, on: tip, tree: state.tree, as: identity, now: now, seal)
          try check(proposal)
          return (proposal, (value, WriteOutcome(commit: CommitID(proposal.commit), time: time)))
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

  /// Checks a commit to be written by the rules of `audit`.
  ///
  /// Cost: its changes, its originals' hashes, and the parties.
  /// - Throws: ``RecordError/Code-swift.struct/ruleBroken``.
  func check(_ proposal: Proposal) throws(RecordError) {
    var auditor = CommitAuditor(repository: repository, boundary: repository.shallowBoundary)
    let entry = try inRecord { () throws(GitError) in try auditor.entry(proposal.commit).entry }
    if let finding = entry.findings.first { throw .ruleBroken(finding) }
  }

  /// Stores the blobs, the tree and the commit of a change.
  func proposal(
    _ change: RecordChange, on tip: ObjectID?, tree: ObjectID?, as identity: Identity, now: Timestamp,
    _ seal: Seal = Seal()
  ) throws(RecordError) -> Proposal {
    let commit = try plan(change, on: tip, tree: tree, as: identity, now: now)
    let id = try storeCommit(
      tree: commit.tree, parents: commit.parents, author: commit.author, committer: commit.committer,
      message: commit.message, seal)
    return Proposal(commit: id, tree: commit.tree, paths: commit.paths)
  }

  /// A commit to be written.
  struct PlannedCommit {
    let tree: ObjectID
    let parents: [ObjectID]
    let author, committer: Signature
    let message: String
    let paths: Set<TreePath>
  }

  /// Stores the blobs and the tree of a change.
  func plan(
    _ change: RecordChange, on tip: ObjectID?, tree: ObjectID?, as identity: Identity, now: Timestamp
  ) throws(RecordError) -> PlannedCommit {
    try DataFileSchemas.check(change.files)
    return try inRecord { () throws(GitError) in
      var edits: [TreeEdit] = []
      for (path, bytes) in change.files.sorted(by: { $0.key < $1.key }) {
        edits.append(TreeEdit(path, .set(try repository.writeBlob(bytes))))
      }
      for path in change.removed.sorted() {
        // What a contribution.yml names may already be missing; libgit2 removes only existing files.
        guard let tree, try repository.entry(at: path.string, in: tree) != nil else { continue }
        edits.append(TreeEdit(path, .remove))
      }
      return PlannedCommit(
        tree: try repository.tree(tree, applying: edits), parents: tip.map { [$0] } ?? [],
        author: identity.author.signature(now: now), committer: identity.committer.signature(now: now),
        message: change.facts.message(
          subject: change.subject, body: change.body, newestDraft: try repository.newestDraft()),
        paths: Set(edits.map(\.path)))
    }
  }
}

extension WriteOutcome {
  fileprivate init(unchangedSince commit: Commit) {
    self.init(commit: CommitID(commit.id), time: Timestamp(seconds: commit.author.time), isUnchanged: true)
  }
}
