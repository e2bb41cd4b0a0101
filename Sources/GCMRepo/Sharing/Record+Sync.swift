import GitStore

extension Record {
  /// Exchanges with the host: fetches, puts what is not shared yet on the host's newest commit, and pushes.
  ///
  /// Nothing is lost if it is interrupted anywhere: called again, it finishes. Local events are replayed in one move of the
  /// branch, under the write lock; the branch's earlier commits stay in its reflog. If somebody pushes first, it tries
  /// again for up to two minutes.
  ///
  /// - Parameters:
  ///   - identity: who runs the program: the committer of replayed commits.
  ///   - pushing: whether anything is sent.
  /// - Returns: what happened; ``SyncReport/refusal`` if everything was done here and the host did not take it.
  /// - Throws: ``RecordError/Code-swift.struct/noHost``, ``RecordError/Code-swift.struct/hostFailed`` if nothing could be
  ///   fetched, ``RecordError/Code-swift.struct/hostRewroteHistory``.
  package func sync(
    as identity: Identity, options: NetworkOptions = NetworkOptions(), pushing: Bool = true
  ) async throws(RecordError) -> SyncReport {
    try identity.check()
    try checkIsWhole()
    let remote = try host(options)
    let references = HostReferences.ofHost(branch: branch)
    var report = SyncReport()
    repository.removeAbandonedLocks(of: HostReferences.written)
    let end = ContinuousClock.now + .seconds(120)
    var pause = 0.1
    while true {
      try await fetch(references, from: remote)
      try await take(references, as: identity, &report)
      report.waiting = try unshared(with: references).count
      guard pushing, try await push(references, to: remote, by: identity.committer, &report) == .lostRace else {
        report.waiting = try unshared(with: references).count
        return report
      }
      guard ContinuousClock.now < end else { return report }
      do { try await Task.sleep(for: .seconds(Double.random(in: pause / 2...pause))) } catch { throw .cancelled }
      pause = min(pause * 1.6, 5)
      report.refusal = nil
    }
  }

  /// Puts what another copy has, as fetched below a namespace, into this one, and local events after it.
  func take(
    _ references: HostReferences, as identity: Identity, _ report: inout SyncReport
  ) async throws(RecordError) {
    try checkIncoming(references, isBundle: false)
    try settle(references, by: identity.committer, &report)
    try await followHost(references, as: identity, &report)
    try setAsideStaleDrafts(references, by: identity.committer, &report)
  }

  private func checkIsWhole() throws(RecordError) {
    guard !repository.isShallow else { throw .shallow(path: path) }
    try checkCheckout()
  }

  // MARK: Fetching

  private func fetch(_ references: HostReferences, from remote: GitRemote) async throws(RecordError) {
    do throws(RemoteFailure) {
      try await remote.fetch(
        references.refspecs + ["+refs/heads/\(branch):refs/remotes/origin/\(branch)"], pruning: true)
    } catch {
      if error.code == .nonFastForward {
        let known = try inRecord { () throws(GitError) in try repository.reference(references.tip) }
        throw .hostRewroteHistory(branch: branch, from: known?.description ?? "")
      }
      // A new host has no branch yet.
      guard error.detail.contains("couldn't find remote ref refs/heads/"), try !hasSeen(references) else {
        throw .hostFailed(error, url: remote.url.description)
      }
      do throws(RemoteFailure) { try await remote.fetch(references.beside) } catch {
        throw .hostFailed(error, url: remote.url.description)
      }
    }
  }

  private func hasSeen(_ references: HostReferences) throws(RecordError) -> Bool {
    try inRecord { () throws(GitError) in try repository.reference(references.tip) != nil }
  }

  // MARK: The branch

