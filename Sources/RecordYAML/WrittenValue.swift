extension Node {
  /// The value on one line, as it stands after `key: ` or between brackets; a collection in brackets.
  func inline(inFlow: Bool = false) -> String {
    switch content {
    case .scalar(let text, let plain): Self.written(text, plain: plain, inFlow: inFlow)
    case .sequence(let nodes): "[" + nodes.map { $0.inline(inFlow: true) }.joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{"
        + pairs.map { Self.written($0.key, plain: false, inFlow: true) + ": " + $0.value.inline(inFlow: true) }
        .joined(separator: ", ") + "}"
    }
  }

  /// Whether the value takes lines of its own below its key: a mapping, or a list that holds one.
  var isBlock: Bool {
    switch content {
    case .scalar: false
    case .sequence(let nodes): nodes.contains { $0.mapping != nil || $0.sequence != nil }
    case .mapping(let pairs): !pairs.isEmpty
    }
  }

  /// A mapping as the text of a new file that people edit: lists of texts on one line, other lists indented.
  public var blockText: String { blockLines.map { $0 + "\n" }.joined() }

  /// The lines of a block value, without indentation.
  var blockLines: [String] {
    switch content {
    case .mapping(let pairs) where !pairs.isEmpty: pairs.flatMap { Self.lines(of: $0.key, $0.value) }
    case .sequence(let nodes) where isBlock: nodes.flatMap(\.itemLines)
    default: [inline()]
    }
  }

  /// The lines of the value as an item of a list: `- ` before the first, two spaces before the others.
  var itemLines: [String] {
    blockLines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
  }

  /// The lines of a key and its value.
  static func lines(of key: String, _ value: Node) -> [String] {
    let name = written(key, plain: false, inFlow: false) + ":"
    return value.isBlock ? [name] + value.blockLines.map { "  " + $0 } : [name + " " + value.inline()]
  }

  // MARK: Scalars

  private static func written(_ text: String, plain: Bool, inFlow: Bool) -> String {
    if plain && CoreSchema.isNull(text) { return "null" }
    if (plain || !CoreSchema.isAmbiguous(text)), isPlain(text, inFlow: inFlow) { return text }
    let isOneLine = text.unicodeScalars.allSatisfy { isPrintable($0) && $0 != "\n" }
    return isOneLine ? "'" + text.replacing("'", with: "''") + "'" : escaped(text)
  }

  /// Whether a text can stand without quotes; narrower than YAML allows, so that it holds for every reader.
  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, scalars.allSatisfy(isPrintable),
      first.properties.isAlphabetic || ("0"..."9").contains(first) || first == "+" || first == "/" || first == "(",
      last != " ", last != ":", last != "\u{A0}"
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\n" || scalar == "\t" || before == ":" && scalar == " " || before == " " && scalar == "#" {
        return false
      }
      if inFlow, ",[]{}:?".unicodeScalars.contains(scalar) { return false }
      before = scalar
    }
    return true
  }

  /// The characters of YAML 1.1 (section 5.1) that need no escape in quotes, except line breaks other than LF.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF, 0x0A: true
    default: false
    }
  }

  private static func escaped(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      case _ where isPrintable(scalar): out.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
        out += (width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - digits.count)
        out += digits
      }
    }
    return out + "\""
  }
}
