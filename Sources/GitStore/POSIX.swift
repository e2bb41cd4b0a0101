#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// System calls under names that methods called `open` or `write` do not shadow.

func openFile(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 { open(path, flags, mode) }

/// Opens a file by its path below an open folder.
func openFile(_ path: UnsafePointer<CChar>?, in folder: Int32, _ flags: Int32) -> Int32 {
  path.map { openat(folder, $0, flags) } ?? -1
}

func readFile(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(file, buffer.baseAddress, buffer.count)
}

/// Whether a reason of the system (`errno`) is that the disk, or the user's share of it, is full.
package func isDiskFull(_ errno: Int32) -> Bool { [ENOSPC, EDQUOT, EFBIG].contains(errno) }

/// The names in a folder, without `.` and `..`; empty if it cannot be read.
func directoryEntries(_ path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

extension stat {
  /// The modification time of the file's content, in seconds since 1970.
  var modified: time_t {
    #if canImport(Darwin)
      st_mtimespec.tv_sec
    #else
      st_mtim.tv_sec
    #endif
  }
}

/// Writes all the bytes; false if the system refused some, with the reason in `errno`.
package func writeAll(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Bool {
  do {
    try FileDescriptor(rawValue: file).writeAll(bytes)
    return true
  } catch {
    errno = (error as? Errno)?.rawValue ?? EIO
    return false
  }
}

/// Reads to the end of a file, or up to a limit.
func readAll(_ file: Int32, limit: Int = .max) -> [UInt8] {
  var status = stat()
  guard fstat(file, &status) == 0 else { return [] }
  return [UInt8](unsafeUninitializedCapacity: min(Int(status.st_size), limit)) { buffer, filled in
    while filled < buffer.count {
      let count = read(file, buffer.baseAddress! + filled, buffer.count - filled)
      guard count > 0 else { return }
      filled += count
    }
  }
}
