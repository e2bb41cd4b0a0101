import Clibgit2
import Czlib

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Stores objects in files of their own, many at a time, so that they survive a power failure.
///
/// The files are written beside their places and flushed, then named, and then the folders are flushed. All are handed to the
/// disk before the first is waited for: a journaling file system then waits two or three times in all, where libgit2 waits
/// twice for each object. The files are those that libgit2 would write, with names that its own leftovers have as well.
struct LooseObjectWriter {
  private let folder: String

  /// How many files are open at a time.
  private static let mostFiles = 64
  /// Tries to name a file while git's garbage collection removes the folder.
  private static let patience = 20

  /// - Parameter folder: the folder of objects.
  init(folder: String) { self.folder = folder }

  /// Stores objects.
  ///
  /// - Throws: `GitError` with the system's reason, such as a full disk. Some objects may have been stored.
  func store(_ objects: [NewObject]) throws(GitError) {
    guard !objects.isEmpty else { return }
    let root = openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else { throw Self.failure() }
    defer { close(root) }
    let deflation = Deflation()
    for start in stride(from: 0, to: objects.count, by: Self.mostFiles) {
      try Self.store(objects[start..<min(start + Self.mostFiles, objects.count)], in: root, deflation)
    }
  }

  private static func store(
    _ objects: ArraySlice<NewObject>, in root: Int32, _ deflation: Deflation
  ) throws(GitError) {
    var files: [Int32] = []
    var named = 0
    defer {
      files.forEach { close($0) }
      for object in objects.dropFirst(named).prefix(files.count - named) { unlinkat(root, temporaryName(object), 0) }
    }
    for object in objects {
      let name = temporaryName(object)
      // A killed writer may have left one.
      unlinkat(root, name, 0)
      let file = openat(root, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o444)
      guard file >= 0 else { throw failure() }
      files.append(file)
      guard deflation.write(object, to: file) else { throw failure() }
      gcm_begin_flush(file)
    }
    for file in files where fsync(file) != 0 { throw failure() }
    var folders: Set<Substring> = []
    var isNew = false
    for object in objects {
      try name(object, in: root, &folders, &isNew)
      named += 1
    }
    for folder in folders { try flush(String(folder), in: root) }
    if isNew, fsync(root) != 0 { throw failure() }
  }

  private static func temporaryName(_ object: NewObject) -> String { "tmp_object_git2_\(object.id)" }

  /// Renames a file into its place, in a folder that is made if it does not exist.
  private static func name(
    _ object: NewObject, in root: Int32, _ folders: inout Set<Substring>, _ isNew: inout Bool
  ) throws(GitError) {
    let digits = object.id.description
    let folder = digits.prefix(2)
    folders.insert(folder)
    for _ in 0..<patience {
      if renameat(root, temporaryName(object), root, folder + "/" + digits.dropFirst(2)) == 0 { return }
      guard errno == ENOENT else { throw failure() }
      guard mkdirat(root, String(folder), 0o777) == 0 || errno == EEXIST else { throw failure() }
      isNew = true
    }
    throw failure()
  }

  private static func flush(_ folder: String, in root: Int32) throws(GitError) {
    let file = openFile(folder, in: root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure() }
  }

  /// The reason of the last system call that failed.
  private static func failure() -> GitError {
    let reason = errno
    return GitError(
      code: .generic, category: Int32(GIT_ERROR_OS.rawValue), systemError: reason,
      message: "an object could not be stored: " + String(cString: strerror(reason)))
  }
}

/// Compresses objects one after the other, as git and libgit2 compress what has a file of its own.
private final class Deflation {
  /// zlib requires a stable address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)

  init() {
    stream.initialize(to: z_stream())
    isReady = deflateInit_(stream, Z_BEST_SPEED, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  /// Writes an object: its header and its bytes. False if that was not possible, with the reason in `errno`.
  func write(_ object: NewObject, to file: Int32) -> Bool {
    errno = ENOMEM
    guard isReady, deflateReset(stream) == Z_OK else { return false }
    let header = Array("\(object.kind.name) \(object.bytes.count)\0".utf8)
    return header.withUnsafeBytes { pass($0, Z_NO_FLUSH, to: file) }
      && object.bytes.withUnsafeBytes { pass($0, Z_FINISH, to: file) }
  }

  private func pass(_ bytes: UnsafeRawBufferPointer, _ flush: Int32, to file: Int32) -> Bool {
    // zlib counts in 32 bits.
    guard let count = UInt32(exactly: bytes.count) else {
      errno = EFBIG
      return false
    }
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = count
    while true {
      stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.pointee.avail_out = UInt32(buffer.count)
      let code = deflate(stream, flush)
      guard code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR else { return false }
      let made = buffer.count - Int(stream.pointee.avail_out)
      if made > 0, !writeAll(file, UnsafeRawBufferPointer(rebasing: buffer[..<made])) { return false }
      if code == Z_STREAM_END || stream.pointee.avail_out > 0 { return flush != Z_FINISH || code == Z_STREAM_END }
    }
  }
}
