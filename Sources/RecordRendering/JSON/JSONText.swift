/// What a JSON string must not hold as it is (RFC 8259, section 7).
private let jsonSpecial = ASCIISet(controlsAnd: "\"\\")

extension ByteWriter {
  /// Appends bytes of a text as a JSON string, its quotes included.
  ///
  /// Beyond what RFC 8259 asks for, characters that a reader would not see, or that drive a terminal, are written as
  /// `\u` escapes: they are the same data, and the file may be printed without harm.
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
