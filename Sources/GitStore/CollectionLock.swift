#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// git's `gc.pid`, with which a `git gc` keeps others from starting: `PID HOST`.
///
/// A writer holds it so that no collection deletes objects that it has stored but not yet referenced. This is best
/// effort: a file of a living process is left alone, and a read-only file system is not written to. See
/// `lock_repo_for_gc` in git's `builtin/gc.c`.
struct CollectionLock {
  private let path: String
  /// The file's content while we hold it; `nil` if it is not held.
  private let line: String?

  init(of gitDirectory: String) {
    path = gitDirectory + "gc.pid"
    let own = "\(getpid()) \(Self.hostName)"
    let holder = Self.content(of: path)
    guard holder.isEmpty || !Self.isAlive(holder, at: path) else {
      line = nil
      return
    }
    // A collection that is just starting has its own `.lock` file there. Ours has another name: a writer killed with it
    // would otherwise leave it behind, and no `git gc` would ever start again.
    let new = gitDirectory + "gcmrepo-gc"
    unlink(new)
    let file = openFile(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      line = nil
      return
    }
    defer { unlink(new) }
    let written = Array(own.utf8).withUnsafeBytes { writeAll(file, $0) }
    close(file)
    guard written, access(path + ".lock", F_OK) != 0, Self.content(of: path) == holder,
      link(new, path) == 0 || errno == EEXIST && rename(new, path) == 0
    else {
      line = nil
      return
    }
    line = own
  }

  /// Removes the file if it is still the one that was created here.
  func release() {
    if let line, Self.content(of: path) == line { unlink(path) }
  }

  /// By git's own rule: a file that is half a day old has no owner; one of another machine counts as alive.
  private static func isAlive(_ holder: String, at path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, time(nil) - status.modified <= 12 * 3600 else { return false }
    let words = holder.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let process = pid_t(words[0]), process > 0 else { return false }
    return words[1] != hostName || kill(process, 0) == 0 || errno == EPERM
  }

  private static func content(of path: String) -> String {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    return String(decoding: readAll(file, limit: 512), as: UTF8.self)
  }

  private static let hostName: String = {
    var name = [CChar](repeating: 0, count: 257)
    guard gethostname(&name, 256) == 0 else { return "unknown" }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "unknown" }
  }()
}
