import GitStore

/// The commits of a range, newest first, and the problems of those that cannot be read.
struct History {
  var commits: [ObjectID]
  var problems: [RecordError] = []
  var unreadable: Set<ObjectID> = []

  var isWhole: Bool { problems.isEmpty }
}

extension Record {
  /// The commits of a range as far as they can be read: a damaged one does not hide others.
  func history(in range: HistoryRange) throws(RecordError) -> History {
    guard !repository.isShallow else { return try readableHistory(in: range) }
    do throws(RecordError) {
      return History(commits: try commits(in: range))
    } catch {
      guard error.code == .damaged else { throw error }
      return try readableHistory(in: range)
    }
  }

  /// The commits of a range as a line that is read as it is asked for; `nil` if it can be none.
  func straightLine(in range: HistoryRange) throws(RecordError) -> StraightLine? {
    let (start, hidden) = try ends(of: range)
    return repository.straightLine(from: start, without: hidden)
  }

  /// Reads around unreadable commits: the branch's reflog, and the drafts beyond them, lead further.
  private func readableHistory(in range: HistoryRange) throws(RecordError) -> History {
    let (start, hidden) = try ends(of: range)
    let log = (try? repository.reflog(of: branchReference)) ?? []
    let parents = Dictionary(log.filter { $0.old != .zero }.map { ($0.new, $0.old) }) { first, _ in first }
    var found = repository.readableHistory(of: [start], without: hidden) { parents[$0] }
    // Drafts are used only if the reflog does not help: one that history no longer contains must not count as part of
    // it.
    if range.to == nil, found.unreadable.contains(where: { parents[$0.id] == nil }) {
      found = repository.readableHistory(of: [start] + draftCommits(), without: hidden) { parents[$0] }
    }
    var problems = found.unreadable.map { RecordError($0.error) }
    if repository.isShallow { problems.insert(.shallow(path: path), at: 0) }
    return History(commits: found.commits, problems: problems, unreadable: Set(found.unreadable.map(\.id)))
  }

  /// The commits that drafts froze, newest first.
  private func draftCommits() -> [ObjectID] {
    let drafts = (try? references(below: "refs/tags/")) ?? []
    let commits = drafts.compactMap { reference -> Commit? in
      guard let found = try? repository.tag(of: reference) else { return nil }
      return try? repository.commit(found.peeled)
    }
    return commits.sorted { $0.committer.time > $1.committer.time }.map(\.id)
  }

  /// The commits of a range, newest first.
  func commits(in range: HistoryRange) throws(RecordError) -> [ObjectID] {
    let (start, hidden) = try ends(of: range)
    return try inRecord { () throws(GitError) in try repository.commits(of: start, without: hidden) }
  }

  /// Visits the commits of a range, newest first, if its history is a single line that can be read: see
  /// `Repository.visitStraightLine(from:without:_:)`.
  func visitStraightLine(in range: HistoryRange, _ visit: (Commit) -> Void) throws(RecordError) -> Bool {
    let (start, hidden) = try ends(of: range)
    return repository.visitStraightLine(from: start, without: hidden, visit)
  }

  private func ends(of range: HistoryRange) throws(RecordError) -> (start: ObjectID, hidden: [ObjectID]) {
    let start: ObjectID
    if let to = range.to { start = try commit(of: to) } else { start = try tip() }
    return (start, try range.from.map { name throws(RecordError) in [try commit(of: name)] } ?? [])
  }
}
