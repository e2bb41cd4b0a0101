import GitStore

/// The drafts that are known to have been made, and that this copy of the record does not have.
public struct MissingDrafts: Sendable, Hashable {
  /// Their names.
  public let names: [String]
  /// What the clone was told to leave out, so that they were not fetched: `shallow`, `no-tags` or `single-branch`. If it
  /// is empty, somebody deleted them, or they were made elsewhere since.
  public let limits: [String]
}

extension Record {
  /// The drafts that are missing here, as the newest commit, the other drafts and the record's own references name them;
  /// `nil` if none is, as far as this copy can tell.
  ///
  /// Cost: reading each draft's tag and one commit. ``audit(_:progress:)`` asks every commit.
  public func missingDrafts() throws(RecordError) -> MissingDrafts? {
    guard let (absent, limits) = try draftsMissing() else { return nil }
    return MissingDrafts(names: absent.map(\.name), limits: limits.map(\.rawValue))
  }

  private func draftsMissing() throws(RecordError) -> (absent: [KnownDraft], limits: [CloneLimit])? {
    try inRecord { () throws(GitError) in
      let tags = try references(below: "refs/tags/")
      let tip = try repository.reference(branchReference).map { id throws(GitError) in try repository.commit(id) }
      let anchor = tip.flatMap { KnownDraft(anchoredBy: $0.trailers) }
      let known = repository.knownDrafts(
        anchors: anchor.map { [$0] } ?? [], notes: try references(below: KnownDraft.references), tags: tags)
      let absent = KnownDraft.absent(known, among: tags)
      // As a rule nothing is missing, and git's configuration need not be read.
      let isOwnBranch = branch == Record.usualBranch
      if absent.isEmpty, !tags.isEmpty, !repository.isShallow, isOwnBranch { return nil }
      let limits = try repository.draftLimits()
      var mayBe = limits.contains(.shallow) || tags.isEmpty && limits.contains(.noTags)
      if !mayBe, !isOwnBranch, limits.contains(.singleBranch) {
        // A clone of one other branch lacks the record's own, and the drafts in it, until it is fetched.
        mayBe = try repository.references(matching: "refs/remotes/*/" + Record.usualBranch).isEmpty
      }
      return absent.isEmpty && !mayBe ? nil : (absent, limits)
    }
  }

  /// Refuses to make a draft where earlier ones may be missing: it would not name them, and their loss would not be
  /// noticed.
  ///
  /// - Returns: those that are missing and cannot be fetched from anywhere, for the new draft to name.
  /// - Throws: ``RecordError/Code-swift.struct/draftsNotFetched``.
  func checkDraftsAreHere() throws(RecordError) -> [KnownDraft] {
    guard let (absent, limits) = try draftsMissing() else { return [] }
    let hasRemote = try inRecord { () throws(GitError) in try repository.hasRemote() }
    guard limits.isEmpty, !hasRemote else { throw .draftsNotFetched(absent.map(\.name), limits: limits) }
    return absent
  }
}

extension Repository {
  /// What was left out of this clone that may hold drafts.
  func draftLimits() throws(GitError) -> [CloneLimit] { try cloneLimits().filter { $0 != .partial } }
}

extension KnownDraft {
  /// Those that no longer exist, or were not fetched.
  static func absent(_ known: [KnownDraft], among references: [Reference]) -> [KnownDraft] {
    let present = Set(references.map(\.name))
    return known.filter { !present.contains("refs/tags/" + $0.name) }
  }

  /// Those whose names now lead to something else.
  static func moved(_ known: [KnownDraft], among references: [Reference]) -> [Finding] {
    let present = Dictionary(references.map { ($0.name, $0.target) }) { first, _ in first }
    return known.compactMap { draft in
      guard let target = present["refs/tags/" + draft.name], target != draft.tag else { return nil }
      return .draftMoved(draft: draft.name, from: draft.tag.description)
    }
  }
}
