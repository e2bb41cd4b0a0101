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

  /// Its bytes; `nil` if there is none that can be read.
  public func read() -> [UInt8]? {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return readAll(file, limit: Self.byteLimit)
  }
}
