#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Bytes under a path that a program of ours can open, for what it does not take as its standard input.
struct ReadableFile {
  let path: String
  private let descriptor: Int32

  /// `nil` where the disk is full.
  init?(_ bytes: [UInt8]) {
    #if os(Linux)
      // A file without a name, by way of this process: nothing is left behind, whatever is killed.
      guard let descriptor = InputFile.open(bytes) else { return nil }
      self.descriptor = descriptor
      path = "/proc/\(getpid())/fd/\(descriptor)"
    #else
      guard let (path, descriptor) = InputFile.openNamed(bytes) else { return nil }
      (self.path, self.descriptor) = (path, descriptor)
    #endif
  }

  func close() {
    #if !os(Linux)
      unlink(path)
    #endif
    #if canImport(Darwin)
      _ = Darwin.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Glibc.close(descriptor)
    #endif
  }
}
