import OfficeOpenXML

/// Text of cells, in which a character that XML cannot have is written `_x0001_` (`ST_Xstring`, ECMA-376 part 1, section
/// 22.9.2.19).
enum EscapedText {
  /// The text of a part's characters, line ends as line feeds.
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(sequence: "_x".utf8) || bytes.contains(0x0D) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if let unit = escape(bytes, at) {
        at += 7
        if UTF16.isLeadSurrogate(unit), let trail = escape(bytes, at), UTF16.isTrailSurrogate(trail) {
          at += 7
          units += String(decoding: [unit, trail], as: UTF16.self).utf8
        } else {
          units += String(decoding: [unit], as: UTF16.self).utf8
        }
      } else {
        units.append(bytes[at])
        at += 1
      }
    }
    return lineFeeds(String(decoding: units, as: UTF8.self))
  }

  /// Carriage returns, alone or before a line feed, as line feeds.
  static func lineFeeds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0x0A, last == 0x0D {
      } else {
        bytes.append(byte == 0x0D ? 0x0A : byte)
      }
      last = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with every character escaped that a part could not give back.
  static func encoded(_ text: String) -> String {
    var needs = false
    for byte in text.utf8 where byte < 0x20 && byte != 0x0A && byte != 0x09 { needs = true }
    guard needs || text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte < 0x20, byte != 0x0A, byte != 0x09 {
        out += "_x00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16, uppercase: true))_".utf8
      } else {
        if escape(bytes, index) != nil { out += "_x005F".utf8 }
        out.append(byte)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The UTF-16 code unit that an escape at an offset stands for.
  private static func escape(_ bytes: [UInt8], _ at: Int) -> UInt16? {
    guard at + 6 < bytes.count, bytes[at] == UInt8(ascii: "_"), bytes[at + 1] == UInt8(ascii: "x"),
      bytes[at + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(at + 2)..<(at + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
