/// Identifies parts of packages by content: equal numbers for equal contents, whatever the parts' names.
///
/// No part is copied, and each is hashed once however often it is referred to: it is recognised by the address of its
/// bytes, and parts at different addresses by a keyed hash and then their bytes.
struct PartNumbers: Sendable {
  /// Retained, so that no other bytes can get the same address.
  private var parts: [[UInt8]] = []
  private var numbersByPlace: [Place: Int] = [:]
  private var numbersByHash: [Int: [Int]] = [:]
  private var contents: [Int] = []
  /// How many bytes were hashed so far.
  private(set) var hashedBytes = 0

  private struct Place: Hashable {
    let address: UInt
    let count: Int

    init(_ bytes: [UInt8]) {
      address = bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
      count = bytes.count
    }
  }

  /// Cost: one pass over the bytes of each new part.
  mutating func number(of bytes: [UInt8]) -> Int {
    let place = Place(bytes)
    if let known = numbersByPlace[place] { return known }
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    hashedBytes += bytes.count
    let hash = hasher.finalize()
    let same = numbersByHash[hash, default: []].first { parts[contents[$0]][...].isSame(as: bytes[...]) }
    let number = same ?? contents.count
    if same == nil {
      contents.append(parts.count)
      numbersByHash[hash, default: []].append(number)
    }
    parts.append(bytes)
    numbersByPlace[place] = number
    return number
  }
}
