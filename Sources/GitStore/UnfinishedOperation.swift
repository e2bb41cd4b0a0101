#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A git command that has stopped in the middle, to be continued or aborted later.
///
/// A commit that comes between is lost when the command is aborted, or makes it fail at its end.
public struct UnfinishedOperation: Sendable, Hashable {
  /// The command, by its name.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case rebase, am, merge, cherryPick = "cherry-pick", revert, bisect
  }

  public let kind: Kind
  /// The full name of the branch that it moves, or returns to; `nil` if it began on a detached `HEAD`.
  public let branch: String?
  /// Whether it is under way in the work tree of this handle, and not in another one of the repository.
  public let isHere: Bool
}

extension Repository {
  /// The unfinished operations in the main work tree and in the linked ones.
  ///
  /// git has no command that lists them; see `git status`, and gitrepository-layout(5) for the files.
  public func unfinishedOperations() throws(GitError) -> [UnfinishedOperation] {
    let own = try ownGitDirectory()
    let linked = directoryEntries(gitDirectory + "worktrees").map { gitDirectory + "worktrees/\($0)/" }
    return ([gitDirectory] + linked).compactMap { folder in
      guard let (kind, branch) = Self.operation(in: folder) else { return nil }
      return UnfinishedOperation(kind: kind, branch: branch, isHere: folder == own)
    }
  }

  private static func operation(in folder: String) -> (UnfinishedOperation.Kind, branch: String?)? {
    func exists(_ name: String) -> Bool { access(folder + name, F_OK) == 0 }
    func line(_ name: String) -> String? { firstLine(of: folder + name) }
    func branch(_ name: String?) -> String? { name.flatMap { $0.utf8.starts(with: "refs/".utf8) ? $0 : nil } }
    let head = line("HEAD").flatMap { branch($0.utf8.starts(with: "ref: ".utf8) ? String($0.dropFirst(5)) : nil) }
    if exists("rebase-merge") { return (.rebase, branch(line("rebase-merge/head-name"))) }
    if exists("rebase-apply") {
      return exists("rebase-apply/applying") ? (.am, head) : (.rebase, branch(line("rebase-apply/head-name")))
    }
    if exists("MERGE_HEAD") { return (.merge, head) }
    if exists("CHERRY_PICK_HEAD") { return (.cherryPick, head) }
    if exists("REVERT_HEAD") { return (.revert, head) }
    // Of several commits, those that are left, between two conflicts.
    switch line("sequencer/todo")?.split(separator: " ").first {
    case "pick", "p": return (.cherryPick, head)
    case "revert": return (.revert, head)
    default: break
    }
    if exists("BISECT_LOG") {
      // The name of a branch, or a commit.
      return (.bisect, line("BISECT_START").flatMap { ObjectID(hex: Substring($0)) == nil ? "refs/heads/" + $0 : nil })
    }
    return nil
  }
}

private func firstLine(of path: String) -> String? {
  let file = openFile(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  let text = String(decoding: readAll(file, limit: 4200), as: UTF8.self)
  return text.isEmpty ? nil : String(text.prefix { !$0.isNewline })
}
