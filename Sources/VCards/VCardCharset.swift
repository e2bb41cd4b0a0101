/// The character encodings that cards have been written in.
enum VCardCharset {
  case utf8, windows1252, latin9

  /// The encoding of a name in a `CHARSET` parameter; `nil` for one that is not supported.
  ///
  /// ISO-8859-1 and ASCII are read as Windows-1252, as the WHATWG Encoding Standard does (section 4.2).
  init?(_ name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii":
      self = .windows1252
    case "iso-8859-15", "iso8859-15", "latin9", "latin-9": self = .latin9
    default: return nil
    }
  }

  /// The text of bytes; `nil` if they are not in the encoding.
  func text(of bytes: some Collection<UInt8>) -> String? {
    guard self != .utf8 else { return String(validating: bytes, as: UTF8.self) }
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(scalar(byte)) }
    return String(scalars)
  }

  /// The bytes of a file in UTF-8 if its byte order mark says that it is UTF-16; without the mark otherwise.
  static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(bytes.dropFirst(3)) }
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { (at: Int) -> UInt16 in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private func scalar(_ byte: UInt8) -> Unicode.Scalar {
    switch self {
    case .windows1252 where (0x80..<0xA0).contains(byte): Self.windows[Int(byte) - 0x80]
    case .latin9: Self.latin[byte] ?? Unicode.Scalar(byte)
    default: Unicode.Scalar(byte)
    }
  }

  private static let windows: [Unicode.Scalar] = [
    "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
    "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
  ]

  private static let latin: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]
}
