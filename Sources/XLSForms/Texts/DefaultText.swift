/// Defaults, which are texts or expressions, and nothing but their look says which.
enum DefaultText {
  /// Whether pyxform 4.5 takes a default for an expression: it contains an operator, a reference or a call of a function.
  ///
  /// `Norte - Sur` and `CRM+CSM` are expressions to it, `co-op` and `5-3` are texts. Cost: linear.
  ///
  /// - Parameter type: the question's; the default of a day or place may contain hyphens.
  static func isExpression(_ text: String, type: String) -> Bool {
    let mayHyphenate = ["date", "dateTime", "geopoint", "geotrace", "geoshape"].contains(type)
    var scanner = Scanner(text)
    while let mark = scanner.next() {
      switch mark {
      case .minus where mayHyphenate: return false
      case .minus, .operation, .reference, .call: return true
      case .other: break
      }
    }
    return false
  }

  /// A text as an expression that gives it, which pyxform takes for an expression and for nothing else.
  static func quoted(_ text: String) -> String {
    // pyxform makes typographic quotes straight, and a `$` before a `{` would begin a reference.
    func quote(of scalar: Unicode.Scalar) -> Character? {
      switch scalar {
      case "'", "\u{2018}", "\u{2019}": "'"
      case "\"", "\u{201C}", "\u{201D}": "\""
      default: nil
      }
    }
    var pieces: [(content: String.UnicodeScalarView, quotes: Character?)] = [(String.UnicodeScalarView(), nil)]
    for scalar in text.unicodeScalars {
      let found = quote(of: scalar)
      let isSplit = scalar == "{" && pieces[pieces.count - 1].content.last == "$"
      if isSplit || (found != nil && pieces[pieces.count - 1].quotes.map { $0 != found } ?? false) {
        pieces.append((String.UnicodeScalarView(), nil))
      }
      pieces[pieces.count - 1].content.append(scalar)
      if let found { pieces[pieces.count - 1].quotes = found }
    }
    let literals = pieces.map { piece in
      let quote = piece.quotes == "'" ? "\"" : "'"
      return quote + String(piece.content) + quote
    }
    return literals.count == 1 ? "string(\(literals[0]))" : "concat(\(literals.joined(separator: ", ")))"
  }

  /// The text that an expression of ``quoted(_:)``'s form gives; `nil` for any other expression.
  static func unquoted(_ expression: String) -> String? {
    guard let list = expression.after("string(") ?? expression.after("concat("), list.utf8.last == UInt8(ascii: ")")
    else { return nil }
    var bytes = Array(list.utf8.dropLast())[...]
    var out: [UInt8] = []
    while true {
      bytes = bytes.drop { $0 == 0x20 }
      guard let quote = bytes.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
        let end = bytes.dropFirst().firstIndex(of: quote)
      else { return nil }
      out += bytes[(bytes.startIndex + 1)..<end]
      bytes = bytes[(end + 1)...].drop { $0 == 0x20 }
      if bytes.isEmpty { return String(decoding: out, as: UTF8.self) }
      guard bytes.first == UInt8(ascii: ","), expression.after("concat(") != nil else { return nil }
      bytes = bytes.dropFirst()
    }
  }

  private enum Mark { case minus, operation, reference, call, other }

  /// The tokens of pyxform's lexer, as far as they decide: at each place the first of them that matches, in its order.
  private struct Scanner {
    private let text: [Unicode.Scalar]
    private var at = 0

    init(_ text: String) { self.text = Array(text.unicodeScalars) }

    mutating func next() -> Mark? {
      guard at < text.count else { return nil }
      if let length = day(at) {
        at += length
        if at < text.count, text[at] == "T", let length = clock(at + 1) { at += 1 + length }
        return .other
      }
      if let length = clock(at) ?? number(at) { return advance(length, .other) }
      switch text[at] {
      case "-": return advance(1, .minus)
      case "*", "+", "|": return advance(1, .operation)
      case " ":
        for word in [" mod ", " div "] where text[at...].starts(with: word.unicodeScalars) {
          return advance(5, .operation)
        }
        return advance(1, .other)
      case "'", "\"":
        if let end = text[(at + 1)...].firstIndex(of: text[at]) { return advance(end - at + 1, .other) }
        return advance(1, .other)
      case "$":
        if let length = reference(at) { return advance(length, .reference) }
        return advance(1, .other)
      default:
        guard let length = name(at) else { return advance(1, .other) }
        let end = at + length
        return end < text.count && text[end] == "(" ? advance(length + 1, .call) : advance(length, .other)
      }
    }

    private mutating func advance(_ length: Int, _ mark: Mark) -> Mark {
      at += length
      return mark
    }

    private func digits(_ start: Int, _ count: Int) -> Bool {
      start + count <= text.count && text[start..<(start + count)].allSatisfy { ("0"..."9").contains($0) }
    }

    private func holds(_ place: Int, _ scalar: Unicode.Scalar) -> Bool { place < text.count && text[place] == scalar }

    private func day(_ start: Int) -> Int? {
      let first = holds(start, "-") ? start + 1 : start
      guard digits(first, 4), holds(first + 4, "-"), digits(first + 5, 2), holds(first + 7, "-"), digits(first + 8, 2)
      else { return nil }
      return first + 10 - start
    }

    private func clock(_ start: Int) -> Int? {
      guard digits(start, 2), holds(start + 2, ":"), digits(start + 3, 2), holds(start + 5, ":"), digits(start + 6, 2)
      else { return nil }
      let end = start + 8
      if holds(end, "Z") { return 9 }
      let isSigned = holds(end, "+") || holds(end, "-")
      let hasZone = isSigned && digits(end + 1, 2) && holds(end + 3, ":") && digits(end + 4, 2)
      return hasZone ? 14 : 8
    }

    private func number(_ start: Int) -> Int? {
      var end = holds(start, "-") ? start + 1 : start
      let first = end
      while digits(end, 1) { end += 1 }
      let hasWhole = end > first
      guard holds(end, "."), hasWhole || digits(end + 1, 1) else { return hasWhole ? end - start : nil }
      end += 1
      while digits(end, 1) { end += 1 }
      return end - start
    }

    private func name(_ start: Int) -> Int? {
      guard start < text.count, XMLName.isUnprefixed(text[start...start]) else { return nil }
      var end = start + 1
      func extend() { while end < text.count, XMLName.isUnprefixed(["a", text[end]]) { end += 1 } }
      extend()
      if holds(end, ":"), end + 1 < text.count, XMLName.isUnprefixed([text[end + 1]]) {
        end += 2
        extend()
      }
      return end - start
    }

    private func reference(_ start: Int) -> Int? {
      guard holds(start + 1, "{") else { return nil }
      let saved = Array("last-saved#".unicodeScalars)
      let first = start + 2 + (text[(start + 2)...].starts(with: saved) ? saved.count : 0)
      guard let length = name(first), holds(first + length, "}"), !text[first..<(first + length)].contains(":") else {
        return nil
      }
      return first + length + 1 - start
    }
  }
}
