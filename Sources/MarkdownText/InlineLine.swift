/// A paragraph's text under construction, with the state that Markdown escaping needs.
///
/// It escapes no more than CommonMark and GFM need, so that square brackets, which enclose the alternatives of a
/// negotiated text, stay as they were typed.
struct InlineLine {
  let onOneLine: Bool
  let inTable: Bool
  var inLink = false
  /// UTF-8: most bytes need no look-behind, and none needs character boundaries.
  private var text: [UInt8] = []
  /// Whether something precedes it on its line, so that nothing in it can open a block.
  private var isInner: Bool
  /// Whether the line begins with a bracket, so that a colon could make it a link definition.
  private var opensBracket = false
  /// The formatting around it: nested emphasis has no effect.
  private var marks: [String] = []

  init(onOneLine: Bool, inTable: Bool, isInner: Bool = false) {
    self.isInner = isInner
    self.onOneLine = onOneLine
    self.inTable = inTable
  }

  /// A line for the words between delimiters, none of which starts a line.
  func inner(mark: String?) -> InlineLine {
    var line = InlineLine(onOneLine: onOneLine, inTable: inTable, isInner: true)
    line.inLink = inLink
    line.marks = marks + (mark.map { [$0] } ?? [])
    return line
  }

  var last: Unicode.Scalar? {
    guard let last = text.last else { return nil }
    if last < 0x80 { return Unicode.Scalar(last) }
    return String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last
  }

  /// Without breaks and spaces at its ends.
  var finished: String {
    var end = text.count
    while end > 0 {
      if text[end - 1] == 0x20 {
        end -= 1
      } else if end > 1, text[end - 1] == 0x0A, text[end - 2] == UInt8(ascii: "\\") {
        end -= 2
      } else {
        break
      }
    }
    return String(decoding: text[..<end], as: UTF8.self)
  }

  func isInside(_ mark: String) -> Bool { marks.contains(mark) }

  private var atLineStart: Bool { !isInner && (text.isEmpty || text.last == 0x0A) }

  mutating func add(markup: String) { text += markup.utf8 }

  /// Consecutive breaks are merged; there is none at the start.
  mutating func addBreak() {
    while text.last == 0x20 { text.removeLast() }
    opensBracket = false
    if text.isEmpty || text.last == 0x0A { return }
    text += onOneLine ? [0x20] : [UInt8(ascii: "\\"), 0x0A]
  }

  mutating func add(code: String) {
    let line = MarkdownWriter.squeezed(code)
    guard !line.isEmpty else { return }
    var fence = "`"
    while line.contains(fence) { fence += "`" }
    let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    let inside = inTable ? line.replacingPipes : line
    text += (fence + space + inside + space + fence).utf8
  }

  /// - Parameter next: the first character of the following run.
  mutating func add(text added: String, next: Unicode.Scalar?) {
    var added = added
    let mayBegin = text.isEmpty || text.last == 0x0A || text.last == 0x20
    if !added.utf8.withContiguousStorageIfAvailable({ Self.isClean($0) && !(mayBegin && $0.first == 0x20) })! {
      added = Self.cleaned(added)
      if mayBegin { added = String(Substring(added.utf8.drop { $0 == 0x20 })) }
    }
    guard !added.isEmpty else { return }
    if atLineStart {
      opensBracket = added.utf8.first == UInt8(ascii: "[")
      if let start = LineStart.escape(added) {
        let bytes = Array(added.utf8)
        append(bytes[..<start], next: Unicode.Scalar(bytes[start]))
        text.append(UInt8(ascii: "\\"))
        // Text that is already escaped is not escaped again.
        text.append(bytes[start])
        return append(bytes[(start + 1)...], next: next)
      }
    }
    append(Array(added.utf8)[...], next: next)
  }

