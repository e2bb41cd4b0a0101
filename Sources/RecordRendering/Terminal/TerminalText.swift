/// Document text made safe for a terminal, and measured.
public enum TerminalText {
  /// The text with every control character, bidirectional control and invisible character replaced by a visible symbol:
  /// control characters by control pictures (`␛`), the others by `\u{202e}`.
  ///
  /// - Parameters:
  ///   - text: The text of a document.
  ///   - layout: Whether line endings and tabs are kept; otherwise they become spaces.
  public static func neutralised(_ text: String, keepingLayout layout: Bool = false) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var buffer = ByteWriter()
      append(UnsafeRawBufferPointer(bytes), keepingLayout: layout, to: &buffer)
      return buffer.text
    }
  }

  static func append(_ bytes: UnsafeRawBufferPointer, keepingLayout layout: Bool, to buffer: inout ByteWriter) {
    forEachPiece(of: bytes, escaping: controls) { plain in
      buffer.append(plain)
    } special: { scalar in
      switch scalar {
      case "\n", "\t": buffer.append(byte: layout ? UInt8(truncatingIfNeeded: scalar.value) : 0x20)
      default: buffer.append(sign(for: scalar))
      }
    }
  }

  private static let controls = ASCIISet(controlsAnd: "")

  /// The visible symbol for a character that must not be printed.
  static func sign(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x00..<0x20: String(Unicode.Scalar(0x2400 + scalar.value)!)
    case 0x7F: "\u{2421}"
    case 0xFFFD: "\u{FFFD}"
    default: "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  /// How many columns a text takes on a terminal. A line ending or a tab counts as 0.
  public static func columns(_ text: String) -> Int {
    if text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) { return text.utf8.count }
    return text.reduce(0) { $0 + columns($1) }
  }

  /// How many columns a character takes: 2 for East Asian wide ones and emoji, 0 for combining marks alone.
  static func columns(_ character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      // VARIATION SELECTOR-16 selects the emoji presentation.
      if scalar == "\u{FE0F}" { return 2 }
      widest = max(widest, scalar.columns)
    }
    return widest
  }

  /// The text shortened to a number of columns, at a word border if one is near, with an ellipsis if something was cut.
  static func shortened(_ text: String, to limit: Int) -> String {
    let text = text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    if columns(text) <= limit { return text }
    var kept = ""
    var width = 0
    for character in text {
      width += columns(character)
      if width > limit - 1 { break }
      kept.append(character)
    }
    if let space = kept.lastIndex(of: " "), kept.distance(from: kept.startIndex, to: space) * 3 > limit * 2 {
      kept = String(kept[..<space])
    }
    return kept + "…"
  }
}
