import GCMRepo
import PortalMessages

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An upload that waits for its confirmation, or was confirmed: a folder of its own below the session's, where it survives a
/// restart.
struct UploadFolder: Sendable {
  let id: String
  let path: String

  /// What lies in it: the file as it came, what the reader made of it, and the receipt.
  enum Item: String {
    case prepared, summary, text = "text.html", redline = "redline.html", receipt = "receipt.json", pdf = "receipt.pdf"
  }

  func path(of item: Item) -> String { path + "/" + item.rawValue }

  func read(_ item: Item) -> [UInt8]? { (FileManager.default.contents(atPath: path(of: item))).map { Array($0) } }

  func has(_ item: Item) -> Bool { access(path(of: item), F_OK) == 0 }

  /// What names the bytes that would be recorded; `nil` where there are none.
  var digest: String? { read(.prepared).map { sha256($0) } }

  /// Writes a file whole or not at all, also if the system crashes.
  func write(_ bytes: [UInt8], as item: Item) throws {
    try Data(bytes).write(to: URL(filePath: path(of: item)), options: .atomic)
  }

  /// Removes the file as it came, which was read, and what was sent to be recorded, once that is done.
  func removeFile(andPrepared isRecorded: Bool) {
    try? FileManager.default.removeItem(atPath: path + "/file")
    if isRecorded { unlink(path(of: .prepared)) }
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// The folder with all uploads of a portal.
struct UploadSpool: Sendable {
  let folder: String

  /// Of one session, those that wait and all.
  static let mostWaiting = 20, mostOfSession = 200
  /// Of all.
  static let mostSessions = 500
  /// Bytes that those of a session, and all, may take: no session fills the disk for the others.
  static let mostBytesOfSession = 500_000_000, mostBytes = 4_000_000_000
  /// Seconds after which an upload is forgotten.
  static let longest: Double = 48 * 3600

  /// - Throws: if the folder cannot be made.
  init(_ folder: String) throws {
    self.folder = folder
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // One that was there already too.
    chmod(folder, 0o700)
  }

  private func folder(of session: SessionCookie) -> String { folder + "/" + session.name }

  /// A new upload; `nil` if there are too many.
  func make(for session: SessionCookie) throws -> UploadFolder? {
    let own = folder(of: session)
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: own)) ?? []
    let waiting = names.count { !UploadFolder(id: $0, path: own + "/" + $0).has(.receipt) }
    guard waiting < Self.mostWaiting, names.count < Self.mostOfSession,
      ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).count <= Self.mostSessions,
      Self.size(of: own) < Self.mostBytesOfSession, Self.size(of: folder) < Self.mostBytes
    else { return nil }
    var generator = SystemRandomNumberGenerator()
    let id = (0..<2).map { _ in
      let digits = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    let upload = UploadFolder(id: id, path: own + "/" + id)
    try manager.createDirectory(
      atPath: upload.path + "/file", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return upload
  }

  /// The upload of a session with an id that a browser sent.
  func find(_ id: String, of session: SessionCookie) -> UploadFolder? {
    guard id.utf8.count == 32, id.utf8.allSatisfy({ Set("0123456789abcdef".utf8).contains($0) }) else { return nil }
    let upload = UploadFolder(id: id, path: folder(of: session) + "/" + id)
    return access(upload.path, F_OK) == 0 ? upload : nil
  }

  /// The bytes of all files below a folder.
  private static func size(of folder: String) -> Int {
    var size = 0
    let manager = FileManager.default
    func add(_ path: String, depth: Int) {
      var status = stat()
      guard lstat(path, &status) == 0 else { return }
      size += Int(status.st_size)
      guard status.st_mode & S_IFMT == S_IFDIR, depth < 4 else { return }
      for name in (try? manager.contentsOfDirectory(atPath: path)) ?? [] { add(path + "/" + name, depth: depth + 1) }
    }
    add(folder, depth: 0)
    return size
  }

  /// Removes what is old.
  func clean() {
    let manager = FileManager.default
    let now = Double(time(nil))
    for session in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] {
      let own = folder + "/" + session
      let uploads = (try? manager.contentsOfDirectory(atPath: own)) ?? []
      for name in uploads {
        var status = stat()
        guard stat(own + "/" + name, &status) == 0 else { continue }
        #if canImport(Darwin)
          let modified = Double(status.st_mtimespec.tv_sec)
        #else
          let modified = Double(status.st_mtim.tv_sec)
        #endif
        if now - modified > Self.longest { try? manager.removeItem(atPath: own + "/" + name) }
      }
      if uploads.isEmpty { rmdir(own) }
    }
  }
}
