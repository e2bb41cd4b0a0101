/// What a bracket says of itself before and after its text: the option that it is, and who holds it.
struct BracketLabel {
  private(set) var option: Bracket.Option?
  private(set) var holders: [String] = []
  /// The bytes of the content that are the text.
  private(set) var text: Range<Int>

  /// How far from its ends a label is looked for.
  private static let reach = 400

  /// - Parameters:
  ///   - content: what stands between the brackets.
  ///   - inner: the ranges of the brackets inside it, in order: a label is outside them.
  init(_ content: Range<Int>, inside bytes: [UInt8], inner: [Range<Int>], _ grammar: BracketGrammar) {
    text = content.trimmed(in: bytes)
    for _ in 0..<3 {
      let end = min(inner.first?.lowerBound ?? text.upperBound, text.upperBound, text.lowerBound + Self.reach)
      guard text.lowerBound < end else { break }
      let head = bytes.string(text.lowerBound..<end)
      let reader = LabelReader(head, isWhole: end == text.upperBound, grammar)
      if option == nil, let found = reader.option() {
        option = found.option
        hold(found.holders)
        text = (text.lowerBound + found.length..<text.upperBound).trimmed(in: bytes)
      } else if holders.isEmpty, let found = reader.holders() {
        hold(found.holders)
        text = (text.lowerBound + found.length..<text.upperBound).trimmed(in: bytes)
      } else {
        break
      }
    }
    guard holders.isEmpty else { return }
    let start = max(inner.last?.upperBound ?? text.lowerBound, text.lowerBound, text.upperBound - Self.reach)
    guard start < text.upperBound else { return }
    let tail = bytes.string(start..<text.upperBound)
    if let found = Holders.ending(tail, grammar) {
      hold(found.holders)
      text = (text.lowerBound..<max(text.lowerBound, text.upperBound - found.length)).trimmed(in: bytes)
    }
  }

  private mutating func hold(_ codes: [String]) {
    for code in codes where !holders.contains(code) { holders.append(code) }
  }
}

/// Reads one label at the beginning of a text.
private struct LabelReader {
  private let text: String
  /// Whether the text ends there, rather than at a bracket inside it.
  private let isWhole: Bool
  private let grammar: BracketGrammar

  init(_ text: String, isWhole: Bool, _ grammar: BracketGrammar) {
    (self.text, self.isWhole, self.grammar) = (text, isWhole, grammar)
  }

  /// `CL, MX:`, with the length in bytes.
  func holders() -> (holders: [String], length: Int)? {
    guard let colon = text.firstIndex(of: ":"), let codes = Holders.list(text[..<colon].unmarked, grammar) else {
      return nil
    }
    return (codes, text.utf8.distance(from: text.startIndex, to: text.index(after: colon)) + marks(after: colon))
  }

  /// `ALT 1:`, `Opción 2 (CL, MX):`, `ALT 1 –`, `ALT`.
  func option() -> (option: Bracket.Option, holders: [String], length: Int)? {
    let start = text.firstIndex { !"*_".contains($0) } ?? text.endIndex
    let word = text[start...].prefix(while: \.isLetter)
    guard !word.isEmpty, word.count <= 24, grammar.isOptionWord(word) else { return nil }
    let isShort = grammar.isShort(word)
    var at = word.endIndex
    var labelEnd = at
    if isShort, at < text.endIndex, text[at] == "." { at = text.index(after: at) }
    let afterWord = at
    skipSpaces(&at)
    let number = text[at...].prefix { $0.isLetter || $0.isNumber || $0 == "." }.trimmingLastDot
    var found: String?
    if !number.isEmpty, isNumber(number, spaced: at > afterWord) {
      found = number.uppercased()
      at = number.endIndex
      labelEnd = at
    } else {
      at = afterWord
    }
    let option = Bracket.Option(label: String(text[start..<labelEnd]), number: found)
    var end = at
    while end < text.endIndex, "*_".contains(text[end]) { end = text.index(after: end) }
    skipSpaces(&end)
    var codes: [String] = []
    if end < text.endIndex, text[end] == "(", let close = text[end...].firstIndex(of: ")"),
      let list = Holders.list(text[text.index(after: end)..<close], grammar)
    {
      codes = list
      end = text.index(after: close)
      skipSpaces(&end)
    }
    guard end < text.endIndex else { return isWhole && found != nil ? (option, codes, offset(end)) : nil }
    switch text[end] {
    case ":", ".", ")":
      return (option, codes, offset(text.index(after: end)) + marks(after: end))
    case "–", "—", "-":
      // Holders, or the text.
      let after = text.index(after: end)
      if codes.isEmpty, let colon = text[after...].firstIndex(of: ":"),
        let list = Holders.list(text[after..<colon].unmarked, grammar)
      {
        return (option, list, offset(text.index(after: colon)) + marks(after: colon))
      }
      return found == nil && !isShort ? nil : (option, codes, offset(after))
    default:
      if !codes.isEmpty { return (option, codes, offset(end)) }
      // Without a colon a whole word could be part of the text, as could "alt" in lower case.
      guard isShort, end > at, found != nil || word.allSatisfy(\.isUppercase) else { return nil }
      return (option, [], offset(end))
    }
  }

