#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in the git directory that is computed from the objects and may be deleted at any time.
///
/// It is not flushed to the disk: whoever reads it must recognise a file that is not whole.
public struct DerivedFile: Sendable {
  private let folders: [String]
  private let path: String
  private static let byteLimit = 256 << 20

  /// The file of that name in the git directory's `gcmrepo/cache`.
  public init(_ name: String, of repository: Repository) {
    folders = [repository.gitDirectory + "gcmrepo", repository.gitDirectory + "gcmrepo/cache"]
    path = repository.gitDirectory + "gcmrepo/cache/" + name
  }

  /// Its bytes; `nil` if there is none that can be read.
  public func read() -> [UInt8]? {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.byteLimit else {
      return nil
    }
    return readAll(file)
  }

  /// Replaces it. Where the git directory cannot be written to, nothing happens: readers do without it.
  public func replace(_ bytes: [UInt8]) {
    for folder in folders { mkdir(folder, 0o777) }
    let new = path + ".new"
    unlink(new)
    let file = openFile(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return }
    let written = bytes.withUnsafeBytes { writeAll(file, $0) }
    close(file)
    if !written || rename(new, path) != 0 { unlink(new) }
  }

  /// Deletes it.
  public func delete() { unlink(path) }
}
