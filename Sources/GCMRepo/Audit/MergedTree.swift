import GitStore

/// What a merge itself changes: whatever is not as one of its parents made it, and whatever a parent made and it drops.
///
/// Its parents' commits are events, and judged as such. What the merge adds to them is nobody's event, and what it leaves out
/// is lost without one; so an acknowledged merge must not hide either.
struct MergedTree {
  /// The paths that a clean merge would have left otherwise, sorted; also those that two parents changed differently.
  private(set) var paths: [String] = []

  /// More are not named one by one.
  private static let mostPaths = 50

  /// Cost: the changes of each parent since they parted.
  init(_ commit: Commit, in repository: Repository) throws(GitError) {
    // In a shallow clone, where they parted may not be there.
    guard let first = commit.parents.first, !repository.isShallow else { return }
    let own = try repository.commit(first).tree
    var expected: [String: TreeEntry?] = [:]
    var wrong: Set<String> = []
    for parent in commit.parents.dropFirst() {
      let base = try Self.base(of: first, parent, repository)
      for change in try repository.changedPaths(
        from: base.map { id throws(GitError) in try repository.commit(id).tree }, to: repository.commit(parent).tree)
      {
        let there: TreeEntry?
        if let known = expected[change.path] {
          there = known
        } else {
          there = try repository.entry(at: change.path, in: own)
        }
        if there == change.new { continue }
        if there == change.old { expected[change.path] = .some(change.new) } else { wrong.insert(change.path) }
      }
    }
    for change in try repository.changedPaths(from: own, to: commit.tree) {
      guard let entry = expected.removeValue(forKey: change.path), entry == change.new else {
        wrong.insert(change.path)
        continue
      }
    }
    paths = wrong.union(expected.keys).sorted()
  }

  var findings: [Finding] { paths.prefix(Self.mostPaths).map { .mergeAlters($0) } }

  /// The newest commit that both have; `nil` for histories that have none.
  private static func base(
    of first: ObjectID, _ other: ObjectID, _ repository: Repository
  ) throws(GitError) -> ObjectID? {
    let side = try repository.commits(of: other, without: [first])
    if side.isEmpty { return other }
    let own = Set(side)
    var best: ObjectID?
    for id in side {
      for parent in try repository.commit(id).parents where !own.contains(parent) {
        if let known = best, try !repository.isAncestor(known, of: parent) { continue }
        best = parent
      }
    }
    return best
  }
}
