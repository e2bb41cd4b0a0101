/// Parses and writes attributes and entities in bytes that a parser has found well-formed.
public enum XMLTags {
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  /// Passes each attribute of an opening tag as written: its name with the prefix, and its value undecoded.
  public static func attributes(
    of tag: ArraySlice<UInt8>, _ body: (_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) -> Void
  ) {
    let start = tag.startIndex
    tag.withUnsafeBufferPointer { bytes in
      attributes(of: bytes) { name, value in
        body(
          tag[(start + name.lowerBound)..<(start + name.upperBound)],
          tag[(start + value.lowerBound)..<(start + value.upperBound)])
        return true
      }
    }
  }

  /// The same by ranges in the tag, until `body` has enough.
  private static func attributes(
    of tag: UnsafeBufferPointer<UInt8>, _ body: (_ name: Range<Int>, _ value: Range<Int>) -> Bool
  ) {
    var at = 0
    while at < tag.count, !isSpace(tag[at]), tag[at] != UInt8(ascii: ">") { at += 1 }
    while true {
      while at < tag.count, isSpace(tag[at]) { at += 1 }
      let start = at
      while at < tag.count, tag[at] != UInt8(ascii: "="), !isSpace(tag[at]), tag[at] != UInt8(ascii: ">") { at += 1 }
      let name = start..<at
      while at < tag.count, tag[at] != UInt8(ascii: "\""), tag[at] != UInt8(ascii: "'") { at += 1 }
      guard at < tag.count else { return }
      let quote = tag[at]
      at += 1
      let valueStart = at
      while at < tag.count, tag[at] != quote { at += 1 }
      guard at < tag.count, body(name, valueStart..<at) else { return }
      at += 1
    }
  }

  /// The value of the first attribute with that local name, with any prefix; namespace declarations do not count.
  static func value(of local: String, in tag: UnsafeBufferPointer<UInt8>) -> String? {
    var local = local
    return local.withUTF8 { wanted in
      var found: String?
      attributes(of: tag) { name, value in
        let name = UnsafeBufferPointer(rebasing: tag[name])
        guard name.count >= wanted.count, name.suffix(wanted.count).elementsEqual(wanted),
          name.count == wanted.count || name[name.count - wanted.count - 1] == UInt8(ascii: ":"),
          !name.starts(with: "xmlns".utf8)
        else { return true }
        found = decoded(UnsafeBufferPointer(rebasing: tag[value]))
        return false
      }
      return found
    }
  }

  /// The characters of XML bytes: the five entities, numeric references, and CDATA sections are decoded.
  public static func decoded(_ bytes: ArraySlice<UInt8>) -> String { bytes.withUnsafeBufferPointer { decoded($0) } }

  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard mayNeedDecoding(bytes) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      switch bytes[at] {
      case UInt8(ascii: "&"):
        let end = bytes[at...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.endIndex - 1
        result += Array(entity(bytes[(at + 1)..<max(end, at + 1)]).utf8)
        at = end + 1
      case UInt8(ascii: "<"):
        // <![CDATA[ … ]]>, the only markup that a text can contain.
        let start = min(at + 9, bytes.endIndex)
        var end = start
        while end < bytes.endIndex, !bytes[end...].starts(with: "]]>".utf8) { end += 1 }
        result += bytes[start..<end]
        at = min(end + 3, bytes.endIndex)
      case 0x0D:
        // Line endings are one character (XML 1.0, section 2.11).
        result.append(0x0A)
        at += at + 1 < bytes.endIndex && bytes[at + 1] == 0x0A ? 2 : 1
      case let byte:
        result.append(byte)
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func mayNeedDecoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    let (and, less, back) = (
      SIMD16<UInt8>(repeating: 0x26), SIMD16<UInt8>(repeating: 0x3C), SIMD16<UInt8>(repeating: 0x0D)
    )
    var at = 0
    while at + 16 <= raw.count {
      let block = raw.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
      if any((block .== and) .| (block .== less) .| (block .== back)) { return true }
      at += 16
    }
    return raw[at...].contains { $0 == 0x26 || $0 == 0x3C || $0 == 0x0D }
  }

  private static func entity(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    let name = String(decoding: name, as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.utf8.starts(with: "#x".utf8) ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(1))
      return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "\u{FFFD}"
    }
  }

  /// A text's bytes escaped for an element or a double-quoted attribute; characters that XML 1.0 does not allow
  /// (section 2.2) become U+FFFD.
  public static func escaped(_ text: some StringProtocol) -> [UInt8] {
    var result: [UInt8] = []
    var text = String(text)
    text.withUTF8 { append(escaping: $0, to: &result) }
    return result
  }

  /// The same for UTF-8 in memory, appended. Cost: linear; the text between two escaped characters is copied at once.
  public static func append(escaping text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]) {
    let raw = UnsafeRawBufferPointer(text)
    var copied = 0
    var at = 0
    while at < text.count {
      while at + 8 <= text.count, standForThemselves(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) {
        at += 8
      }
      guard at < text.count else { break }
      let (replacement, length) = escape(text, at)
      guard let replacement else {
        at += length
        continue
      }
      result += UnsafeBufferPointer(rebasing: text[copied..<at])
      result += replacement.utf8
      at += length
      copied = at
    }
    result += UnsafeBufferPointer(rebasing: text[copied...])
  }

  /// Whether none of eight bytes needs escaping: none is a control character, `"`, `&`, `<` or `>`, or begins a
  /// character that XML does not allow.
  @inline(__always)
  private static func standForThemselves(_ eight: UInt64) -> Bool {
    // The highest bit of some byte is set if one of the bytes is zero, and only then.
    func zeros(_ eight: UInt64) -> UInt64 { (eight &- 0x0101_0101_0101_0101) & ~eight }
    let controls = (eight &- 0x2020_2020_2020_2020) & ~eight
    let quotes = zeros(eight ^ 0x2222_2222_2222_2222) | zeros(eight ^ 0x2626_2626_2626_2626)
    // `<` and `>` differ in one bit.
    let brackets = zeros((eight | 0x0202_0202_0202_0202) ^ 0x3E3E_3E3E_3E3E_3E3E)
    let beyond = zeros(eight ^ 0xEFEF_EFEF_EFEF_EFEF)
    return (controls | quotes | brackets | beyond) & 0x8080_8080_8080_8080 == 0
  }

  /// The replacement for the character at an offset, if it must be escaped, and how many bytes were examined.
  @inline(__always)
  private static func escape(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (replacement: String?, length: Int) {
    let byte = text[at]
    // Letters, and most non-ASCII characters.
    if byte > 0x3E, byte != 0xEF { return (nil, 1) }
    switch byte {
    case UInt8(ascii: "&"): return ("&amp;", 1)
    case UInt8(ascii: "<"): return ("&lt;", 1)
    case UInt8(ascii: ">"): return ("&gt;", 1)
    case UInt8(ascii: "\""): return ("&quot;", 1)
    case 0x0D: return ("&#13;", 1)
    case 0x09, 0x0A, 0x20...0x3E: return (nil, 1)
    case 0xEF:
      // U+FFFE and U+FFFF: EF BF BE and EF BF BF.
      let isForbidden = at + 2 < text.count && text[at + 1] == 0xBF && text[at + 2] >= 0xBE
      return isForbidden ? ("\u{FFFD}", 3) : (nil, 1)
    default: return ("\u{FFFD}", 1)
    }
  }
}
