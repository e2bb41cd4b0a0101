import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The checked-out files of a branch, kept up to date.
///
/// Claiming it takes git's own `index.lock`, so that no `git` command works there meanwhile. Files are written beside
/// their place and renamed into it; a folder is never entered through a symbolic link.
final class WorkTree {
  let repository: Repository
  let root: String
  private let gitDirectory: String

  var indexPath: String { gitDirectory + "index" }
  private var indexLockPath: String { gitDirectory + "index.lock" }
  /// Hard-linked to `index.lock`: if both are one file, the lock is ours, even after a crash.
  private var claimPath: String { gitDirectory + "gcmrepo-index-claim" }
  var newIndexPath: String { gitDirectory + "gcmrepo-index" }

  /// The work trees of a repository, including linked ones, in which a branch is checked out.
  static func showing(_ branch: String, of repository: Repository) throws(GitError) -> [WorkTree] {
    var trees: [WorkTree] = []
    for repository in try repository.workTreeRepositories() {
      guard let root = repository.workDirectory, try repository.currentBranch() == branch else { continue }
      trees.append(WorkTree(repository, root: root, gitDirectory: try repository.ownGitDirectory()))
    }
    return trees
  }

  private init(_ repository: Repository, root: String, gitDirectory: String) {
    self.repository = repository
    self.root = root
    self.gitDirectory = gitDirectory
  }

  /// Takes the index's lock, waiting briefly for a `git` command to end.
  func claim() throws(WorkTreeError) {
    // A claimant holds the write lock, so an existing claim was left by a crash.
    sweep()
    let descriptor = open(claimPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .cannotWrite(path: claimPath, errno: errno) }
    close(descriptor)
    for _ in 0..<200 {
      if link(claimPath, indexLockPath) == 0 { return }
      guard errno == EEXIST else { throw .cannotWrite(path: indexLockPath, errno: errno) }
      usleep(10_000)
    }
    unlink(claimPath)
    throw .indexLocked(path: indexLockPath)
  }

  /// Releases the index's lock.
  func release() {
    unlink(indexLockPath)
    unlink(claimPath)
  }

  /// Removes what a crashed claimant has left, and nothing that belongs to another.
  func sweep() {
    var (claim, lock) = (stat(), stat())
    if lstat(claimPath, &claim) == 0, lstat(indexLockPath, &lock) == 0, claim.st_ino == lock.st_ino {
      unlink(indexLockPath)
    }
    unlink(claimPath)
    unlink(newIndexPath)
    unlink(newIndexPath + ".lock")
  }

  /// The paths with local edits: a file that is neither the old nor the new version, or an obstacle to one.
  func localEdits(among changes: [PathChange]) throws(WorkTreeError) -> [String] {
    let obstacles = try obstacles(to: changes)
    var named: Set<String> = []
    return changes.compactMap { obstacles[$0.path] }.filter { named.insert($0).inserted }
  }

  /// For each path that cannot be written without loss, the path of what would be lost.
  private func obstacles(to changes: [PathChange]) throws(WorkTreeError) -> [String: String] {
    let removed = changes.filter { $0.new == nil }.map(\.path)
    var obstacles: [String: String] = [:]
    for change in changes {
      switch try status(ofPath: change.path) {
      case .nothing: break
      case .file(let id):
        if id != change.old?.id, id != change.new?.id { obstacles[change.path] = change.path }
      case .folder:
        // It may be replaced if the same commit empties it.
        let prefix = change.path + "/"
        if !removed.contains(where: { $0.utf8.starts(with: prefix.utf8) }) { obstacles[change.path] = change.path }
      case .other: obstacles[change.path] = change.path
      case .behind(let path):
        // Paths that the same commit removes are judged by themselves.
        if change.new != nil, !removed.contains(path) { obstacles[change.path] = path }
      }
    }
    return obstacles
  }

  /// Writes the new version of each path without local edits, then the index.
  func update(_ changes: [PathChange]) throws(WorkTreeError) {
    let obstacles = try obstacles(to: changes)
    // Removals first, to make room for additions: a file may become a folder.
    for change in changes where obstacles[change.path] == nil && change.new?.mode.isFile != true {
      remove(change.path)
    }
    for change in changes where obstacles[change.path] == nil {
      guard let new = change.new, new.mode.isFile else { continue }
      try write(try gitCall { () throws(GitError) in try repository.blob(new.id) }, at: change.path)
    }
    try updateIndex(changes, unwritten: Set(obstacles.keys))
  }
}

/// Why a work tree was not brought up to date.
public enum WorkTreeError: Error, Sendable, Hashable {
  /// A `git` command works there, or one that crashed has left its lock.
  case indexLocked(path: String)
  case cannotWrite(path: String, errno: Int32)
  case git(GitError)

  /// Whether the disk, or the user's quota, was full.
  public var isDiskFull: Bool {
    switch self {
    case .indexLocked: false
    case .cannotWrite(_, let reason): GitStore.isDiskFull(reason)
    case .git(let error): error.isDiskFull
    }
  }
}

/// Adapts a call of libgit2 to the error type of the file system calls.
func gitCall<T>(_ body: () throws(GitError) -> T) throws(WorkTreeError) -> T {
  do throws(GitError) { return try body() } catch { throw .git(error) }
}

extension Repository {
  /// This repository's main work tree and the linked ones, each as a repository of its own.
  fileprivate func workTreeRepositories() throws(GitError) -> [Repository] {
    let paths = try locked { repository throws(GitError) -> [String] in
      var names = git_strarray()
      try check(git_worktree_list(&names, repository))
      defer { git_strarray_dispose(&names) }
      var paths: [String] = []
      for index in 0..<names.count {
        guard let name = names.strings[index] else { continue }
        let tree = try Handle(free: git_worktree_free) { git_worktree_lookup(&$0, repository, name) }
        if let path = git_worktree_path(tree.pointer) { paths.append(String(cString: path)) }
      }
      return paths
    }
    guard !paths.isEmpty else { return [self] }
    // A linked work tree deleted by hand is still listed, and has nothing to update. One whose `gitdir` file leads to
    // another repository's folder is not ours.
    return [try Repository.open(gitDirectory)]
      + paths.compactMap { try? Repository.open($0) }.filter { $0.gitDirectory == gitDirectory }
  }
}
