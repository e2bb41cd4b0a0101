import Crypto
import GitStore

/// The commits that concern each contribution, in a history that is a single line.
///
/// Its bytes are, numbers big-endian:
///
///     8 bytes     "GCMHIST1"
///     20 bytes    the newest commit of the history
///     4, 4 bytes  how many contributions, how many commits
///     16 bytes    for each contribution, in the order of their ids' bytes: where its id begins among the ids, the id's
///                 length, the place of its newest commit among the commits, and how many commits it has
///     20 bytes    for each commit: its name; those of a contribution follow each other, the newest first
///     the ids
///     32 bytes    the SHA-256 of everything before
struct HistoryIndex: Equatable {
  /// The newest commit of the history.
  var tip: ObjectID
  /// The commits of each contribution, the newest first.
  var commits: [String: [ObjectID]] = [:]

  private static let magic = Array("GCMHIST1".utf8)
  fileprivate static let head = 36
  fileprivate static let row = 16
  fileprivate static let digest = 32

  init(tip: ObjectID) { self.tip = tip }

  /// Adds the next older commit of a contribution.
  mutating func append(_ commit: ObjectID, of contribution: String) {
    commits[contribution, default: []].append(commit)
  }

  /// The bytes of a file.
  var bytes: [UInt8] {
    let rows = commits.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    var bytes = Self.magic
    func append(_ number: Int) { withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { bytes += $0 } }
    bytes += tip.bytes
    append(rows.count)
    append(rows.reduce(0) { $0 + $1.value.count })
    var (name, first) = (0, 0)
    for row in rows {
      for number in [name, row.key.utf8.count, first, row.value.count] { append(number) }
      name += row.key.utf8.count
      first += row.value.count
    }
    for row in rows { for commit in row.value { bytes += commit.bytes } }
    for row in rows { bytes += row.key.utf8 }
    return bytes + SHA256.hash(data: bytes)
  }
}

/// The bytes of a ``HistoryIndex``, read where they are needed.
struct HistoryIndexFile {
  /// The newest commit of the history.
  let tip: ObjectID
  private let bytes: [UInt8]
  private let contributions: Int
  private let firstCommit: Int
  private let firstName: Int

  /// Checks them all; `nil` if they are not a whole index. Cost: SHA-256, 1 ms for 20,000 commits.
  init?(_ bytes: [UInt8]) {
    let ids = bytes.count - HistoryIndex.digest
    guard ids >= HistoryIndex.head, bytes.starts(with: "GCMHIST1".utf8),
      SHA256.hash(data: bytes[..<ids]).elementsEqual(bytes[ids...]),
      let tip = bytes.withUnsafeBytes({ ObjectID(bytes: UnsafeRawBufferPointer(rebasing: $0[8..<28])) })
    else { return nil }
    self.bytes = bytes
    self.tip = tip
    contributions = Self.number(at: 28, in: bytes)
    firstCommit = HistoryIndex.head + HistoryIndex.row * contributions
    firstName = firstCommit + 20 * Self.number(at: 32, in: bytes)
    guard firstName <= ids else { return nil }
  }

  /// The commits of a contribution, the newest first. Cost: a binary search.
  func commits(of contribution: String) -> [ObjectID] {
    let wanted = Array(contribution.utf8)
    var (low, high) = (0, contributions)
    while low < high {
      let middle = (low + high) / 2
      let name = name(of: middle)
      if name.elementsEqual(wanted) { return commits(ofRow: middle) }
      if name.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    return []
  }

  /// The whole index, to be continued.
  var index: HistoryIndex {
    var index = HistoryIndex(tip: tip)
    for row in 0..<contributions { index.commits[String(decoding: name(of: row), as: UTF8.self)] = commits(ofRow: row) }
    return index
  }

  private func name(of row: Int) -> ArraySlice<UInt8> {
    let place = HistoryIndex.head + HistoryIndex.row * row
    let start = firstName + Self.number(at: place, in: bytes)
    let end = start + Self.number(at: place + 4, in: bytes)
    return end <= bytes.count - HistoryIndex.digest ? bytes[start..<end] : []
  }

  private func commits(ofRow row: Int) -> [ObjectID] {
    let place = HistoryIndex.head + HistoryIndex.row * row
    let start = firstCommit + 20 * Self.number(at: place + 8, in: bytes)
    let count = Self.number(at: place + 12, in: bytes)
    guard start + 20 * count <= firstName else { return [] }
    return bytes.withUnsafeBytes { bytes in
      (0..<count).compactMap {
        ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[(start + 20 * $0)...].prefix(20)))
      }
    }
  }

  private static func number(at place: Int, in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBytes { Int(UInt32(bigEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt32.self))) }
  }
}
