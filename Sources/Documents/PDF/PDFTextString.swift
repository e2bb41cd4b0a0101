/// The text strings of a PDF (ISO 32000-1, 7.9.2.2).
enum PDFTextString {
  static func text(_ bytes: [UInt8]) -> String {
    let text: String
    if bytes.starts(with: [0xFE, 0xFF]) {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
      text = String(decoding: units, as: UTF16.self)
    } else if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    } else {
      text = String(String.UnicodeScalarView(bytes.map { documentEncoding[$0] ?? UnicodeScalar($0) }))
    }
    // A language may be between two escapes (7.9.2.2.2).
    let parts = text.split(separator: "\u{1B}", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined()
  }

  /// Where PDFDocEncoding (annex D.3) is not Latin 1.
  private static let documentEncoding: [UInt8: UnicodeScalar] = {
    let signs: [UnicodeScalar] = [
      "•", "†", "‡", "…", "—", "–", "ƒ", "⁄", "‹", "›", "−", "‰", "„", "“", "”", "‘", "’", "‚", "™", "ﬁ", "ﬂ", "Ł", "Œ",
      "Š",
      "Ÿ", "Ž", "ı", "ł", "œ", "š", "ž",
    ]
    var table: [UInt8: UnicodeScalar] = [0xA0: "€"]
    for (index, sign) in signs.enumerated() { table[0x80 + UInt8(index)] = sign }
    for (index, sign) in (["˘", "ˇ", "ˆ", "˙", "˝", "˛", "˚", "˜"] as [UnicodeScalar]).enumerated() {
      table[0x18 + UInt8(index)] = sign
    }
    return table
  }()
}