  /// Moves the branch to the host's newest commit, with local events after it.
  private func followHost(
    _ references: HostReferences, as identity: Identity, _ report: inout SyncReport, without dropped: ObjectID? = nil
  ) async throws(RecordError) {
    guard let host = try inRecord({ () throws(GitError) in try repository.reference(references.tip) }) else { return }
    // A person who is asked to sign must not hold up other writers.
    var prepared: (from: ObjectID, Following)?
    if signer?.mayAskPerson == true {
      let tip = try tip()
      prepared = (tip, try following(host, from: tip, references, as: identity, without: dropped))
    }
    do throws(AdvanceError<RecordError>) {
      let (advance, made) = try await repository.transaction(
        on: branchReference, reason: Self.syncReason, by: identity.committer.signature(now: Timestamp.now)
      ) { tip throws(RecordError) -> (Proposal?, Following) in
        try checkCheckout()
        let result: Following
        if let prepared {
          guard prepared.from == tip else { throw .signatureOvertaken }
          result = prepared.1
        } else {
          result = try following(host, from: tip, references, as: identity, without: dropped)
        }
        guard result.tip != tip else { return (nil, result) }
        return (try proposal(from: tip, to: result.tip), result)
      }
      report.received += made.received
      report.replayed += made.events
      report.findings += made.findings
      try forget(made)
      if case .moved(_, let problem?) = advance { report.checkoutProblem = RecordError(problem) }
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// Moves the branch to where it would be without a local event.
  func replayWithout(_ commit: ObjectID, as identity: Identity) async throws(RecordError) -> SyncReport {
    try identity.check()
    try checkIsWhole()
    let references = HostReferences.ofHost(branch: branch)
    var report = SyncReport()
    guard try hasSeen(references) else { throw .unknownRevision(given: commit.description, nearest: []) }
    try await followHost(references, as: identity, &report, without: commit)
    try setAsideStaleDrafts(references, by: identity.committer, &report)
    return report
  }

  /// What the branch is to become.
  private struct Following {
    var tip: ObjectID
    var received = 0
    var events: [ReplayedEvent] = []
    var findings: [AuditEntry] = []
    /// Commits that were kept beside the branch and are on it now, or have nothing left to say.
    var settled: [ObjectID] = []
  }

  /// - Parameter dropped: a local event to go on without.
  private func following(
    _ host: ObjectID, from tip: ObjectID?, _ references: HostReferences, as identity: Identity,
    without dropped: ObjectID? = nil
  ) throws(RecordError) -> Following {
    guard let tip else { return Following(tip: host) }
    var (local, came) = try inRecord { () throws(GitError) in
      (try repository.unshared(tip, without: host), try repository.unshared(host, without: tip))
    }
    if let dropped {
      guard let place = local.firstIndex(of: dropped) else {
        throw .unknownRevision(given: dropped.description, nearest: [])
      }
      local.remove(at: place)
    }
    var result = Following(tip: tip, received: came.count)
    result.findings = try findings(of: came, to: host)
    let kept = try inRecord { () throws(GitError) in try repository.keptAside() }.filter { !local.contains($0) }
    let stale = try staleDrafts(references, local, isReplayed: !came.isEmpty || dropped != nil)
    let isMerged = try holdsMerge(local)
    guard !came.isEmpty || !kept.isEmpty || !stale.isEmpty || isMerged || dropped != nil else { return result }
    var replay = Replay(self, on: host, by: identity.committer, withoutDrafts: stale)
    for commit in kept + local { try replay.apply(commit) }
    // Only what was kept before, which still meets something else: the branch is as it should be.
    if came.isEmpty, dropped == nil, stale.isEmpty, replay.events.dropFirst(kept.count).count == local.count,
      !replay.events.prefix(kept.count).contains(where: \.isReplayed), !isMerged
    {
      result.events = Array(replay.events.prefix(kept.count))
      result.settled = result.events.filter { !$0.isConflict }.map(\.revision.commit.object)
      return result
    }
    result.tip = replay.tip
    result.events = replay.events
    for event in replay.events {
      let commit = event.revision.commit.object
      guard case .conflict(let error) = event.outcome else {
        if kept.contains(commit) { result.settled.append(commit) }
        continue
      }
      try keep(commit, because: error, by: identity.committer)
    }
    return result
  }

  /// Keeps a commit that leaves the branch; before the branch moves, so that it is never without a name.
  func keep(
    _ commit: ObjectID, because error: RecordError, by committer: Identity.Person
  ) throws(RecordError) {
    let name = Repository.aside(commit)
    try inRecord { () throws(GitError) in
      guard try repository.reference(name) == nil else { return }
      try repository.moveReference(
        name, from: nil, to: commit, reason: Self.syncReason, by: committer.signature(now: Timestamp.now))
    }
    KeptConflict(commit, in: repository).keep(error)
  }

  private func forget(_ following: Following) throws(AdvanceError<RecordError>) {
    for commit in following.settled {
      do throws(GitError) { try repository.removeReference(Repository.aside(commit), ifNaming: commit) } catch {
        throw .git(error)
      }
    }
  }

  private func holdsMerge(_ commits: [ObjectID]) throws(RecordError) -> Bool {
    for id in commits where try inRecord({ () throws(GitError) in try repository.commit(id).parents.count }) > 1 {
      return true
    }
    return false
  }

  /// The drafts here that will not stay under their name: their commits get others, or the host has their name.
  private func staleDrafts(
    _ references: HostReferences, _ local: [ObjectID], isReplayed: Bool
  ) throws(RecordError) -> Set<ObjectID> {
    try inRecord { () throws(GitError) in
      var stale: Set<ObjectID> = []
      let commits = Set(local)
      if isReplayed {
        for draft in try localDrafts(references) {
          if let target = try? repository.tag(draft.tag).target, commits.contains(target) { stale.insert(draft.tag) }
        }
      }
      for id in local {
        guard let draft = KnownDraft(anchoredBy: try repository.commit(id).trailers) else { continue }
        let there = try repository.reference("refs/tags/" + draft.name)
        let isAside = try repository.reference(Repository.aside(draft: draft.name)) == draft.tag
        if there != draft.tag, there != nil || isAside { stale.insert(draft.tag) }
      }
      return stale
    }
  }

  /// What the rules say against commits that came, and nobody has acknowledged: the host judged them, and may have been told
  /// otherwise.
  func findings(of commits: [ObjectID], to tip: ObjectID) throws(RecordError) -> [AuditEntry] {
    try inRecord { () throws(GitError) in
      var auditor = CommitAuditor(repository: repository, boundary: repository.shallowBoundary)
      var report = AuditReport(entries: [], findings: [])
      for id in commits.reversed() {
        let entry = try auditor.entry(id).entry
        if !entry.findings.isEmpty { report.entries.append(entry) }
      }
      try report.acknowledge(by: self, at: tip, CommitTimes())
      return report.entries.filter { !$0.findings.isEmpty }
    }
  }

  func proposal(from tip: ObjectID?, to new: ObjectID) throws(RecordError) -> Proposal {
    try inRecord { () throws(GitError) in
      let tree = try repository.commit(new).tree
      let old = try tip.map { id throws(GitError) in try repository.commit(id).tree }
      var paths: Set<TreePath> = []
      for change in try repository.changedPaths(from: old, to: tree) {
        do throws(InvalidTreePath) { paths.insert(try TreePath(change.path)) } catch {
          throw GitError(code: .mismatch, message: "the name \(error.path) is not allowed in a record")
        }
      }
      return Proposal(commit: new, tree: tree, paths: paths)
    }
  }

  // MARK: Pushing

  private enum Pushing { case done, lostRace }

  /// Sends the branch, drafts, and the record's own references.
  private func push(
    _ references: HostReferences, to remote: GitRemote, by committer: Identity.Person, _ report: inout SyncReport
  ) async throws(RecordError) -> Pushing {
    let waiting = try unshared(with: references)
    let (names, drafts) = try namesToPush(references)
    guard !names.isEmpty else { return .done }
    let tip = try tip()
    do throws(RemoteFailure) {
      for step in try steps(to: tip, names, references) { try await remote.push(step) }
    } catch {
      report.refusal = .hostFailed(error, url: remote.url.description)
      if error.code == .nonFastForward { return .lostRace }
      if error.code == .refusedByServer { LastRefusal(of: tip, lines: error.serverLines).keep(in: repository) }
      return .done
    }
    report.refusal = nil
    report.sent += waiting.count
    report.sentDrafts += drafts
    let signature = committer.signature(now: Timestamp.now)
    do throws(GitError) {
      for reference in names {
        guard let kept = references.tracking(reference.name) else { continue }
        let target = reference.name == branchReference ? tip : reference.target
        let old = try repository.reference(kept)
        if old != target {
          try repository.moveReference(kept, from: old, to: target, reason: Self.syncReason, by: signature)
        }
        guard reference.name == branchReference else { continue }
        // What git itself shows as the host's.
        let shown = "refs/remotes/origin/" + branch
        let seen = try repository.reference(shown)
        if seen != target {
          try repository.moveReference(shown, from: seen, to: target, reason: Self.syncReason, by: signature)
        }
      }
    } catch {
      // The next exchange fetches them.
      guard [.modified, .locked, .exists].contains(error.code) else { throw RecordError(error, path: path) }
    }
    // What the host wrote when it received that, such as its receipts.
    if try inRecord({ () throws(GitError) in
      try repository.reference(references.prefix + "gcmrepo/received") != nil
    }) {
      do throws(RecordError) {
        try await fetch(references, from: remote)
        try settle(references, by: committer, &report)
      } catch {
        guard error.code == .hostFailed else { throw error }
      }
    }
    return .done
  }

  /// What is pushed one after the other: a draft after its commit, since another push may win the branch, and before the
  /// commits that name it.
  ///
  /// - Parameter tip: the branch as it is now: what others write meanwhile was not judged against what was fetched.
  private func steps(
    to tip: ObjectID, _ names: [Reference], _ references: HostReferences
  ) throws(RemoteFailure) -> [[String]] {
    do throws(GitError) {
      var known = try repository.reference(references.tip)
      func isThere(_ commit: ObjectID) throws(GitError) -> Bool {
        guard let known else { return false }
        if known == commit { return true }
        return try repository.isAncestor(commit, of: known)
      }
      var drafts: [WaitingDraft] = []
      var others: [String] = []
      for reference in names where reference.name != branchReference {
        let word = "\(reference.target):\(reference.name)"
        if reference.name.hasPrefix("refs/tags/"), let tag = try? repository.tag(of: reference) {
          let note = names.first { $0.name == KnownDraft.references + tag.name }
          drafts.append(WaitingDraft(tag, [word] + (note.map { ["\($0.target):\($0.name)"] } ?? [])))
        } else if !reference.name.hasPrefix(KnownDraft.references)
          || !names.contains(where: { $0.name == "refs/tags/" + reference.name.dropFirst(KnownDraft.references.count) })
        {
          others.append(word)
        }
      }
      var steps: [[String]] = []
      // Oldest first: a history is a line.
      while !drafts.isEmpty {
        var (oldest, isFound) = (0, false)
        // Until none is before it: what one names may name a third.
        while !isFound {
          isFound = true
          for place in drafts.indices where place != oldest {
            let (one, other) = (drafts[place], drafts[oldest])
            // Of one commit, the later names the earlier.
            if try one.commit == other.commit
              ? other.previous.contains(one.tag) : repository.isAncestor(one.commit, of: other.commit)
            {
              (oldest, isFound) = (place, false)
            }
          }
        }
        let draft = drafts.remove(at: oldest)
        if try !isThere(draft.commit) {
          steps.append(["\(draft.commit):\(branchReference)"])
          known = draft.commit
        }
        steps.append(draft.words)
      }
      if known != tip, names.contains(where: { $0.name == branchReference }) {
        steps.append(["\(tip):\(branchReference)"])
      }
      if !others.isEmpty { steps.append(others) }
      return steps
    } catch {
      throw RemoteFailure(.other, detail: error.message)
    }
  }

  private func namesToPush(
    _ references: HostReferences
  ) throws(RecordError) -> (names: [Reference], drafts: [String]) {
    let drafts = try draftsToShare(with: references)
    return try inRecord { () throws(GitError) in
      var names: [Reference] = []
      if let tip = try repository.reference(branchReference), try repository.reference(references.tip) != tip {
        names.append(Reference(name: branchReference, target: tip))
      }
      names += drafts.map { Reference(name: "refs/tags/" + $0.name, target: $0.tag) }
      let shared = Set(drafts.map(\.name))
      for reference in try repository.references(matching: HostReferences.own + "*") {
        guard reference.name != HostReferences.received, let kept = references.tracking(reference.name),
          try repository.reference(kept) == nil
        else { continue }
        // A draft's note goes with the draft.
        if reference.name.hasPrefix(KnownDraft.references) {
          let name = String(reference.name.dropFirst(KnownDraft.references.count))
          let onHost = try repository.reference(references.prefix + "tags/" + name)
          guard shared.contains(name) || onHost == reference.target else { continue }
        }
        names.append(reference)
      }
      return (names, drafts.map(\.name))
    }
  }
}

extension ReplayedEvent {
  var isConflict: Bool { if case .conflict = outcome { true } else { false } }
  var isReplayed: Bool { if case .replayed = outcome { true } else { false } }
}

/// A draft that the host does not have.
private struct WaitingDraft {
  let tag, commit: ObjectID
  /// The drafts that it names.
  let previous: [ObjectID]
  /// What is pushed: its tag and its note.
  let words: [String]

  init(_ reference: TagReference, _ words: [String]) {
    (tag, commit, self.words) = (reference.object, reference.peeled, words)
    previous = (reference.tag?.trailers.all(KnownDraft.trailer) ?? []).compactMap { KnownDraft(trailer: $0)?.tag }
  }
}
