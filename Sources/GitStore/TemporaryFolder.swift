import Synchronization

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

/// A folder for one external program, accessible only to this user and removed with its owner.
public final class TemporaryFolder: Sendable {
  /// Absolute, without a trailing slash.
  let path: String

  /// The folders that still exist: a process that ends by a signal runs no `deinit`.
  private static let present = Mutex<Set<String>>([])

  /// `nil` if it could not be created.
  init?() {
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array(((place.utf8.first == UInt8(ascii: "/") ? place : "/tmp") + "/gcmrepo-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    Self.present.withLock { [path] in _ = $0.insert(path) }
  }

  deinit {
    Self.remove(path)
    Self.present.withLock { [path] in _ = $0.remove(path) }
  }

  /// Removes all existing folders, for a process that is about to end.
  public static func removeAll() {
    for path in present.withLock({ $0 }) { remove(path) }
  }

  /// Writes a file; false if it could not be written.
  func write(_ text: String, to name: String) -> Bool {
    do {
      let file = try FileDescriptor.open(
        path + "/" + name, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(text.utf8) }
      return true
    } catch {
      return false
    }
  }

  /// The beginning of a file, as text.
  func read(_ name: String, limit: Int) -> String {
    guard let file = try? FileDescriptor.open(path + "/" + name, .readOnly, options: .closeOnExec) else { return "" }
    defer { try? file.close() }
    return String(decoding: readAll(file.rawValue, limit: limit), as: UTF8.self)
  }

  /// The end of a file, as text.
  func end(of name: String, limit: Int) -> String {
    guard let file = try? FileDescriptor.open(path + "/" + name, .readOnly, options: .closeOnExec) else { return "" }
    defer { try? file.close() }
    let start = max(0, ((try? file.seek(offset: 0, from: .end)) ?? 0) - Int64(limit))
    return String(
      decoding: [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        count = (try? file.read(fromAbsoluteOffset: start, into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
      }, as: UTF8.self)
  }

  /// Removes a folder and its content; links are removed, never followed.
  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      var names: [String] = []
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { names.append(name) }
      }
      closedir(folder)
      for name in names where unlink(path + "/" + name) != 0 { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}
