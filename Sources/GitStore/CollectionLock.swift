#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// git's `gc.pid`, by which one `git gc` tells others that they are not to begin: `PID HOST`.
///
/// A writer holds it so that no collection takes away what it has stored and not yet named. It is held where that is
/// possible: one that a living process has stays its own, and a file system that takes no file is not written to.
/// See `lock_repo_for_gc` in git's `builtin/gc.c`.
struct CollectionLock {
  private let path: String
  /// What the file says while it is ours; `nil` where it is not held.
  private let line: String?

  init(of gitDirectory: String) {
    path = gitDirectory + "gc.pid"
    let own = "\(getpid()) \(Self.hostName)"
    let holder = Self.content(of: path)
    guard holder.isEmpty || !Self.isAlive(holder, at: path) else {
      line = nil
      return
    }
    // A collection that is just beginning has its own lock there. Ours is not made by that name: a writer that is killed
    // over it would leave it, and no `git gc` would begin any more.
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

  /// Removes the file, if it still is the one that was made.
  func release() {
    if let line, Self.content(of: path) == line { unlink(path) }
  }

  /// As git judges it: half a day old it is nobody's; of another machine it is taken to be alive.
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
