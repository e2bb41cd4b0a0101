/// The characters that must be escaped in a JSON string (RFC 8259, section 7).
private let jsonSpecial = ASCIISet(controlsAnd: "\"\\")

extension ByteWriter {
  /// Appends bytes of a text as a JSON string, including its quotes.
  ///
  /// In addition to what RFC 8259 requires, characters that are invisible or control a terminal are written as `\u`
  /// escapes: they are the same data, and the file may be printed safely.
  mutating func append(json text: UnsafeRawBufferPointer) {
    append(byte: UInt8(ascii: "\""))
    forEachPiece(of: text, escaping: jsonSpecial) { plain in
      append(plain)
    } special: { scalar in
      append(jsonEscape: scalar)
    }
    append(byte: UInt8(ascii: "\""))
  }

  mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: UnsafeRawBufferPointer($0)) }
  }

  private mutating func append(jsonEscape scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\t": append("\\t")
    case "\r": append("\\r")
    case "\u{FFFD}": append(scalar: scalar)
    default:
      for unit in UTF16.encode(scalar)! {
        let digits = String(unit, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      }
    }
  }
}
