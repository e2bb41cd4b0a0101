#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files with keys and signatures, which are small.
enum KeyFile {
  private static let mostBytes = 1 << 16

  /// The bytes of a file.
  ///
  /// - Parameter isSecret: whether OpenSSH would refuse it if others may read it.
  static func text(_ path: String, isSecret: Bool = false) throws(SigningError) -> [UInt8] {
    // A pipe of that name must not make us wait.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw .keyUnreadable(path: path, errno: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .keyUnreadable(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= mostBytes else { throw .notAKey(given: path) }
    if isSecret, status.st_uid == getuid(), status.st_mode & 0o077 != 0 { throw .keyExposed(path: path) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = read(file, &bytes, bytes.count)
    guard count >= 0 else { throw .keyUnreadable(path: path, errno: errno) }
    return Array(bytes[..<count])
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