  /// Appends cleaned bytes, escaping Markdown syntax among them.
  private mutating func append(_ bytes: ArraySlice<UInt8>, next: Unicode.Scalar?) {
    var copied = bytes.startIndex
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if Self.signs[Int(byte)] {
        text += bytes[copied..<at]
        copied = at
        let rest = bytes[(at + 1)...]
        if needsEscape(Unicode.Scalar(byte), Self.firstScalar(of: rest) ?? next, rest: rest) {
          text.append(UInt8(ascii: "\\"))
        }
      }
      at += 1
    }
    text += bytes[copied...]
  }

  private static func firstScalar(of bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let first = bytes.first else { return nil }
    return first < 0x80 ? Unicode.Scalar(first) : String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// The bytes that may be Markdown syntax.
  private static let signs: [Bool] = {
    var signs = [Bool](repeating: false, count: 256)
    for sign in "\\`*~_<&![]|".utf8 { signs[Int(sign)] = true }
    return signs
  }()

  /// Whether nothing needs cleaning: no control character, and no white space except single spaces.
  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      if byte <= 0x20 {
        guard byte == 0x20, previous != 0x20 else { return false }
      } else if byte >= 0x7F {
        // U+007F, U+0080 to U+009F, and U+2028 and U+2029 with their neighbours.
        if byte == 0x7F || (byte == 0xC2 && index + 1 < bytes.count && bytes[index + 1] < 0xA0) { return false }
        if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80, [0xA8, 0xA9].contains(bytes[index + 2]) {
          return false
        }
      }
      previous = byte
    }
    return true
  }

  /// White space collapsed to single spaces, control characters removed; no-break spaces are kept.
  private static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09...0x0D, 0x85, 0x2028, 0x2029:
        if !isSpace { result.append(" ") }
        isSpace = true
      case 0..<0x20, 0x7F..<0xA0: break
      default:
        result.append(scalar)
        isSpace = false
      }
    }
    return String(result)
  }

  private func needsEscape(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar?, rest: ArraySlice<UInt8>
  ) -> Bool {
    switch scalar {
    case "\\", "`", "*", "~": return true
    case "_": return !(last?.isWordScalar == true && next?.isWordScalar == true)
    case "<": return next.map { $0.properties.isAlphabetic || "/!?".unicodeScalars.contains($0) } ?? false
    case "&": return Self.opensEntity(rest)
    case "!": return rest.isEmpty && next == "["
    case "[": return inLink || next == "^"
    case "]": return inLink || next == "(" || (next == ":" && opensBracket)
    case "|": return inTable
    default: return false
    }
  }

  private static func opensEntity(_ rest: ArraySlice<UInt8>) -> Bool {
    let name = rest.prefix(33).prefix { byte in
      byte == UInt8(ascii: "#") || (byte < 0x80 && Unicode.Scalar(byte).isWordScalar)
    }
    return !name.isEmpty && rest.dropFirst(name.count).first == UInt8(ascii: ";")
  }
}

/// What the beginning of a line may be parsed as.
private enum LineStart {
  /// The offset of the byte in a line's first run that must be escaped, to keep the line from becoming another block.
  static func escape(_ text: String) -> Int? {
    let bytes = text.utf8
    guard let first = bytes.first, first < 0x80, isSign[Int(first)] else { return nil }
    return escape(Array(bytes))
  }

  private static func escape(_ bytes: [UInt8]) -> Int? {
    func ends(_ index: Int) -> Bool { index >= bytes.count ? true : bytes[index] == 0x20 }
    // Thematic breaks, underlines of headings and delimiter rows of tables.
    if "-=:|_".utf8.contains(bytes[0]), bytes.allSatisfy("-=:|_ ".utf8.contains) { return 0 }
    switch bytes[0] {
    case UInt8(ascii: ">"): return 0
    case UInt8(ascii: "-"), UInt8(ascii: "+"): return ends(1) ? 0 : nil
    case UInt8(ascii: "#"):
      let count = bytes.prefix { $0 == UInt8(ascii: "#") }.count
      return count <= 6 && ends(count) ? 0 : nil
    case UInt8(ascii: "["):
      // A task list check box.
      return bytes.count > 2 && " xX".utf8.contains(bytes[1]) && bytes[2] == UInt8(ascii: "]") ? 0 : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let count = bytes.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      guard count <= 9, count < bytes.count, [UInt8(ascii: "."), UInt8(ascii: ")")].contains(bytes[count]) else {
        return nil
      }
      return ends(count + 1) ? count : nil
    default: return nil
    }
  }

  private static let isSign: [Bool] = {
    var signs = [Bool](repeating: false, count: 128)
    for sign in "-=:|_>+#[0123456789".utf8 { signs[Int(sign)] = true }
    return signs
  }()
}

extension String {
  fileprivate var replacingPipes: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension Unicode.Scalar {
  fileprivate var isWordScalar: Bool { properties.isAlphabetic || properties.numericType != nil }

  /// Punctuation and symbols, as they determine whether a delimiter opens or closes emphasis.
  var isMarkdownPunctuation: Bool {
    if isASCII { return (0x21...0x7E).contains(value) && !isWordScalar }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  /// Whether a delimiter next to this character may be adjacent to punctuation: all versions of CommonMark agree.
  var opensMark: Bool {
    if properties.isWhitespace { return true }
    guard isMarkdownPunctuation else { return false }
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return isASCII
    default: return true
    }
  }
}
