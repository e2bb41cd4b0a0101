import GitStore

/// What this copy of the record has and the host does not have yet, as far as this copy knows.
public struct Outbox: Sendable {
  /// Oldest first.
  public var entries: [Entry]
  /// Drafts that the host does not have.
  public var drafts: [String]
  /// Drafts that could not be shared under their name, with the references that keep them.
  public var setAside: [SetAsideDraft]

  /// Whether nothing waits, and nothing is kept aside.
  public var isEmpty: Bool { entries.isEmpty && drafts.isEmpty && setAside.isEmpty }

  /// One event.
  public struct Entry: Sendable, Hashable {
    /// The event.
    public let revision: Revision
    /// How it stands with the host.
    public let state: State

    /// An event and its state.
    public init(revision: Revision, state: State) {
      self.revision = revision
      self.state = state
    }
  }

  /// How an event stands with the host.
  public enum State: Sendable, Hashable {
    /// For the next exchange.
    case waiting
    /// The host refused it, in these words of its own; or what was sent with it, and did not say which event it means.
    case refused([String])
    /// The host has something else in its place; it is no longer on the branch.
    case conflict(RecordError)
  }

  /// An outbox from its parts.
  public init(entries: [Entry], drafts: [String], setAside: [SetAsideDraft]) {
    self.entries = entries
    self.drafts = drafts
    self.setAside = setAside
  }
}

extension Record {
  /// What waits to be shared. Cost: the commits since the host's newest.
  public func outbox() throws(RecordError) -> Outbox {
    let host = HostReferences.ofHost(branch: branch)
    let kept = try inRecord { () throws(GitError) in try repository.keptAside() }
    let local = try unshared(with: host)
    let refusal = LastRefusal(in: repository).flatMap { $0.tip == local.last ? $0 : nil }
    var entries: [Outbox.Entry] = []
    for id in kept where !local.contains(id) {
      let commit = try inRecord { () throws(GitError) in try repository.commit(id) }
      entries.append(
        Outbox.Entry(
          revision: Revision(commit, CommitFacts(commit.trailers)),
          state: .conflict(KeptConflict(id, in: repository).read() ?? .changedOnBothSides(paths: []))))
    }
    for id in local {
      let commit = try inRecord { () throws(GitError) in try repository.commit(id) }
      guard commit.parents.count < 2 else { continue }
      entries.append(
        Outbox.Entry(
          revision: Revision(commit, CommitFacts(commit.trailers)),
          state: refusal?.lines(about: id, among: local).map { .refused($0) } ?? .waiting))
    }
    return Outbox(
      entries: entries, drafts: try draftsToShare(with: host).map(\.name),
      setAside: try inRecord { () throws(GitError) in try repository.draftsAside() })
  }

  /// Gives up an event that is not shared. What the host has something else for is no longer kept; one on the branch is
  /// taken from it, and those after it are replayed without it, as ``sync(as:options:pushing:)`` does. The branch's reflog
  /// still names it.
  ///
  /// - Returns: what became of the events after it, and of drafts.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` if it is not in the outbox.
  @discardableResult
  package func dropFromOutbox(_ commit: CommitID, as identity: Identity) async throws(RecordError) -> SyncReport {
    let reference = Repository.aside(commit.object)
    guard try inRecord({ () throws(GitError) in try repository.reference(reference) }) != nil else {
      return try await replayWithout(commit.object, as: identity)
    }
    try inRecord { () throws(GitError) in try repository.removeReference(reference, ifNaming: commit.object) }
    KeptConflict(commit.object, in: repository).remove()
    return SyncReport()
  }

  /// The commits here that the host does not have, oldest first.
  func unshared(with host: HostReferences) throws(RecordError) -> [ObjectID] {
    try inRecord { () throws(GitError) in
      guard let tip = try repository.reference(branchReference) else { return [] }
      guard let known = try repository.lastSeen(host) else { return try repository.commits(of: tip).reversed() }
      return try repository.unshared(tip, without: known)
    }
  }

  /// The drafts of the branch's history that the host does not have.
  func draftsToShare(with host: HostReferences) throws(RecordError) -> [KnownDraft] {
    try inRecord { () throws(GitError) in
      guard let tip = try repository.reference(branchReference) else { return [] }
      var drafts: [KnownDraft] = []
      for reference in try repository.references(matching: "refs/tags/*") {
        guard let kept = host.tracking(reference.name), try repository.reference(kept) == nil,
          let found = try? repository.tag(of: reference), let tag = found.tag, tag.trailers["Draft"] == found.name,
          tag.targetKind == .commit, try repository.isAncestor(tag.target, of: tip)
        else { continue }
        drafts.append(KnownDraft(name: found.name, tag: tag.id))
      }
      return drafts
    }
  }
}

extension Repository {
  /// The reference that keeps a commit which is not on the branch any more.
  static func aside(_ commit: ObjectID) -> String { "\(HostReferences.aside)commits/\(commit)" }
  /// The reference that keeps a draft whose name the host has given to another.
  static func aside(draft name: String) -> String { "\(HostReferences.aside)drafts/\(name)" }

  /// The commits that are kept beside the branch, in the order of their dates.
  func keptAside() throws(GitError) -> [ObjectID] {
    let commits = try references(matching: HostReferences.aside + "commits/*").map(\.target)
    var dated: [(Int64, ObjectID)] = []
    for id in commits { dated.append((try commit(id).author.time, id)) }
    return dated.sorted { ($0.0, $0.1.description) < ($1.0, $1.1.description) }.map(\.1)
  }

  func draftsAside() throws(GitError) -> [SetAsideDraft] {
    let prefix = HostReferences.aside + "drafts/"
    return try references(matching: prefix + "*").map { reference throws(GitError) in
      let name = String(reference.name.dropFirst(prefix.count))
      let host = try self.reference("refs/tags/" + name)
      return SetAsideDraft(
        name: name, reference: reference.name, why: host == nil ? .stateNotShared : .nameTaken,
        own: draft(name, reference.target), host: host.flatMap { draft(name, $0) })
    }
  }

  /// A draft of a name, by what its reference names or named.
  func draft(_ name: String, _ target: ObjectID) -> Draft? {
    (try? tag(of: Reference(name: "refs/tags/" + name, target: target))).map { Draft($0) }
  }

  /// The newest commit of the host's branch that was seen here, before the first exchange by git's clone.
  func lastSeen(_ host: HostReferences) throws(GitError) -> ObjectID? {
    if let seen = try reference(host.tip) { return seen }
    return try reference("refs/remotes/origin/" + host.branch)
  }

  /// The commits of one tip that another does not have, oldest first.
  func unshared(_ tip: ObjectID, without known: ObjectID) throws(GitError) -> [ObjectID] {
    if tip == known { return [] }
    return try commits(of: tip, without: [known]).reversed()
  }
}
