/// The class of a character in the rules of emphasis and escapes (CommonMark 0.31, section 2.1).
enum MarkdownCharacter {
  /// The character that ends before an offset; `nil` at the beginning.
  static func before(_ place: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    var start = place - 1
    while start > 0, start > place - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, start < place else { return nil }
    return String(decoding: bytes[start..<place], as: UTF8.self).unicodeScalars.first
  }

  /// The character that begins at an offset; `nil` at the end.
  static func after(_ place: Int, in bytes: [UInt8], to end: Int) -> Unicode.Scalar? {
    guard place < end else { return nil }
    return String(decoding: bytes[place..<min(end, place + 4)], as: UTF8.self).unicodeScalars.first
  }

  static func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? true }

  static func isSign(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    if scalar.isASCII { return isPunctuation(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
      || (0x7B...0x7E).contains(byte)
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
