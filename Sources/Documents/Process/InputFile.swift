#if canImport(System)
  import System
#else
  import SystemPackage
#endif

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
  package static func open(_ bytes: [UInt8]) -> FileDescriptor? {
    guard let (path, descriptor) = openNamed(bytes) else { return nil }
    unlink(path)
    return descriptor
  }

  /// The same with a name, which the caller removes.
  static func openNamed(_ bytes: [UInt8]) -> (path: String, descriptor: FileDescriptor)? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/documents-XXXXXX".utf8CString)
    let descriptor = FileDescriptor(rawValue: mkstemp(&template))
    guard descriptor.rawValue >= 0 else { return nil }
    do {
      guard fcntl(descriptor.rawValue, F_SETFD, FD_CLOEXEC) == 0 else { throw Errno(rawValue: errno) }
      try descriptor.writeAll(bytes)
      try descriptor.seek(offset: 0, from: .start)
    } catch {
      unlink(template)
      try? descriptor.close()
      return nil
    }
    return (template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }, descriptor)
  }
}
