/// The class of a character for the tokenizer: a coarse version of Unicode's word break property (UAX 29, table 3).
enum CharacterClass {
  case space
  /// A letter, digit or number: runs of them are words.
  case word
  /// A word by itself: ideographs and kana, and the letters of scripts written without spaces.
  case single
  /// Belongs to the preceding character: combining marks, joiners, variation selectors, skin tones, format characters.
  case extend
  /// Punctuation, symbols, emoji, and bytes that are not UTF-8.
  case other
}

extension CharacterClass {
  /// The class of a scalar. Cost: a few comparisons for the common scripts, else a lookup in Unicode's tables.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
    case 0x09...0x0D, 0x20, 0x85, 0xA0: self = .space
    case 0..<0xAA: self = .other
    case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC...0xBE: self = .word
    case 0xAD: self = .extend
    case 0xD7, 0xF7: self = .other
    case 0xC0...0x24F: self = .word
    case 0xAB..<0xC0: self = .other
    case 0x300...0x36F: self = .extend
    case 0x400...0x481, 0x48A...0x52F, 0x5D0...0x5EA, 0x621...0x64A: self = .word
    case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: self = .space
    case 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F: self = .extend
    case 0x2010...0x205E: self = .other
    case 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: self = .single
    case 0xAC00...0xD7A3: self = .word
    case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F, 0xE0100...0xE01EF: self = .extend
    default: self = CharacterClass.lookedUp(scalar)
    }
  }

  private static func lookedUp(_ scalar: UInt32) -> CharacterClass {
    guard let properties = Unicode.Scalar(scalar)?.properties else { return .other }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return properties.isIdeographic || isWrittenWithoutBlanks(scalar) ? .single : .word
    case .decimalNumber, .letterNumber, .otherNumber: return .word
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .extend
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    default: return .other
    }
  }

  /// Thai, Lao, Tibetan, Myanmar and Khmer: their words are found with dictionaries only (line break class
  /// SA).
  private static func isWrittenWithoutBlanks(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xE00...0xFFF, 0x1000...0x109F, 0x1780...0x17FF, 0x1950...0x19DF, 0x1A20...0x1AAF, 0xA9E0...0xA9FF,
      0xAA60...0xAADF:
      true
    default: false
    }
  }
}

extension Bytes {
  /// The scalar at a position and its length in bytes; a byte that starts no well-formed UTF-8 counts as the
  /// replacement character, one byte long (the Unicode Standard, table 3-7).
  @inline(__always) func scalar(at position: Int, end: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[position])
    if first < 0x80 { return (first, 1) }
    let left = end - position
    if first >= 0xC2, first < 0xE0, left > 1 {
      let second = UInt32(self[position + 1])
      if second & 0xC0 == 0x80 { return ((first & 0x1F) << 6 | second & 0x3F, 2) }
      return (0xFFFD, 1)
    }
    return longScalar(at: position, left: left)
  }

  private func longScalar(at position: Int, left: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[position])
    guard first >= 0xE0, first < 0xF5, left > 2 else { return (0xFFFD, 1) }
    let second = UInt32(self[position + 1])
    let third = UInt32(self[position + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if first < 0xF0 {
      let value = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
      return value < 0x800 || (value >= 0xD800 && value < 0xE000) ? (0xFFFD, 1) : (value, 3)
    }
    guard left > 3, self[position + 3] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    let fourth = UInt32(self[position + 3])
    let value = (first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F
    return value < 0x10000 || value > 0x10FFFF ? (0xFFFD, 1) : (value, 4)
  }
}
