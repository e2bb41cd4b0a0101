/// The characters that must be escaped in HTML, in text or in a quoted attribute. Line endings and tabs are kept.
private let htmlSpecial = ASCIISet(controlsAnd: "<>&\"'", except: "\n\t")

extension ByteWriter {
  /// Appends document text: nothing in it can become an element, an attribute, a link or a script, and invisible
  /// characters are made visible.
  package mutating func append(html text: UnsafeRawBufferPointer) {
    forEachPiece(of: text, escaping: htmlSpecial) { plain in
      append(plain)
    } special: { scalar in
      if let entity = scalar.htmlEntity {
        append(entity)
      } else if scalar == "\u{FFFD}" {
        append(scalar: scalar)
      } else {
        append("<span class=\"hid\" title=\"\(scalar.codePoint)\">\(scalar.htmlSign)</span>")
      }
    }
  }

  package mutating func append(html text: String) {
    var text = text
    text.withUTF8 { append(html: UnsafeRawBufferPointer($0)) }
  }

  /// Appends text for a quoted attribute or a `title` element, which cannot contain elements.
  package mutating func append(attribute text: String) {
    var text = TerminalText.neutralised(text)
    text.withUTF8 {
      forEachPiece(of: UnsafeRawBufferPointer($0), escaping: htmlSpecial) { plain in
        append(plain)
      } special: { scalar in
        append(scalar.htmlEntity ?? TerminalText.sign(for: scalar))
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var htmlEntity: String? {
    switch self {
    case "<": "&lt;"
    case ">": "&gt;"
    case "&": "&amp;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }

  /// `U+202E`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// A control picture, or the code point.
  fileprivate var htmlSign: String {
    value < 0x20 || value == 0x7F ? TerminalText.sign(for: self) : codePoint
  }
}
