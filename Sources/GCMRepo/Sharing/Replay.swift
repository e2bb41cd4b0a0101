import GitStore

/// Puts local events on another tip, one commit each, in their order.
///
/// What was submitted is kept: bytes, author, date and message. A commit gets a new parent, a new committer and a new
/// signature. Nothing moves: the result is a commit that no reference names yet.
struct Replay {
  let record: Record
  let committer: Identity.Person
  /// Drafts that are set aside: a commit that names one as the newest is not kept as it is.
  let withoutDrafts: Set<ObjectID>
  private(set) var tip: ObjectID
  private(set) var events: [ReplayedEvent] = []

  private var repository: Repository { record.repository }

  init(_ record: Record, on tip: ObjectID, by committer: Identity.Person, withoutDrafts: Set<ObjectID> = []) {
    self.record = record
    self.committer = committer
    self.withoutDrafts = withoutDrafts
    self.tip = tip
  }

  /// Puts one commit on the tip. A merge of another tool is left out: its events are commits of their own.
  ///
  /// - Throws: what prevents any event, such as a full disk. A conflict is no error, and leaves the tip as it is.
  mutating func apply(_ id: ObjectID) throws(RecordError) {
    let commit = try inRecord { () throws(GitError) in try repository.commit(id) }
    guard commit.parents.count < 2 else { return }
    let revision = Revision(commit, CommitFacts(commit.trailers))
    do throws(RecordError) {
      events.append(ReplayedEvent(revision: revision, outcome: try outcome(of: commit)))
    } catch {
      guard error.isConflict else { throw error }
      events.append(ReplayedEvent(revision: revision, outcome: .conflict(error)))
    }
  }

  private mutating func outcome(of commit: Commit) throws(RecordError) -> ReplayedEvent.Outcome {
    guard let event = try LocalEvent(commit, on: try record.state(at: tip)) else {
      throw .changedOnBothSides(paths: [RecordConfiguration.path])
    }
    let merged = try event.merged()
    guard !merged.edits.isEmpty else { return .alreadyThere }
    let now = Timestamp.now
    let (tree, message): (ObjectID, String)
    do throws(GitError) {
      let base = try repository.commit(tip).tree
      tree = try repository.tree(base, applying: merged.edits)
      guard tree != base else { return .alreadyThere }
      message = try self.message(of: commit, numbered: merged.number, facts: event.facts)
    } catch {
      // A file where a folder is, or the other way round.
      guard error.code == .invalidSpecification else { throw RecordError(error) }
      throw .changedOnBothSides(paths: merged.edits.map(\.path.string))
    }
    let new = try record.storeCommit(
      tree: tree, parents: [tip], author: commit.author, committer: committer.signature(now: now), message: message,
      record.signer.map { Seal($0) } ?? Seal())
    try record.check(Proposal(commit: new, tree: tree, paths: Set(merged.edits.map(\.path))))
    tip = new
    return .replayed(as: CommitID(new), number: merged.number)
  }

  /// The commit's message: as it is, but for the number of a revision that is another now, and for a draft that was set
  /// aside.
  private func message(of commit: Commit, numbered number: Int?, facts: CommitFacts) throws(GitError) -> String {
    let anchored = KnownDraft(anchoredBy: commit.trailers)
    let isStale = anchored.map { withoutDrafts.contains($0.tag) } ?? false
    guard number != nil || isStale else { return commit.message }
    let newest = isStale ? try record.newestSharedDraft(without: withoutDrafts) : nil
    var lines = commit.message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = (lines.dropLast().lastIndex { $0.isEmpty } ?? 0) + 1
    for place in stride(from: lines.count - 1, through: start, by: -1) {
      if let number, let old = facts.revision, lines[place] == "Revision: \(old)" {
        lines[place] = "Revision: \(number)"
      } else if isStale, lines[place].hasPrefix(KnownDraft.anchor + ": ") {
        if let newest {
          lines[place] = "\(KnownDraft.anchor): \(newest.trailerValue)"
        } else {
          lines.remove(at: place)
        }
      }
    }
    if let number, let old = facts.revision, let id = facts.contribution,
      lines[0] == CommitFacts.subject(submitting: id, revision: old)
    {
      lines[0] = CommitFacts.subject(submitting: id, revision: number)
    }
    return lines.joined(separator: "\n")
  }
}

extension RecordError {
  /// Whether it concerns one event, so that the others can go on.
  var isConflict: Bool {
    [
      .changedOnBothSides, .declaredMeanwhile, .revisedMeanwhile, .withdrawnMeanwhile, .ruleBroken, .malformedFile,
      .unknownParty, .notPermitted,
    ].contains(code)
  }
}

extension Record {
  /// The last of the drafts that stay.
  fileprivate func newestSharedDraft(without aside: Set<ObjectID>) throws(GitError) -> KnownDraft? {
    guard let newest = try repository.newestDraft(), !aside.contains(newest.tag) else {
      return try repository.tags()
        .compactMap { reference in reference.tag.map { (KnownDraft(name: reference.name, tag: $0.id), $0) } }
        .filter { !aside.contains($0.0.tag) && $0.1.trailers["Draft"] != nil }
        .max { ($0.1.tagger?.time ?? 0, $0.0.name) < ($1.1.tagger?.time ?? 0, $1.0.name) }?.0
    }
    return newest
  }
}
