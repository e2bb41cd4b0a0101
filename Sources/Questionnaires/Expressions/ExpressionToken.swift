/// A word of an expression.
struct ExpressionToken: Sendable, Equatable {
  let kind: Kind
  /// Bytes before it.
  let offset: Int

  enum Kind: Sendable, Equatable {
    case number(Double)
    case text(String)
    case question(String)
    /// A name, which may be a function's, an operator's or a fact's.
    case name(String)
    case symbol(Symbol)
    case end
  }

  enum Symbol: String, Sendable {
    case open = "("
    case close = ")"
    case comma = ","
    case dot = "."
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case star = "*"
  }
}

/// Splits an expression into its words (XPath 1.0, section 3.7). Cost: linear.
struct ExpressionScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  mutating func next() throws(ExpressionFault) -> ExpressionToken {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    let start = place
    guard start < bytes.count else { return ExpressionToken(kind: .end, offset: start) }
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      guard let end = bytes[(start + 1)...].firstIndex(of: byte) else {
        throw ExpressionFault(.unclosedText, at: start)
      }
      place = end + 1
      return token(.text(string(start + 1..<end)), start)
    case UInt8(ascii: "$"): return token(.question(try reference(start)), start)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return token(.number(try number(start)), start)
    case UInt8(ascii: "."):
      if isDigit(start + 1) { return token(.number(try number(start)), start) }
      guard byteAt(start + 1) != byte else { throw ExpressionFault(.path(".."), at: start) }
      return symbol(.dot, start)
    case UInt8(ascii: "("): return symbol(.open, start)
    case UInt8(ascii: ")"): return symbol(.close, start)
    case UInt8(ascii: ","): return symbol(.comma, start)
    case UInt8(ascii: "+"): return symbol(.plus, start)
    case UInt8(ascii: "-"): return symbol(.minus, start)
    case UInt8(ascii: "*"): return symbol(.star, start)
    case UInt8(ascii: "="): return symbol(.equal, start)
    case UInt8(ascii: "!") where byteAt(start + 1) == UInt8(ascii: "="): return symbol(.notEqual, start)
    case UInt8(ascii: "<"): return symbol(byteAt(start + 1) == UInt8(ascii: "=") ? .lessOrEqual : .less, start)
    case UInt8(ascii: ">"): return symbol(byteAt(start + 1) == UInt8(ascii: "=") ? .greaterOrEqual : .greater, start)
    case UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "|"):
      throw ExpressionFault(.path(String(UnicodeScalar(byte))), at: start)
    default:
      guard Self.isLetter(byte) else { throw ExpressionFault(.unexpected(character(start)), at: start) }
      return token(.name(try name(start)), start)
    }
  }

  /// The name in `${…}`.
  private mutating func reference(_ start: Int) throws(ExpressionFault) -> String {
    guard byteAt(start + 1) == UInt8(ascii: "{"), let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else {
      throw ExpressionFault(.invalidReference(string(start..<min(start + 40, bytes.count))), at: start)
    }
    // pyxform takes white space inside the braces.
    var range = start + 2..<end
    while let first = range.first, bytes[first] == 0x20 { range = first + 1..<range.upperBound }
    while let last = range.last, bytes[last] == 0x20 { range = range.lowerBound..<last }
    let name = string(range)
    guard QuestionID.isValid(name) else { throw ExpressionFault(.invalidReference(name), at: start) }
    place = end + 1
    return name
  }

  private mutating func number(_ start: Int) throws(ExpressionFault) -> Double {
    var points = 0
    while place < bytes.count, isDigit(place) || bytes[place] == UInt8(ascii: ".") {
      if bytes[place] == UInt8(ascii: ".") { points += 1 }
      place += 1
    }
    let text = string(start..<place)
    // XPath also allows `5.` and `.5`, which Double does not read.
    guard points <= 1, let number = Double("0" + text + (text.utf8.last == UInt8(ascii: ".") ? "0" : "")),
      number.isFinite
    else { throw ExpressionFault(.invalidNumber(text), at: start) }
    return number
  }

  /// A name, whose characters are letters, digits, `_`, `-` and `.`, with at most one `:` in it.
  private mutating func name(_ start: Int) throws(ExpressionFault) -> String {
    while place < bytes.count, Self.isPartOfName(bytes[place]) { place += 1 }
    if byteAt(place) == UInt8(ascii: ":") {
      guard byteAt(place + 1) != UInt8(ascii: ":") else {
        throw ExpressionFault(.path(string(start..<place + 2)), at: start)
      }
      guard let first = byteAt(place + 1), Self.isLetter(first) else {
        throw ExpressionFault(.unexpected(":"), at: place)
      }
      place += 1
      while place < bytes.count, Self.isPartOfName(bytes[place]) { place += 1 }
    }
    return string(start..<place)
  }

  // MARK: Bytes

  private mutating func symbol(_ symbol: ExpressionToken.Symbol, _ start: Int) -> ExpressionToken {
    place = start + symbol.rawValue.utf8.count
    return token(.symbol(symbol), start)
  }

  private func token(_ kind: ExpressionToken.Kind, _ start: Int) -> ExpressionToken {
    ExpressionToken(kind: kind, offset: start)
  }

  private func byteAt(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The character that begins with a byte, for a message.
  private func character(_ start: Int) -> String {
    String(decoding: bytes[start..<min(start + 4, bytes.count)], as: UTF8.self).unicodeScalars.first.map { String($0) }
      ?? "?"
  }

  /// Letters beyond ASCII too: a name of an XML element may have them.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    // The lead bytes of U+00C0 to U+02FF and of what follows U+0370, without punctuation and dashes (E2 80).
    case 0xC3...0xCB, 0xCD...0xDF: true
    default: false
    }
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte & 0xC0 == 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
