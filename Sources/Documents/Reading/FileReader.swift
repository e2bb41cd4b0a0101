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

/// Reads a file without trusting what is at its path.
enum FileReader {
  static func lastComponent(of path: String) -> String {
    // By bytes, as the file system splits it: a combining mark after a slash does not hide it.
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }

  static func readRegularFile(path: String, name: String, limit: Int) throws(DocumentError) -> [UInt8] {
    let real = try resolve(path)
    // Checked before it is opened: opening some devices has side effects.
    try requireRegular(try status(of: real, shownAs: path), path: path)
    // O_NONBLOCK: if the file was replaced by a pipe meanwhile, opening must not wait for a writer.
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(real, .readOnly, options: [.nonBlocking, .closeOnExec, .noFollow])
    } catch {
      throw failure(error, path: path)
    }
    defer { try? descriptor.close() }

    let before = try status(of: descriptor, shownAs: path)
    try requireRegular(before, path: path)
    guard before.st_size <= limit else {
      throw .tooLarge(name: name, bytes: Int(before.st_size), limit: limit)
    }
    let bytes = try readToEnd(
      descriptor: descriptor, name: name, path: path, expected: Int(before.st_size), limit: limit)
    let after = try status(of: descriptor, shownAs: path)
    guard Moment(before) == Moment(after), bytes.count == Int(after.st_size) else {
      throw .changedWhileRead(name: name)
    }
    return bytes
  }

  /// Reads until the end, and at most one byte over the limit.
  static func readToEnd(
    descriptor: FileDescriptor, name: String, path: String, expected: Int?, limit: Int
  ) throws(DocumentError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity((expected ?? 0) + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
      } catch {
        throw failure(error, path: path)
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else { throw .tooLarge(name: name, bytes: expected, limit: limit) }
    }
  }

  /// The real path; a link's target must be in the link's own folder.
  private static func resolve(_ path: String) throws(DocumentError) -> String {
    var entry = stat()
    guard lstat(path, &entry) == 0 else { throw failure(errno, path: path) }
    guard entry.st_mode & S_IFMT == S_IFLNK else { return path }
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(Substring(path.utf8[...$0])) } ?? "."
    guard let home = realPath(folder), let target = realPath(path) else { throw failure(errno, path: path) }
    guard target.utf8.starts(with: (home == "/" ? "/" : home + "/").utf8) else {
      throw .symlinkOutOfFolder(path: path, target: target)
    }
    return target
  }

  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func status(of path: String, shownAs shown: String) throws(DocumentError) -> stat {
    var entry = stat()
    guard lstat(path, &entry) == 0 else { throw failure(errno, path: shown) }
    return entry
  }

  private static func status(of descriptor: FileDescriptor, shownAs shown: String) throws(DocumentError) -> stat {
    var entry = stat()
    guard fstat(descriptor.rawValue, &entry) == 0 else { throw failure(errno, path: shown) }
    return entry
  }

  private static func requireRegular(_ entry: stat, path: String) throws(DocumentError) {
    switch entry.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .isFolder(path: path)
    case S_IFCHR, S_IFBLK: throw .notRegularFile(path: path, kind: .device)
    case S_IFIFO: throw .notRegularFile(path: path, kind: .pipe)
    case S_IFSOCK: throw .notRegularFile(path: path, kind: .socket)
    default: throw .notRegularFile(path: path, kind: .other)
    }
  }

  private static func failure(_ error: any Error, path: String) -> DocumentError {
    failure((error as? Errno)?.rawValue ?? EIO, path: path)
  }

  private static func failure(_ code: Int32, path: String) -> DocumentError {
    switch code {
    case ENOENT, ENOTDIR: .noSuchFile(path: path)
    case EISDIR: .isFolder(path: path)
    default: .unreadable(path: path, code: code)
    }
  }
}

/// Identifies one state of a file.
private struct Moment: Equatable {
  let device: dev_t
  let inode: ino_t
  let size: off_t
  let seconds: Int
  let nanoseconds: Int

  init(_ entry: stat) {
    device = entry.st_dev
    inode = entry.st_ino
    size = entry.st_size
    #if canImport(Darwin)
      let time = entry.st_mtimespec
    #else
      let time = entry.st_mtim
    #endif
    seconds = time.tv_sec
    nanoseconds = time.tv_nsec
  }
}
