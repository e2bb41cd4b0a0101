/// How similar two texts are by their words, whatever their line breaks.
///
/// git's measure counts unchanged lines. In a text whose paragraphs are one line each, a word changed in every
/// paragraph leaves none. This one hashes the pairs of neighbouring words and keeps the smallest few hundred hashes, a
/// uniform sample (A. Z. Broder, *On the Resemblance and Containment of Documents*, 1997).
public struct WordSketch: Sendable {
  private static let size = 512
  /// Distinct and ascending.
  private let hashes: [UInt64]

  /// A file that contains a NUL byte is not text and is similar to nothing. Cost: n log n in the words.
  public init(of bytes: [UInt8]) {
    guard !bytes.prefix(8000).contains(0) else {
      hashes = []
      return
    }
    var all: [UInt64] = []
    all.reserveCapacity(bytes.count / 6)
    var (previous, word): (UInt64, UInt64) = (0, 0)
    var isWithin = false
    for byte in bytes + [0x20] {
      if byte > 0x20 {
        word = ((isWithin ? word : 0xCBF2_9CE4_8422_2325) ^ UInt64(byte)) &* 0x100_0000_01B3
        isWithin = true
      } else if isWithin {
        all.append(Self.mixed(previous &* 31 &+ word))
        (previous, isWithin) = (word, false)
      }
    }
    all.sort()
    var smallest: [UInt64] = []
    for hash in all where hash != smallest.last {
      smallest.append(hash)
      if smallest.count == Self.size { break }
    }
    hashes = smallest
  }

  /// Dice's coefficient, estimated: twice the common part over the sum of both, 0 to 100. Cost: constant.
  public func similarity(to other: WordSketch) -> Int32 {
    var (mine, theirs, shared, all) = (0, 0, 0, 0)
    while all < Self.size, mine < hashes.count || theirs < other.hashes.count {
      let isEqual = mine < hashes.count && theirs < other.hashes.count && hashes[mine] == other.hashes[theirs]
      if isEqual { shared += 1 }
      let takesMine =
        theirs == other.hashes.count || mine < hashes.count && hashes[mine] <= other.hashes[theirs]
      if takesMine { mine += 1 }
      if !takesMine || isEqual { theirs += 1 }
      all += 1
    }
    return all == 0 ? 0 : Int32(200 * shared / (all + shared))
  }

  /// Spreads a hash over all its bits (Stafford's mix 13), so that the smallest belong to no particular words.
  private static func mixed(_ hash: UInt64) -> UInt64 {
    var hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
