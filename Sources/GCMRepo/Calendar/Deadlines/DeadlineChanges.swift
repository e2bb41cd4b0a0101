import Crypto
import GitStore

/// How often each deadline was changed in the history of a commit.
///
/// A commit changes a deadline if its day, its zone or how it stands is another than in every parent. What a commit counts
/// depends on it and its parents alone, and a history only grows: so the number is the same in every clone and never falls,
/// whatever was merged.
///
/// Its bytes are, numbers big-endian:
///
///     8 bytes     "GCMDUES1"
///     20 bytes    the newest commit of the history
///     4 bytes     for each deadline the length of its name, then the name; 4 bytes with the number
///     32 bytes    the SHA-256 of everything before
struct DeadlineChanges: Sendable, Equatable {
  /// The newest commit of the history.
  let tip: ObjectID
  /// What was counted of each deadline, by the target of its entry; that it was set the first time counts one more.
  private var counts: [String: Int] = [:]

  private static let magic = Array("GCMDUES1".utf8)
  private static let digest = 32

  init(tip: ObjectID) { self.tip = tip }

  /// The same numbers for a newer commit, to be continued.
  init(_ older: DeadlineChanges, tip: ObjectID) { (self.tip, counts) = (tip, older.counts) }

  /// The `SEQUENCE` of an entry (RFC 5545, section 3.8.7.4).
  func sequence(of entry: CalendarEntry) -> Int { max(entry.sequence, (counts[entry.target] ?? 1) - 1) }

  /// Counts what a commit changed.
  ///
  /// - Parameters:
  ///   - deadlines: the deadlines in it.
  ///   - parents: those in each of its parents.
  mutating func count(_ deadlines: DeadlineTimes, after parents: [DeadlineTimes]) {
    for (target, time) in deadlines where !parents.contains(where: { $0[target] == time }) {
      let before = parents.compactMap { $0[target]?.least }.max()
      // What the entry itself counts, such as versions, is never more than what the history does.
      let changes = before.map { max(1, time.least - $0) } ?? 1 + time.least
      counts[target] = min(ReadingLimits.revisions.upperBound, (counts[target] ?? 0) + changes)
    }
  }

  /// The bytes of a file.
  var bytes: [UInt8] {
    var bytes = Self.magic + tip.bytes
    func append(_ number: Int) { withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { bytes += $0 } }
    for (target, count) in counts.sorted(by: { $0.key < $1.key }) {
      append(target.utf8.count)
      bytes += target.utf8
      append(count)
    }
    return bytes + SHA256.hash(data: bytes)
  }

  /// Reads such a file; `nil` if it is not whole.
  init?(_ bytes: [UInt8]) {
    let end = bytes.count - Self.digest
    guard end >= 28, bytes.starts(with: Self.magic), SHA256.hash(data: bytes[..<end]).elementsEqual(bytes[end...]),
      let tip = bytes.withUnsafeBytes({ ObjectID(bytes: UnsafeRawBufferPointer(rebasing: $0[8..<28])) })
    else { return nil }
    self.tip = tip
    var place = 28
    func number() -> Int? {
      guard place + 4 <= end else { return nil }
      defer { place += 4 }
      return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    while place < end {
      guard let length = number(), place + length <= end else { return nil }
      let target = String(decoding: bytes[place..<place + length], as: UTF8.self)
      place += length
      guard let count = number() else { return nil }
      counts[target] = count
    }
  }
}

extension CalendarEntry {
  /// Whether its changes are counted in the history: those of a meeting are in its file, those of the record's rules in their
  /// version.
  var isCountedByHistory: Bool { kind != .meeting && kind != .contributions }
}
