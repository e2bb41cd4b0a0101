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

/// Bytes under a path that a child process can open, for input that it does not read from standard input.
struct ReadableFile {
  let path: String
  private let descriptor: FileDescriptor

  /// `nil` if the disk is full.
  init?(_ bytes: [UInt8]) {
    #if os(Linux)
      // An unnamed file, through this process's descriptor: nothing is left behind, whatever is killed.
      guard let descriptor = InputFile.open(bytes) else { return nil }
      self.descriptor = descriptor
      path = "/proc/\(getpid())/fd/\(descriptor.rawValue)"
    #else
      guard let (path, descriptor) = InputFile.openNamed(bytes) else { return nil }
      (self.path, self.descriptor) = (path, descriptor)
    #endif
  }

  func close() {
    #if !os(Linux)
      unlink(path)
    #endif
    try? descriptor.close()
  }
}
