import GitStore

extension Record {
  /// Writes the record, or what it has since a draft, into one file for a place that no network reaches.
  ///
  /// All references of the record travel: the branch, drafts, and what the host noted.
  ///
  /// - Parameters:
  ///   - path: the new file, absolute.
  ///   - draft: what the receiver has already, with its history.
  /// - Throws: ``RecordError/Code-swift.struct/shallow`` for a shallow clone: git would call its bundle complete.
  package func makeBundle(
    at path: String, since draft: String? = nil, options: NetworkOptions = NetworkOptions()
  ) async throws(RecordError) {
    guard !repository.isShallow else { throw .shallow(path: self.path) }
    let excluded = try draft.map { name throws(RecordError) in try commit(of: name) }
    let drafts = try inRecord { () throws(GitError) in
      try repository.tags().filter { $0.tag?.trailers["Draft"] == $0.name }.map { "refs/tags/" + $0.name }
    }
    let own = try inRecord { () throws(GitError) in try repository.references(matching: HostReferences.own + "*") }
    do throws(RemoteFailure) {
      try await GitBundle(path, with: repository, options: options).create(
        [branchReference] + drafts + own.map(\.name), without: excluded.map { [$0] } ?? [])
    } catch {
      throw .hostFailed(error, url: path)
    }
  }

  /// Takes what a bundle has: its events are judged as those of a host, and what both sides have done is put one after
  /// the other.
  ///
  /// The host's line stays as it is: events of the bundle are put after those here, unless the bundle comes from the host's
  /// side and has more of what the host received than this copy.
  ///
  /// - Parameters:
  ///   - path: the file, absolute.
  ///   - identity: who runs the program: the committer of replayed commits.
  package func takeBundle(
    at path: String, as identity: Identity, options: NetworkOptions = NetworkOptions()
  ) async throws(RecordError) -> SyncReport {
    try identity.check()
    guard !repository.isShallow else { throw .shallow(path: self.path) }
    try checkCheckout()
    let references = HostReferences.ofBundle(branch: branch)
    repository.removeAbandonedLocks(of: HostReferences.written)
    do throws(RemoteFailure) {
      try await GitBundle(path, with: repository, options: options).verify()
      try await GitRemote(try RemoteURL(path), of: repository, options: options)
        .fetch(["+refs/heads/\(branch):\(references.tip)"] + references.beside, pruning: true)
    } catch {
      throw .hostFailed(error, url: path)
    }
    var report = SyncReport()
    try checkIncoming(references, isBundle: true)
    if try isOfHostSide(references, path) {
      try await take(references, as: identity, &report)
    } else {
      try await append(references, as: identity, &report)
      try settle(references, by: identity.committer, &report, inHistoryOnly: true)
    }
    report.waiting = hasHost ? try unshared(with: .ofHost(branch: branch)).count : 0
    return report
  }

  /// Whether the bundle's branch is to be followed rather than added to.
  private func isOfHostSide(_ references: HostReferences, _ path: String) throws(RecordError) -> Bool {
    do throws(GitError) {
      guard let there = try repository.reference(references.tip), let here = try repository.reference(branchReference)
      else { return true }
      let isBehind = try repository.isAncestor(here, of: there)
      let isAhead = try repository.isAncestor(there, of: here)
      if isBehind || isAhead { return true }
      guard try repository.commits(of: here).last == repository.commits(of: there).last else {
        throw GitError(code: .invalidSpecification, message: "another record")
      }
      let known = try repository.reference(HostReferences.ofHost(branch: branch).tip)
      if let known, try !repository.isAncestor(known, of: there) { return false }
      guard let log = try repository.reference(references.prefix + "gcmrepo/received") else { return false }
      guard let own = try repository.reference(HostReferences.received) else { return true }
      guard own != log else { return false }
      return try repository.isAncestor(own, of: log)
    } catch {
      throw error.code == .invalidSpecification ? .otherRecord(path: path) : RecordError(error, path: self.path)
    }
  }

  /// Puts the events of a bundle after those here.
  private func append(
    _ references: HostReferences, as identity: Identity, _ report: inout SyncReport
  ) async throws(RecordError) {
    do throws(AdvanceError<RecordError>) {
      let (advance, events) = try await repository.transaction(
        on: branchReference, reason: Self.syncReason, by: identity.committer.signature(now: Timestamp.now)
      ) { tip throws(RecordError) -> (Proposal?, [ReplayedEvent]) in
        try checkCheckout()
        let there = try inRecord { () throws(GitError) in try repository.reference(references.tip) }
        guard let tip, let there else { return (nil, []) }
        let theirs = try inRecord { () throws(GitError) in try repository.unshared(there, without: tip) }
        var replay = Replay(self, on: tip, by: identity.committer)
        for commit in theirs { try replay.apply(commit) }
        try keepConflicts(of: replay.events, by: identity.committer)
        guard replay.tip != tip else { return (nil, replay.events) }
        return (try proposal(from: tip, to: replay.tip), replay.events)
      }
      report.replayed += events
      report.received += events.filter(\.isReplayed).count
      if case .moved(_, let problem?) = advance { report.checkoutProblem = RecordError(problem) }
    } catch {
      throw RecordError(error, path: path)
    }
  }

  private func keepConflicts(
    of events: [ReplayedEvent], by committer: Identity.Person
  ) throws(RecordError) {
    for event in events {
      guard case .conflict(let error) = event.outcome else { continue }
      try keep(event.revision.commit.object, because: error, by: committer)
    }
  }
}
