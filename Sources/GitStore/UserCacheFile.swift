#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file in the user's own cache folder, `$XDG_CACHE_HOME/gcmrepo` or `~/.cache/gcmrepo`
/// (XDG Base Directory Specification): unlike one in a repository, nobody else brought it.
public struct UserCacheFile: Sendable {
  private let folder: String
  private let path: String
  private static let byteLimit = 256 << 20

  /// The file of that name; `nil` if the user has no home.
  public init?(_ name: String) {
    func variable(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.utf8.first == UInt8(ascii: "/") ? $0 : nil }
    }
    guard let base = variable("XDG_CACHE_HOME") ?? variable("HOME").map({ $0 + "/.cache" }) else { return nil }
    folder = base + "/gcmrepo"
    path = folder + "/" + name
  }

  /// Its bytes; `nil` if there is none, or somebody else could have written it.
  public func read() -> [UInt8]? {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      status.st_mode & (S_IWGRP | S_IWOTH) == 0, status.st_size <= Self.byteLimit
    else { return nil }
    return readAll(file)
  }

  /// Replaces it. Where that is not possible, nothing happens: readers do without it.
  public func replace(_ bytes: [UInt8]) {
    for end in folder.utf8.indices.dropFirst() where folder.utf8[end] == UInt8(ascii: "/") {
      mkdir(String(folder[..<end]), 0o700)
    }
    mkdir(folder, 0o700)
    let new = "\(path).\(getpid())"
    unlink(new)
    let file = openFile(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let written = bytes.withUnsafeBytes { writeAll(file, $0) }
    close(file)
    if !written || rename(new, path) != 0 { unlink(new) }
  }
}
