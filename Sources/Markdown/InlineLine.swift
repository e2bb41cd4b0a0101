/// A paragraph's text as it grows: keeps what Markdown's escaping has to look back at.
///
/// It escapes no more than CommonMark and GFM need, so that square brackets, which hold the alternatives of
/// a negotiated text, stay as they were typed.
struct InlineLine {
  let onOneLine: Bool
  let inTable: Bool
  var inLink = false
  private var text = ""
  /// Whether something stands before it on its line, so that nothing in it can open a block.
  private var isInner: Bool
  /// Whether the line begins with a bracket, so that a colon could make it the address of a link.
  private var opensBracket = false
  /// The marks around it: emphasis within emphasis is no more.
  private var marks: [String] = []

  init(onOneLine: Bool, inTable: Bool, isInner: Bool = false) {
    self.isInner = isInner
    self.onOneLine = onOneLine
    self.inTable = inTable
  }

  /// A line for the words between marks: nothing there stands at a line's start.
  func inner(mark: String?) -> InlineLine {
    var line = InlineLine(onOneLine: onOneLine, inTable: inTable, isInner: true)
    line.inLink = inLink
    line.marks = marks + (mark.map { [$0] } ?? [])
    return line
  }

  var last: Unicode.Scalar? { text.unicodeScalars.last }

  /// Without breaks and spaces at its ends.
  var finished: String {
    var result = text[...]
    while result.hasSuffix(" ") || result.hasSuffix("\\\n") {
      result = result.dropLast(result.hasSuffix(" ") ? 1 : 2)
    }
    return String(result)
  }

  func isInside(_ mark: String) -> Bool { marks.contains(mark) }

  private var atLineStart: Bool { !isInner && (text.isEmpty || text.utf8.last == 0x0A) }

  mutating func add(markup: String) { text += markup }

  /// Several breaks in a row are one; none stands at the start.
  mutating func addBreak() {
    while text.utf8.last == 0x20 { text.removeLast() }
    opensBracket = false
    if text.isEmpty || text.hasSuffix("\n") { return }
    text += onOneLine ? " " : "\\\n"
  }

  mutating func add(code: String) {
    let line = MarkdownWriter.squeezed(code)
    guard !line.isEmpty else { return }
    var fence = "`"
    while line.contains(fence) { fence += "`" }
    let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    let inside = inTable ? line.replacingPipes : line
    text += fence + space + inside + space + fence
  }

  /// - Parameter next: the first character of the run that follows.
  mutating func add(text added: String, next: Unicode.Scalar?) {
    var scalars = Self.cleaned(added)
    if text.isEmpty || text.utf8.last == 0x0A || text.utf8.last == 0x20 {
      scalars = Array(scalars.drop { $0 == " " })
    }
    guard !scalars.isEmpty else { return }
    if atLineStart { opensBracket = scalars[0] == "[" }
    let start = atLineStart ? Self.startEscape(scalars, next: next) : nil
    for (index, scalar) in scalars.enumerated() {
      let following = index + 1 < scalars.count ? scalars[index + 1] : next
      if index == start || needsEscape(scalar, following, rest: scalars[(index + 1)...]) {
        text.unicodeScalars.append("\\")
      }
      text.unicodeScalars.append(scalar)
    }
  }

  /// White space as single spaces, control characters left out; no-break spaces stay.
  private static func cleaned(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x09...0x0D, 0x85, 0x2028, 0x2029:
        if result.last != " " { result.append(" ") }
      case 0..<0x20, 0x7F..<0xA0: break
      default: result.append(scalar)
      }
    }
    return result
  }

  private func needsEscape(
    _ scalar: Unicode.Scalar, _ next: Unicode.Scalar?, rest: ArraySlice<Unicode.Scalar>
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

  private static func opensEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let name = rest.prefix(33).prefix { $0 == "#" || ($0.isASCII && $0.isWordScalar) }
    return !name.isEmpty && rest.dropFirst(name.count).first == ";"
  }

  /// Which scalar of a line's first run must be escaped lest the line be taken for another block.
  private static func startEscape(_ scalars: [Unicode.Scalar], next: Unicode.Scalar?) -> Int? {
    func ends(_ index: Int) -> Bool { index >= scalars.count ? true : scalars[index] == " " }
    // Rules, underlines of headings and of tables.
    if "-=:|_".unicodeScalars.contains(scalars[0]), scalars.allSatisfy("-=:|_ ".unicodeScalars.contains) {
      return 0
    }
    switch scalars[0] {
    case ">": return 0
    case "-", "+": return ends(1) ? 0 : nil
    case "#":
      let count = scalars.prefix { $0 == "#" }.count
      return count <= 6 && ends(count) ? 0 : nil
    case "[":
      // A box to tick, in a list.
      return scalars.count > 2 && " xX".unicodeScalars.contains(scalars[1]) && scalars[2] == "]" ? 0 : nil
    case "0"..."9":
      let count = scalars.prefix { ("0"..."9").contains($0) }.count
      guard count <= 9, count < scalars.count, scalars[count] == "." || scalars[count] == ")" else {
        return nil
      }
      return ends(count + 1) ? count : nil
    default: return nil
    }
  }
}

extension String {
  fileprivate var replacingPipes: String {
    split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension Unicode.Scalar {
  fileprivate var isWordScalar: Bool { properties.isAlphabetic || properties.numericType != nil }

  /// Punctuation and symbols, in the sense in which they decide whether a mark opens or closes.
  var isMarkdownPunctuation: Bool {
    if isASCII { return (0x21...0x7E).contains(value) && !isWordScalar }
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default: return false
    }
  }

  /// Whether a mark beside this character may stand next to punctuation: all versions of CommonMark agree.
  var opensMark: Bool {
    if properties.isWhitespace { return true }
    guard isMarkdownPunctuation else { return false }
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return isASCII
    default: return true
    }
  }
}
