/// Names of XML elements, as pyxform 4.5 accepts them for questions.
enum XMLName {
  /// Whether a text is a name, with one prefix at most. Some capital letters with accents are refused: Á, É, Í, Ñ and Ó, but
  /// not Ú, because pyxform's pattern omits U+00C0 to U+00D6.
  static func isValid(_ text: String) -> Bool {
    let parts = text.unicodeScalars.split(separator: ":", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && parts.allSatisfy { isUnprefixed($0) }
  }

  /// Whether a text is a name without a prefix.
  static func isUnprefixed(_ text: some Collection<Unicode.Scalar>) -> Bool {
    guard let first = text.first, mayBegin(first) else { return false }
    return text.allSatisfy { mayBegin($0) || mayFollow($0) }
  }

  private static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x1_0000...0xE_FFFF:
      true
    default: false
    }
  }

  private static func mayFollow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: false
    }
  }
}