  private func isNumber(_ word: Substring, spaced: Bool) -> Bool {
    if word.allSatisfy({ $0.isNumber || $0 == "." }) { return word.count <= 6 }
    guard spaced, word.count <= 5 else { return false }
    // 1A, A, II; "a" would be a word.
    if word.first?.isNumber == true { return word.dropFirst().allSatisfy { $0.isNumber || $0.isASCII && $0.isLetter } }
    return word.count == 1
      ? word.allSatisfy { $0.isASCII && $0.isUppercase } || isFollowedByColon(word)
      : word.allSatisfy { "IVX".contains($0) } || word.allSatisfy { "ivx".contains($0) } && isFollowedByColon(word)
  }

  private func isFollowedByColon(_ word: Substring) -> Bool {
    word.endIndex < text.endIndex && ":)".contains(text[word.endIndex])
  }

  private func skipSpaces(_ at: inout String.Index) {
    while at < text.endIndex, text[at].isWhitespace { at = text.index(after: at) }
  }

  /// The marks of emphasis that close after a colon: `**ALT 1:** text`.
  private func marks(after colon: String.Index) -> Int {
    guard let first = text.first, "*_".contains(first) else { return 0 }
    let opened = text.prefix { $0 == first }.count
    let closed = text[text.index(after: colon)...].prefix { $0 == first }.count
    return min(opened, closed)
  }

  private func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
}

/// Lists of parties.
enum Holders {
  /// The codes in a list of parties; `nil` if it is none.
  static func list(_ text: Substring, _ grammar: BracketGrammar) -> [String]? {
    guard text.utf8.count <= 300 else { return nil }
    var names: [String] = []
    for part in text.split(whereSeparator: { ",;/&+".contains($0) }) {
      let words = part.split(whereSeparator: \.isWhitespace)
      if let name = code(words.joined(separator: " "), grammar) {
        names.append(name)
        continue
      }
      // "CL y MX", unless it is a name as a whole: "Trinidad y Tabago".
      for piece in words.split(whereSeparator: { ["y", "e", "and", "et"].contains($0) }) {
        let word = piece.joined(separator: " ")
        guard let name = code(word, grammar) ?? (hasForm(word) ? word : nil) else { return nil }
        names.append(name)
      }
    }
    guard !names.isEmpty, grammar.parties.isEmpty || names.contains(where: { isKnown($0, grammar) }) else { return nil }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The parties at the end of a text, `(CL, MX)` or `– CL, MX`, with the length in bytes from where they begin.
  static func ending(_ text: String, _ grammar: BracketGrammar) -> (holders: [String], length: Int)? {
    let whole = text[...].trimmingEnd
    let behind = text[whole.endIndex...].utf8.count
    if whole.last == ")", let open = whole.lastIndex(of: "("), open > whole.startIndex {
      let inner = whole[whole.index(after: open)...].dropLast()
      // A body alone is the abbreviation of the words before it.
      if let codes = list(inner, grammar), codes.count > 1 || codes[0].count == 2 || codes[0].contains("-") {
        return (codes, whole[open...].utf8.count + behind)
      }
    }
    for dash in ["–", "—", "-"] as [Character] {
      guard let place = whole.lastIndex(of: dash), place > whole.startIndex,
        whole[whole.index(before: place)].isWhitespace, let codes = list(whole[whole.index(after: place)...], grammar)
      else { continue }
      return (codes, whole[place...].utf8.count + behind)
    }
    return nil
  }

  /// The code of a party that a code or a name means.
  private static func code(_ name: String, _ grammar: BracketGrammar) -> String? {
    if let code = grammar.parties[name] { return code }
    if let code = grammar.parties[name.lowercased()], name.first?.isUppercase == true, name.count > 3 { return code }
    return grammar.parties.isEmpty && hasForm(name) ? name : nil
  }

  private static func isKnown(_ code: String, _ grammar: BracketGrammar) -> Bool { grammar.parties[code] != nil }

  /// Two capital letters of a State; capital letters, digits and hyphens of a body.
  private static func hasForm(_ word: String) -> Bool {
    let bytes = word.utf8
    let isUpper = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
    guard (2...12).contains(bytes.count), bytes.first.map(isUpper) == true, bytes.last.map({ $0 != 0x2D }) == true
    else { return false }
    return bytes.allSatisfy { isUpper($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }
}

extension Substring {
  /// Without marks of emphasis.
  fileprivate var unmarked: Substring { Substring(filter { !"*_".contains($0) }) }

  fileprivate var trimmingEnd: Substring {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  fileprivate var trimmingLastDot: Substring {
    var text = self
    while text.last == "." { text.removeLast() }
    return text
  }
}

extension Range<Int> {
  /// Without white space at its ends.
  func trimmed(in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (lowerBound, upperBound)
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }
}

extension [UInt8] {
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
