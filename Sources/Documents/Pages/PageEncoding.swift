import MarkdownText

/// The encoding of a web page, as the page declares it.
///
/// Word saves web pages in windows-1252 by default, and old sites use it. Browsers read ISO-8859-1 and ASCII as
/// windows-1252 too (WHATWG Encoding Standard, section 4.2), and so does this.
enum PageEncoding {
  /// The page in UTF-8.
  ///
  /// - Throws: ``DocumentError/notUTF8(name:line:)`` if it is not in a declared and supported encoding.
  static func utf8(_ file: SubmittedFile) throws(DocumentError) -> SubmittedFile {
    if let text = utf16(file.bytes) { return SubmittedFile(name: file.name, bytes: Array(text.utf8)) }
    do throws(DocumentError) {
      try PlainTextReader.requireUTF8(file)
      return file
    } catch {
      guard case .notUTF8 = error, let name = declared(in: file.bytes), let table = table(of: name) else { throw error }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(file.bytes.count + file.bytes.count / 8)
      for byte in file.bytes {
        if byte < 0x80 {
          bytes.append(byte)
        } else {
          bytes += String(Character(table[byte] ?? Unicode.Scalar(byte))).utf8
        }
      }
      return SubmittedFile(name: file.name, bytes: bytes)
    }
  }

  /// By its byte order mark alone.
  private static func utf16(_ bytes: [UInt8]) -> String? {
    let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
    guard isBigEndian || bytes.starts(with: [0xFF, 0xFE]), bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map { (at: Int) -> UInt16 in
      let (first, second) = (UInt16(bytes[at]), UInt16(bytes[at + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    return String(validating: units, as: UTF16.self)
  }

  /// The encoding in the page's head or its XML declaration, in lower case.
  private static func declared(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4_096).map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self).lowercased()
    for mark in ["charset", "encoding"] {
      guard let place = head.firstRange(of: mark) else { continue }
      let rest = head[place.upperBound...].drop { $0.isWhitespace }
      guard rest.first == "=" else { continue }
      let value = rest.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
      return String(value.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    }
    return nil
  }

  /// The characters of the upper half that differ from Unicode's; `nil` for an unsupported encoding.
  private static func table(of name: String) -> [UInt8: Unicode.Scalar]? {
    switch name {
    case "windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii": return windows
    case "iso-8859-15", "iso8859-15", "latin9", "l9": return latin9
    default: return nil
    }
  }

  private static let windows: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
    0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]

  private static let latin9: [UInt8: Unicode.Scalar] = [
    0xA4: "€", 0xA6: "Š", 0xA8: "š", 0xB4: "Ž", 0xB8: "ž", 0xBC: "Œ", 0xBD: "œ", 0xBE: "Ÿ",
  ]
}
