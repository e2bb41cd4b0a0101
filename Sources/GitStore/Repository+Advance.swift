#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The commit to which a writer wants to move a branch.
public struct Proposal: Sendable {
  public let commit: ObjectID
  /// The commit's tree.
  public let tree: ObjectID
  /// The paths that the commit was meant to change; no other may differ from its parent's.
  public let paths: Set<TreePath>

  public init(commit: ObjectID, tree: ObjectID, paths: Set<TreePath>) {
    self.commit = commit
    self.tree = tree
    self.paths = paths
  }
}

/// The outcome of an attempt to move a branch.
public enum Advance: Sendable {
  /// The writer found nothing to change.
  case unchanged
  /// The branch now points to the commit. `workTreeProblem` says why checked-out files were not updated.
  case moved(to: ObjectID, workTreeProblem: WorkTreeError?)
}

/// Why a branch was not moved; nothing was changed.
public enum AdvanceError<Refusal: Error>: Error {
  /// The writer's own reason.
  case refused(Refusal)
  case lock(LockError)
  case workTree(WorkTreeError)
  /// Checked-out files have local edits where the commit would write.
  case localEdits(paths: [String])
  /// The built tree differs from its parent in paths that it was not meant to change.
  case unexpectedChanges(paths: [String])
  /// A `git` command is moving the reference, or crashed recently and left its lock.
  case referenceLocked(path: String)
  case git(GitError)
}

extension Repository {
  /// Moves a branch to a commit built on its tip: completely or not at all, even if the process is killed.
  ///
  /// `build` runs under the ``WriteLock`` and receives the tip, `nil` for an unborn branch; it runs again if
  /// a writer that does not take our lock came between. Work trees that show the branch are brought up to date, unless
  /// that would overwrite somebody's own work: then nothing is written at all.
  ///
  /// It blocks its thread while others write: see ``transaction(on:reason:by:build:)``.
  public func advance<Refusal: Error>(
    _ branch: String, reason: String, build: (ObjectID?) throws(Refusal) -> Proposal?
  ) throws(AdvanceError<Refusal>) -> Advance {
    let lock: WriteLock
    do throws(LockError) { lock = try WriteLock(of: self) } catch { throw .lock(error) }
    defer { lock.release() }
    return try move(branch, reason: reason, by: nil, under: lock) { tip throws(Refusal) in (try build(tip), ()) }
      .advance
  }

  /// The same for a writer with a further result: `value` is that of the run of `build` that was used.
  ///
  /// Waiting for the lock suspends the task and blocks no thread. The work under the lock runs where the caller runs,
  /// without suspension: reading and writing files, usually a few milliseconds. A task that is cancelled before it has the
  /// lock writes nothing (``LockError/cancelled``); later, it writes everything.
  public nonisolated(nonsending) func transaction<Value, Refusal: Error>(
    on branch: String, reason: String, by committer: Signature? = nil,
    build: (ObjectID?) throws(Refusal) -> (proposal: Proposal?, value: Value)
  ) async throws(AdvanceError<Refusal>) -> (advance: Advance, value: Value) {
    try await underLock { lock throws(AdvanceError<Refusal>) in
      try move(branch, reason: reason, by: committer, under: lock, build: build)
    }
  }

  /// Waits for the lock, and holds it while `body` runs.
  private nonisolated(nonsending) func underLock<Value, Refusal: Error>(
    _ body: (WriteLock) throws(AdvanceError<Refusal>) -> Value
  ) async throws(AdvanceError<Refusal>) -> Value {
    var wait = LockWait()
    defer { wait.end() }
    while true {
      // From here to the end of `body` nothing suspends: the lock is released on the thread that took it.
      if let lock = try freeLock(Refusal.self) {
        defer { lock.release() }
        return try body(lock)
      }
      do throws(LockError) { try await wait.pause() } catch { throw .lock(error) }
    }
  }

  private func freeLock<Refusal: Error>(_: Refusal.Type) throws(AdvanceError<Refusal>) -> WriteLock? {
    guard !Task.isCancelled else { throw .lock(.cancelled) }
    do throws(LockError) { return try WriteLock(ofFree: self) } catch { throw .lock(error) }
  }

  private func move<Value, Refusal: Error>(
    _ branch: String, reason: String, by committer: Signature?, under lock: WriteLock,
    build: (ObjectID?) throws(Refusal) -> (proposal: Proposal?, value: Value)
  ) throws(AdvanceError<Refusal>) -> (advance: Advance, value: Value) {
    try recover(after: lock, Refusal.self)
    var attempt = 0
    while true {
      let tip = try git(Refusal.self) { () throws(GitError) in try reference(branch) }
      let built: (proposal: Proposal?, value: Value)
      do throws(Refusal) {
        built = try gatheringObjects { () throws(Refusal) in try build(tip) }
      } catch { throw .refused(error) }
      try git(Refusal.self) { () throws(GitError) in try storeGatheredObjects() }
      guard let proposal = built.proposal else { return (.unchanged, built.value) }
      let changes = try changes(of: proposal, since: tip, Refusal.self)
      let trees = try git(Refusal.self) { () throws(GitError) in try WorkTree.showing(branch, of: self) }
      try claim(trees, for: changes, Refusal.self)
      defer { trees.forEach { $0.release() } }
      WriteStep.built.reached()
      try git(Refusal.self) { () throws(GitError) in
        try lock.announce(.moving(reference: branch, from: tip, to: proposal.commit))
      }
      WriteStep.announced.reached()
      do throws(GitError) {
        try moveReference(branch, from: tip, to: proposal.commit, reason: reason, by: committer)
      } catch {
        if error.code == .locked, removeStaleLock(of: branch) { continue }
        guard [.modified, .locked, .exists].contains(error.code), attempt < 50 else {
          throw failure(error, moving: branch)
        }
        attempt += 1
        usleep(UInt32.random(in: 2_000...20_000))
        continue
      }
      WriteStep.moved.reached()
      var problem: WorkTreeError?
      for tree in trees {
        do throws(WorkTreeError) { try tree.update(changes) } catch { problem = error }
      }
      WriteStep.updated.reached()
      // The branch has moved; the next writer updates the files, as after a crash.
      if problem != nil { lock.leaveUnfinished() }
      return (.moved(to: proposal.commit, workTreeProblem: problem), built.value)
    }
  }

