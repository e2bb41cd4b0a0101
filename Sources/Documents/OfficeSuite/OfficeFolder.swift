import Synchronization

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

/// The folder of one run of LibreOffice, which needs files, removed when the run ends.
///
/// It is locked while it is in use. What a killed process left behind is removed by the next one that makes one.
public struct OfficeFolder: ~Copyable {
  let path: String
  private let lock: Int32

  private static let inUse = Mutex<Set<String>>([])

  /// Removes those of this process, which is about to end without returning here. Programs in them have been terminated
  /// before.
  public static func removeAll() {
    let paths = inUse.withLock { Array($0) }
    // A terminating program may still write.
    for _ in 0..<3 { for path in paths { remove(path) } }
  }

  private static let prefix = "gcmrepo-office-"
  /// Seconds after which an unlocked folder counts as left behind: a new one is locked at once.
  private static let grace = 60

  /// `nil` if none can be created.
  init?() {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    Self.removeLeftBehind(in: parent)
    var template = Array("\(parent)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { buffer in buffer.baseAddress.map { String(cString: $0) } ?? "" }
    lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    _ = flock(lock, LOCK_EX | LOCK_NB)
    let made = path
    Self.inUse.withLock { _ = $0.insert(made) }
  }

  deinit {
    Self.remove(path)
    let gone = path
    Self.inUse.withLock { _ = $0.remove(gone) }
    if lock >= 0 { close(lock) }
  }

  /// Writes a file into it, or into a subfolder created for it.
  func write(_ name: String, _ bytes: [UInt8]) -> Bool {
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o700)
    }
    do {
      let file = try FileDescriptor.open(
        "\(path)/\(name)", .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(bytes) }
      return true
    } catch {
      return false
    }
  }

  /// - Parameter depth: Limited to the depth of a profile.
  private static func remove(_ path: String, depth: Int = 0) {
    guard depth < 40 else { return }
    if unlink(path) == 0 || rmdir(path) == 0 { return }
    for name in names(in: path) { remove("\(path)/\(name)", depth: depth + 1) }
    rmdir(path)
  }

  private static func removeLeftBehind(in parent: String) {
    for name in names(in: parent) where name.hasPrefix(prefix) {
      let path = "\(parent)/\(name)"
      var entry = stat()
      guard lstat(path, &entry) == 0, entry.st_mode & S_IFMT == S_IFDIR, entry.st_uid == geteuid() else { continue }
      #if canImport(Darwin)
        let age = time(nil) - entry.st_mtimespec.tv_sec
      #else
        let age = time(nil) - entry.st_mtim.tv_sec
      #endif
      guard age > grace else { continue }
      let lock = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard lock >= 0 else { continue }
      if flock(lock, LOCK_EX | LOCK_NB) == 0 { remove(path) }
      close(lock)
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < 100_000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
