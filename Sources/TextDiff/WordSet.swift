/// Words by their hash, so that a paragraph that starts with any other word costs no string.
struct WordSet: Sendable {
  private let hashes: Set<UInt64>

  init(_ words: String) {
    hashes = Set(words.split(separator: " ").map { WordSet.hash($0.utf8) })
  }

  func contains(_ range: Range<Int>, of bytes: Bytes) -> Bool {
    hashes.contains(WordSet.hash(UnsafeBufferPointer(start: bytes.base + range.lowerBound, count: range.count)))
  }

  /// FNV-1a, with the capital letters of western Europe folded to lower case.
  private static func hash(_ text: some Sequence<UInt8>) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var last: UInt8 = 0
    for byte in text {
      let isCapital = byte &- 0x41 < 26 || last == 0xC3 && byte < 0x9F
      state = (state ^ UInt64(isCapital ? byte | 0x20 : byte)) &* 0x100_0000_01B3
      last = byte
    }
    return state
  }
}
