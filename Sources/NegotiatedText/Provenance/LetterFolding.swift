/// Letters without case and accents: `Á` and `a` are the same, `ß` is `ss`.
package enum LetterFolding {
  /// What a character is to a word.
  package enum Folded: Equatable {
    case letter(UInt32)
    case pair(UInt32, UInt32)
    /// A combining mark, which is ignored.
    case mark
    /// It ends the word.
    case none
  }

  package static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of a word with one letter more (FNV-1a, with a final shift).
  @inline(__always) package static func mix(_ hash: UInt64, _ letter: UInt32) -> UInt64 {
    let next = (hash ^ UInt64(letter)) &* 0x0000_0100_0000_01B3
    return next ^ (next >> 29)
  }

  /// An ASCII letter in lower case, or a digit; 0 for anything else.
  @inline(__always) package static func ascii(_ byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte | 0x20)
    default: 0
    }
  }

  /// The scalar at a place, and its length; U+FFFD and 1 for a byte that is not UTF-8.
  package static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (UInt32, Int) {
    let first = bytes[at]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1, at + length <= end else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in at + 1..<at + length {
      guard bytes[next] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (value, length)
  }

  /// A character outside ASCII.
  package static func letter(_ scalar: UInt32) -> Folded {
    if (0xC0...0x17F).contains(scalar) {
      let letters = latin[Int(scalar) - 0xC0]
      return letters.1 != 0 ? .pair(letters.0, letters.1) : letters.0 != 0 ? .letter(letters.0) : .none
    }
    if (0x300...0x36F).contains(scalar) { return .mark }
    guard let known = Unicode.Scalar(scalar) else { return .none }
    if known.properties.isAlphabetic || known.properties.numericType != nil {
      let lower = known.properties.lowercaseMapping.unicodeScalars.first ?? known
      return .letter(lower.value)
    }
    return known.properties.generalCategory == .nonspacingMark ? .mark : .none
  }

  /// The letters of U+00C0 to U+017F; 0 for × and ÷.
  private static let latin: [(UInt32, UInt32)] = {
    var letters = [(UInt32, UInt32)](repeating: (0, 0), count: 0x180 - 0xC0)
    func set(_ range: ClosedRange<Int>, _ letter: Unicode.Scalar) {
      for scalar in range { letters[scalar - 0xC0] = (letter.value, 0) }
    }
    func pair(_ scalars: [Int], _ first: Unicode.Scalar, _ second: Unicode.Scalar) {
      for scalar in scalars { letters[scalar - 0xC0] = (first.value, second.value) }
    }
    for base in [0xC0, 0xE0] {
      set(base...base + 5, "a")
      pair([base + 6], "a", "e")
      set(base + 7...base + 7, "c")
      set(base + 8...base + 11, "e")
      set(base + 12...base + 15, "i")
      set(base + 16...base + 16, "d")
      set(base + 17...base + 17, "n")
      set(base + 18...base + 22, "o")
      set(base + 24...base + 24, "o")
      set(base + 25...base + 28, "u")
      set(base + 29...base + 29, "y")
    }
    pair([0xDE, 0xFE], "t", "h")
    pair([0xDF], "s", "s")
    set(0xFF...0xFF, "y")
    let ranges: [(ClosedRange<Int>, Unicode.Scalar)] = [
      (0x100...0x105, "a"), (0x106...0x10D, "c"), (0x10E...0x111, "d"), (0x112...0x11B, "e"), (0x11C...0x123, "g"),
      (0x124...0x127, "h"), (0x128...0x131, "i"), (0x134...0x135, "j"), (0x136...0x138, "k"), (0x139...0x142, "l"),
      (0x143...0x14B, "n"), (0x14C...0x151, "o"), (0x154...0x159, "r"), (0x15A...0x161, "s"), (0x162...0x167, "t"),
      (0x168...0x173, "u"), (0x174...0x175, "w"), (0x176...0x178, "y"), (0x179...0x17E, "z"), (0x17F...0x17F, "s"),
    ]
    for (range, letter) in ranges { set(range, letter) }
    pair([0x132, 0x133], "i", "j")
    pair([0x152, 0x153], "o", "e")
    return letters
  }()
}

extension LetterFolding {
  /// Passes the folded letters of each word in some bytes.
  static func forEachWord(_ bytes: [UInt8], _ range: Range<Int>, _ body: ([UInt32]) -> Void) {
    let words = FoldedWords(bytes, in: [range])
    for word in 0..<words.count { body(letters(of: bytes, words.range(of: word))) }
  }

  /// The folded letters of one word.
  static func letters(of bytes: [UInt8], _ range: Range<Int>) -> [UInt32] {
    bytes.withUnsafeBufferPointer { buffer in
      var letters: [UInt32] = []
      var at = range.lowerBound
      while at < range.upperBound {
        if buffer[at] < 0x80 {
          letters.append(ascii(buffer[at]))
          at += 1
          continue
        }
        let (scalar, length) = scalar(buffer, at, range.upperBound)
        switch letter(scalar) {
        case .letter(let letter): letters.append(letter)
        case .pair(let first, let second): letters += [first, second]
        case .mark, .none: break
        }
        at += length
      }
      return letters
    }
  }

  /// The hash of a word from its letters.
  static func hash(_ letters: ArraySlice<UInt32>) -> UInt64 {
    let hash = letters.reduce(seed) { mix($0, $1) }
    return hash == 0 ? 1 : hash
  }
}
