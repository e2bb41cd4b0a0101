#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in the git directory that its owner alone may read, such as a host's key. Git copies it nowhere.
public struct PrivateFile: Sendable {
  private let folder: String
  /// Its path.
  public let path: String
  private static let byteLimit = 1 << 16

  /// The file of that name in the git directory's `gcmrepo`.
  public init(_ name: String, of repository: Repository) {
    folder = repository.gitDirectory + "gcmrepo"
    path = folder + "/" + name
  }

  /// Makes its folder, which nobody else may enter.
  ///
  /// - Throws: `GitError` with the system's reason.
  public func makeFolder() throws(GitError) {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw GitError(code: .generic, systemError: errno, message: "\(folder) cannot be made")
    }
  }

  /// Whether there is such a file, readable or not.
  public var exists: Bool { access(path, F_OK) == 0 }

  /// Its bytes; `nil` if there is none that can be read.
  public func read() -> [UInt8]? { read(limit: Self.byteLimit) }

  /// Its bytes up to a limit; `nil` if there is none that can be read.
  public func read(limit: Int) -> [UInt8]? {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return readAll(file, limit: limit)
  }

  /// Replaces its bytes, whole or not at all, also if the system crashes. The caller holds the lock of the repository.
  ///
  /// - Throws: `GitError` with the system's reason.
  public func write(_ bytes: [UInt8]) throws(GitError) {
    let draft = path + ".new"
    unlink(draft)
    let file = openFile(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure() }
    let isWritten = bytes.withUnsafeBytes { writeAll(file, $0) } && fsync(file) == 0
    let reason = errno
    close(file)
    guard isWritten else {
      unlink(draft)
      throw failure(reason)
    }
    guard rename(draft, path) == 0 else { throw failure() }
  }

  private func failure(_ reason: Int32 = errno) -> GitError {
    GitError(code: .generic, systemError: reason, message: "\(path) cannot be written")
  }
}
