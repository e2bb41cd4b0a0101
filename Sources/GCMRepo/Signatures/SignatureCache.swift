import Crypto
import GitStore

/// Which commits have a valid signature, and by which key: what does not depend on any record's rules, and never changes.
///
/// It is kept in the user's cache alone: a record that was copied must not bring its own. ``Record/audit(_:progress:)`` uses
/// it, and ``Record/verify(progress:)`` does not.
struct SignatureCache: Sendable {
  /// Sorted by commit: its 20 bytes, then the 32 of the SHA-256 of the key.
  private let rows: ArraySlice<UInt8>

  private static let magic = Array("gcmrepo signatures 1\n".utf8)
  private static let idBytes = 20
  private static let keyBytes = 32
  private static let rowBytes = idBytes + keyBytes
  private static let mostRows = 2_000_000
  private static var file: UserCacheFile? { UserCacheFile("signatures") }

  /// Nothing is known.
  init() { rows = [] }

  /// What the user's cache holds.
  static func load() -> SignatureCache { SignatureCache(file?.read() ?? []) }

  /// Reads a file; one that is not whole counts as empty.
  init(_ bytes: [UInt8]) {
    let end = bytes.count - SHA256.byteCount
    guard end >= Self.magic.count, bytes.starts(with: Self.magic),
      (end - Self.magic.count).isMultiple(of: Self.rowBytes),
      SHA256.hash(data: bytes[..<end]).elementsEqual(bytes[end...])
    else {
      rows = []
      return
    }
    rows = bytes[Self.magic.count..<end]
  }

  /// The fingerprint of the key whose valid signature a commit has; `nil` if that is not known. Cost: a binary search.
  func key(of commit: ObjectID) -> [UInt8]? {
    var (low, high) = (0, rows.count / Self.rowBytes)
    let wanted = commit.bytes
    while low < high {
      let middle = (low + high) / 2
      let start = rows.startIndex + middle * Self.rowBytes
      let id = rows[start..<start + Self.idBytes]
      if id.elementsEqual(wanted) { return Array(rows[(start + Self.idBytes)..<(start + Self.rowBytes)]) }
      if id.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Adds what an audit found, and keeps it for the next one.
  func store(adding found: [ObjectID: [UInt8]]) {
    guard !found.isEmpty, rows.count / Self.rowBytes + found.count <= Self.mostRows else { return }
    Self.file?.replace(adding(found))
  }

  /// The bytes of the file with these in addition.
  func adding(_ found: [ObjectID: [UInt8]]) -> [UInt8] {
    var all: [[UInt8]] = stride(from: rows.startIndex, to: rows.endIndex, by: Self.rowBytes).map {
      Array(rows[$0..<$0 + Self.rowBytes])
    }
    for (commit, key) in found where key.count == Self.keyBytes && self.key(of: commit) == nil {
      all.append(commit.bytes + key)
    }
    all.sort { $0.lexicographicallyPrecedes($1) }
    let bytes = Self.magic + all.flatMap { $0 }
    return bytes + Array(SHA256.hash(data: bytes))
  }
}