  /// Creates a tag that did not exist, under the same lock.
  ///
  /// - Parameters:
  ///   - name: the tag's name, without `refs/tags/`.
  ///   - note: the full name of a second reference that is created for the tag's object. The tag counts: if only the
  ///     note could not be created, or the process was killed between the two, the next writer creates it.
  ///   - reason: the message in the reflog.
  ///   - committer: the person in the reflog; else the one in git's configuration.
  ///   - build: stores the tag's object, and returns its id.
  public nonisolated(nonsending) func addTag<Refusal: Error>(
    _ name: String, noting note: String? = nil, reason: String, by committer: Signature? = nil,
    build: () throws(Refusal) -> ObjectID
  ) async throws(AdvanceError<Refusal>) {
    try await addReference("refs/tags/" + name, noting: note, reason: reason, by: committer, build: build)
  }

  /// Creates a reference that did not exist, by its full name, under the same lock: see
  /// ``addTag(_:noting:reason:by:build:)``.
  public nonisolated(nonsending) func addReference<Refusal: Error>(
    _ reference: String, noting note: String? = nil, reason: String, by committer: Signature? = nil,
    build: () throws(Refusal) -> ObjectID
  ) async throws(AdvanceError<Refusal>) {
    try await underLock { lock throws(AdvanceError<Refusal>) in
      try addReference(reference, noting: note, reason: reason, by: committer, under: lock, build: build)
    }
  }

  private func addReference<Refusal: Error>(
    _ reference: String, noting note: String?, reason: String, by committer: Signature?, under lock: WriteLock,
    build: () throws(Refusal) -> ObjectID
  ) throws(AdvanceError<Refusal>) {
    try recover(after: lock, Refusal.self)
    let object: ObjectID
    do throws(Refusal) { object = try build() } catch { throw .refused(error) }
    try git(Refusal.self) { () throws(GitError) in
      try lock.announce(.moving(reference: reference, from: nil, to: object, also: note))
    }
    for attempt in 0... {
      do throws(GitError) {
        try moveReference(reference, from: nil, to: object, reason: reason, by: committer)
        break
      } catch {
        if error.code == .locked, removeStaleLock(of: reference) { continue }
        guard error.code == .locked, attempt < 50 else { throw failure(error, moving: reference) }
        usleep(UInt32.random(in: 2_000...20_000))
      }
    }
    guard let note else { return }
    do throws(GitError) { try moveReference(note, from: nil, to: object, reason: reason, by: committer) } catch {
      lock.leaveUnfinished()
    }
  }

  private func failure<Refusal: Error>(_ error: GitError, moving reference: String) -> AdvanceError<Refusal> {
    error.code == .locked ? .referenceLocked(path: lockPath(of: reference)) : .git(error)
  }

  /// Recovers from a writer that was interrupted while it held the lock.
  private func recover<Refusal: Error>(after lock: WriteLock, _: Refusal.Type) throws(AdvanceError<Refusal>) {
    guard lock.interrupted != nil else { return }
    let problem = try git(Refusal.self) { () throws(GitError) in try recover(after: lock) }
    if let problem { throw .workTree(problem) }
  }

  private func changes<Refusal: Error>(
    of proposal: Proposal, since tip: ObjectID?, _: Refusal.Type
  ) throws(AdvanceError<Refusal>) -> [PathChange] {
    let changes = try git(Refusal.self) { () throws(GitError) in
      try changedPaths(from: try tip.map { id throws(GitError) in try commit(id).tree }, to: proposal.tree)
    }
    let meant = Set(proposal.paths.map(\.string))
    let others = changes.map(\.path).filter { !meant.contains($0) }
    guard others.isEmpty else { throw .unexpectedChanges(paths: others) }
    return changes
  }

  private func claim<Refusal: Error>(
    _ trees: [WorkTree], for changes: [PathChange], _: Refusal.Type
  ) throws(AdvanceError<Refusal>) {
    var edited: [String] = []
    var claimed: [WorkTree] = []
    do throws(WorkTreeError) {
      for tree in trees {
        try tree.claim()
        claimed.append(tree)
        edited += try tree.localEdits(among: changes)
      }
    } catch {
      claimed.forEach { $0.release() }
      throw .workTree(error)
    }
    guard edited.isEmpty else {
      claimed.forEach { $0.release() }
      throw .localEdits(paths: edited)
    }
  }

  private func git<T, Refusal: Error>(
    _: Refusal.Type, _ body: () throws(GitError) -> T
  ) throws(AdvanceError<Refusal>) -> T {
    do throws(GitError) { return try body() } catch { throw .git(error) }
  }
}
