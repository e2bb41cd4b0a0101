/// Decodes the text of a file whose encoding nothing states.
struct DecodedText {
  let text: String
  let encoding: Encoding

  /// The encodings that are recognized.
  enum Encoding: Sendable, Hashable {
    case utf8, utf16
    /// Windows-1252, a superset of Latin-1, for bytes that are not UTF-8.
    case windows1252
  }

  /// Cost: linear.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      let isBigEndian = bytes[0] == 0xFE
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
        let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
      }
      (text, encoding) = (String(decoding: units, as: UTF16.self), .utf16)
      return
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let valid = String(validating: content, as: UTF8.self) {
      (text, encoding) = (valid, .utf8)
      return
    }
    (text, encoding) = (Self.windows1252(content), .windows1252)
  }

  /// The text of bytes in Windows-1252.
  static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(scalar(byte)) }
    return String(scalars)
  }

  /// A byte of Windows-1252; the five without a character there are control characters, as in the WHATWG's encoding.
  private static func scalar(_ byte: UInt8) -> Unicode.Scalar {
    (0x80..<0xA0).contains(byte) ? windows[Int(byte) - 0x80] : Unicode.Scalar(byte)
  }

  private static let windows: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]
}
