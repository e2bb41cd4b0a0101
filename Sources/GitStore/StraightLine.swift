/// The commits from one back to its oldest ancestor, or to an older commit that is left out, as long as each has at most one
/// parent.
///
/// They are read one by one as they are asked for, without libgit2, in a third of the time of its walk.
public struct StraightLine: Sendable {
  private let repository: Repository
  private let end: ObjectID?
  private var next: ObjectID?
  /// Whether a commit was met that has more parents or cannot be read, or the end was not: the history is no single line,
  /// and what was read is only its newest part.
  public private(set) var isBroken = false

  /// - Parameters:
  ///   - start: the newest commit.
  ///   - end: an older one, which is left out.
  ///   - repository: the repository.
  init(from start: ObjectID, backTo end: ObjectID?, of repository: Repository) {
    self.repository = repository
    self.end = end
    next = start == end ? nil : start
  }

  /// The next older commit; `nil` after the last one.
  public mutating func read() -> StoredCommit? {
    guard let id = next else { return nil }
    next = nil
    guard let commit = try? repository.storedCommit(id), commit.commit.parents.count <= 1 else {
      isBroken = true
      return nil
    }
    if let parent = commit.commit.parents.first {
      next = parent == end ? nil : parent
    } else {
      isBroken = end != nil
    }
    return commit
  }
}

extension Repository {
  /// The history of `start` without that of `hidden` as a line, which may turn out to be none.
  ///
  /// - Returns: `nil` where a commit's parents are not those that it names, or several commits are left out.
  public func straightLine(from start: ObjectID, without hidden: [ObjectID] = []) -> StraightLine? {
    guard hidden.count <= 1, !isShallow, !hasGrafts else { return nil }
    return StraightLine(from: start, backTo: hidden.first, of: self)
  }
}
