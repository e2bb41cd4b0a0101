/// Reads commits with what each changed in some files, for a walk from children to parents.
///
/// It keeps what the next step of such a walk needs again.
public struct HistoryReader {
  private let repository: Repository
  private let selection: PathSelection
  private var memory = TreeMemory()
  private var parent: Commit?

  /// A reader of commits, with what they changed in some files.
  public init(_ repository: Repository, of selection: PathSelection) {
    self.repository = repository
    self.selection = selection
  }

  /// A commit, and the files that differ from its first parent; for a first commit, those that it has.
  ///
  /// Cost: the folders on the paths of the files, as far as they differ. A commit that was the parent of the step
  /// before is not read again.
  public mutating func step(_ id: ObjectID) throws(GitError) -> (commit: Commit, changes: [PathChange]) {
    let commit: Commit
    if let parent, parent.id == id { commit = parent } else { commit = try repository.commit(id) }
    parent = try commit.parents.first.map { id throws(GitError) in try repository.commit(id) }
    return (commit, try changes(from: parent, to: commit))
  }

  /// The files that differ between two commits.
  public mutating func changes(from parent: Commit?, to commit: Commit) throws(GitError) -> [PathChange] {
    try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory, of: selection)
  }
}
