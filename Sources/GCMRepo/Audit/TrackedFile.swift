import GitStore

/// The object of one file in the trees of consecutive commits, newest first: most commits do not change it, and their trees
/// need not be read for it.
struct TrackedFile {
  let path: String
  private var last: (tree: ObjectID, file: ObjectID?)?

  init(path: String) { self.path = path }

  /// The file before a commit.
  ///
  /// - Parameters:
  ///   - tree: the tree of the commit's parent.
  ///   - commit: the commit.
  ///   - changes: what it changes.
  mutating func file(
    in tree: ObjectID, before commit: Commit, _ changes: [PathChange], of repository: Repository
  ) throws(GitError) -> ObjectID? {
    let change = changes.first { $0.path.utf8.elementsEqual(path.utf8) }
    var file = change?.old?.id
    if change == nil {
      if let last, last.tree == tree || last.tree == commit.tree {
        file = last.file
      } else {
        file = try repository.entry(at: path, in: tree).flatMap { $0.mode.isFile ? $0.id : nil }
      }
    }
    last = (tree, file)
    return file
  }
}
