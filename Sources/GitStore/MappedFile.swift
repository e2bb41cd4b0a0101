#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A regular file mapped for reading. It stays readable after it is unlinked, as a pack is by `git gc`.
final class MappedFile: Sendable {
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
  /// When the file was last written, in seconds since 1970-01-01T00:00:00Z.
  let modified: time_t

  /// `nil` if it cannot be opened or mapped, or is empty.
  init?(_ path: String) {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(status.st_size))
    modified = status.modified
  }

  /// Releases the memory of the pages that were read. They stay in the system's page cache and are mapped again when they
  /// are next read.
  func releasePages() { madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED) }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

extension UnsafeRawBufferPointer {
  /// The big-endian 32-bit number at an offset, which the caller has checked.
  func bigEndian32(at place: Int) -> UInt32 { UInt32(bigEndian: loadUnaligned(fromByteOffset: place, as: UInt32.self)) }

  /// The big-endian 64-bit number at an offset, which the caller has checked.
  func bigEndian64(at place: Int) -> UInt64 { UInt64(bigEndian: loadUnaligned(fromByteOffset: place, as: UInt64.self)) }
}
