import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// The git directory of this handle's work tree, which holds its index and its `HEAD`; it ends in `/`.
  func ownGitDirectory() throws(GitError) -> String {
    try locked { repository throws(GitError) in String(cString: git_repository_path(repository)) }
  }

  /// The folder of an open repository's checked-out files, ending in `/`; `nil` if it has none.
  ///
  /// A configuration's `core.worktree`, and the `gitdir` file of a linked work tree, may name any folder. A folder
  /// whose `.git` does not lead back to the repository belongs to something else, and nothing is read or written there:
  /// the folder around `.git` is used instead.
  static func workDirectory(of repository: OpaquePointer) -> String? {
    guard let named = git_repository_workdir(repository), let path = git_repository_path(repository) else { return nil }
    let (folder, gitDirectory) = (String(cString: named), String(cString: path))
    if leads(folder, to: gitDirectory) { return folder }
    let around = String(gitDirectory.dropLast(gitDirectory.hasSuffix("/.git/") ? 5 : 0))
    return around != gitDirectory && leads(around, to: gitDirectory) ? around : nil
  }

  /// Whether git would find exactly this git directory from a folder.
  private static func leads(_ folder: String, to gitDirectory: String) -> Bool {
    let link = folder + ".git"
    var (found, wanted) = (stat(), stat())
    guard stat(gitDirectory, &wanted) == 0, stat(link, &found) == 0 else { return false }
    if found.st_mode & S_IFMT == S_IFREG {
      // In a linked work tree, or with a separate git directory: `gitdir: path`.
      let file = openFile(link, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      guard file >= 0 else { return false }
      let words = String(decoding: readAll(file, limit: 4200), as: UTF8.self)
      close(file)
      guard words.utf8.starts(with: "gitdir: ".utf8) else { return false }
      let path = String(words.dropFirst(8).prefix { !$0.isNewline })
      guard stat(path.utf8.first == UInt8(ascii: "/") ? path : folder + path, &found) == 0 else { return false }
    }
    return found.st_dev == wanted.st_dev && found.st_ino == wanted.st_ino
  }
}

extension Repository {
  /// Whether a path of this machine is a file, as a bundle is, or a folder with a work tree: neither takes a push of the branch
  /// that is checked out there.
  public static func isBundleOrWorkTree(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG || lstat(path + "/.git", &status) == 0
  }
}
