/// A field's code in normalised form, independent of spacing (ECMA-376, part 1, section 17.16.2).
enum FieldCode {
  /// The code with one space between its arguments and its type in upper case; quoted text is unchanged.
  static func canonical(_ code: some Sequence<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isQuoted = false
    var isInType = true
    var isSpaced = false
    for byte in code {
      if !isQuoted, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
        isSpaced = true
        continue
      }
      if isSpaced, !result.isEmpty {
        result.append(0x20)
        isInType = false
      }
      isSpaced = false
      if byte == UInt8(ascii: "\""), result.last != UInt8(ascii: "\\") { isQuoted.toggle() }
      result.append(isInType && byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 0x20 : byte)
    }
    return result
  }

  /// Whether programs update the field's result by themselves, on opening, printing or saving: the stored result is not
  /// the author's text.
  static func isVolatile(_ canonical: [UInt8]) -> Bool {
    volatile.contains(String(decoding: canonical.prefix { $0 != 0x20 }, as: UTF8.self))
  }

  private static let volatile: Set<String> = [
    "PAGE", "PAGEREF", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "EDITTIME",
    "FILENAME", "FILESIZE", "NUMWORDS", "NUMCHARS", "REVNUM", "LASTSAVEDBY",
  ]
}
