#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Bytes as an open unnamed file, for a program's standard input.
///
/// Not a pipe: a program that exits before it has read everything would end this process too (SIGPIPE). Not a named
/// file: nothing is left behind, whatever is killed.
package enum InputFile {
  /// - Returns: a descriptor at the start of the bytes, which the caller closes; `nil` if the disk is full.
  package static func open(_ bytes: [UInt8]) -> Int32? {
    guard let (path, descriptor) = openNamed(bytes) else { return nil }
    unlink(path)
    return descriptor
  }

  /// The same with a name, which the caller removes.
  static func openNamed(_ bytes: [UInt8]) -> (path: String, descriptor: Int32)? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/documents-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0, writeAll(bytes, to: descriptor),
      lseek(descriptor, 0, SEEK_SET) == 0
    else {
      unlink(template)
      close(descriptor)
      return nil
    }
    return (template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }, descriptor)
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
