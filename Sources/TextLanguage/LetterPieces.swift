/// The pieces of a word: all runs of two to five characters, where `^` and `$` mark its ends, and the word itself.
struct LetterPieces {
  /// A hash of each piece.
  private(set) var hashes: [UInt64] = []

  static let longestWord = 24

  init(_ word: Substring) {
    let letters = word.prefix(Self.longestWord).map { Array(String($0).utf8) }
    let characters = [Array("^".utf8)] + letters + [Array("$".utf8)]
    for start in characters.indices {
      var hash = Self.start
      for end in start..<min(start + 5, characters.count) {
        for byte in characters[end] { hash = Self.adding(byte, to: hash) }
        if end > start { hashes.append(hash) }
      }
    }
    if characters.count > 5 { hashes.append(Self.hash(of: characters.joined())) }
  }

  /// FNV-1a with 64 bits.
  static func hash(of piece: some Sequence<UInt8>) -> UInt64 { piece.reduce(start) { adding($1, to: $0) } }

  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
