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
    plainColumns(text) ?? text.reduce(0) { $0 + columns($1) }
  }

  /// The columns of a text in which each scalar is a character of one column, as in nearly all texts in Latin letters;
  /// `nil` for other texts.
  private static func plainColumns(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes -> Int? in
      var (at, columns) = (0, 0)
      while at < bytes.count {
        switch bytes[at] {
        case 0x20..<0x7F: at += 1
        // U+00A0 to U+02FF.
        case 0xC2 where bytes[at + 1] >= 0xA0, 0xC3...0xCB: at += 2
        // U+2010 to U+2027: dashes, quotation marks, the ellipsis.
        case 0xE2 where bytes[at + 1] == 0x80 && 0x90...0xA7 ~= bytes[at + 2]: at += 3
        default: return nil
        }
        columns += 1
      }
      return columns
    }
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
    let text = singleSpaced(text)
    if let columns = plainColumns(text) {
      if columns <= limit { return text }
      let scalars = text.unicodeScalars
      var end = scalars.index(scalars.startIndex, offsetBy: max(0, limit - 1))
      if let space = scalars[..<end].lastIndex(of: " "),
        scalars.distance(from: scalars.startIndex, to: space) * 3 > limit * 2
      {
        end = space
      }
      return text[..<end] + "…"
    }
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

  /// The text with one space between words, and none before the first and after the last.
  private static func singleSpaced(_ text: String) -> String {
    var wasSpace = true
    let isSingleSpaced = text.utf8.allSatisfy { byte in
      defer { wasSpace = byte == 0x20 }
      return !wasSpace || byte != 0x20
    }
    if isSingleSpaced, !wasSpace { return text }
    return text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}
