import TextDiff

/// How brackets are settled.
public enum BracketChoice: Sendable, Hashable {
  /// The alternative with that option, else the one in that order, from 1.
  case number(String)
  /// The one without holders and option, which the others would replace.
  case base
  /// Nothing stays.
  case nothing
  /// What a person named otherwise: a holder, an option such as `ALT 2`, or the alternative's own words.
  case named(String)

  /// Reads what a person typed.
  public init(_ text: String) {
    switch text.lowercased() {
    case "base": self = .base
    case "none": self = .nothing
    default:
      let isNumber = !text.isEmpty && text.utf8.count < 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
      self = isNumber ? .number(text) : .named(text)
    }
  }
}

extension TextBrackets {
  /// The index of the alternative that a choice means; `nil` if there is none, or it is not one of them alone.
  ///
  /// `members` is the brackets to choose among.
  public func alternative(_ choice: BracketChoice, among members: [Int]) -> Int? {
    func only(_ isChosen: (Bracket) -> Bool) -> Int? {
      let found = members.filter { isChosen(brackets[$0]) }
      return found.count == 1 ? found[0] : nil
    }
    switch choice {
    case .nothing: return nil
    case .base: return only(\.isBase)
    case .number(let number):
      if members.contains(where: { brackets[$0].option?.number != nil }) { return only { $0.option?.number == number } }
      guard let ordinal = Int(number), members.indices.contains(ordinal - 1) else { return nil }
      return members[ordinal - 1]
    case .named(let name):
      let plain = Self.plain(name)
      return only { bracket in bracket.holders.contains { $0.lowercased() == plain } }
        ?? only { $0.option.map { Self.plain($0.label) } == plain }
        ?? only { $0.option?.number?.lowercased() == plain }
        ?? only { !$0.isDeletion && Self.plain(text.source.string($0.text)) == plain }
    }
  }

  /// How each alternative is named, for a person who must choose.
  public func names(of members: [Int]) -> [String] {
    let isNumbered = members.contains { brackets[$0].option?.number != nil }
    var names = members.enumerated().map { place, index in
      isNumbered ? brackets[index].option?.number ?? brackets[index].holders.first ?? "base" : "\(place + 1)"
    }
    if members.filter({ brackets[$0].isBase }).count == 1, !names.contains("base") { names.append("base") }
    for index in members { names += brackets[index].holders }
    names.append("none")
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private static func plain(_ text: String) -> String {
    text.filter { !"*_\\".contains($0) }.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }

  /// The text with brackets that stand together replaced.
  ///
  /// - Parameters:
  ///   - members: brackets of one group, in order.
  ///   - words: what is to stand in their place; empty for nothing. Then a space beside it goes too, and a paragraph of which
  ///     only its number would be left.
  public func replacing(_ members: [Int], with words: [UInt8]) -> TextReplacement {
    guard let first = members.first, let last = members.last else { return TextReplacement(range: 0..<0, words: []) }
    let range = brackets[first].range.lowerBound..<brackets[last].range.upperBound
    return TextReplacement(range: words.isEmpty ? removable(range) : range, words: words)
  }

  /// What goes with a text that is taken away.
  private func removable(_ range: Range<Int>) -> Range<Int> {
    let bytes = text.source.bytes
    let lookup = ParagraphLookup(text)
    let start = text.paragraphs[lookup.place(of: range.lowerBound) - 1].range.lowerBound
    let end = text.paragraphs[lookup.place(of: range.upperBound - 1) - 1].range.upperBound
    let before = text.source.string(start..<range.lowerBound)
    let after = bytes[range.upperBound..<end]
    let isLabel =
      before.count <= 24 && (before.allSatisfy { $0.isWhitespace || "-*+>_#".contains($0) } || isNumber(start, before))
    if isLabel, after.allSatisfy({ $0.isBlank || ".;*_".utf8.contains($0) }) {
      guard end == bytes.count else { return start..<end }
      // The last paragraph: the text ends with one line break.
      var cut = start
      while cut > 1, bytes[cut - 1] == 0x0A, bytes[cut - 2] == 0x0A { cut -= 1 }
      return cut..<end
    }
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : 0x0A
    if range.lowerBound > start, bytes[range.lowerBound - 1] == 0x20, Self.closesGap(next) {
      return range.lowerBound - 1..<range.upperBound
    }
    return next == 0x20 && range.lowerBound == start ? range.lowerBound..<range.upperBound + 1 : range
  }

  /// Whether the space before a text goes with it, by the sign behind.
  static func closesGap(_ next: UInt8) -> Bool { next.isBlank || ".,;:)]".utf8.contains(next) }

  /// Whether the beginning of a paragraph is its number alone.
  private func isNumber(_ start: Int, _ before: String) -> Bool {
    let label = ParagraphLookup(text).place(of: start)
    guard let range = text.source.label(ofBlock: label - 1) else { return false }
    return text.source.string(start..<range.upperBound).trimmingSpaces == before.trimmingSpaces
  }
}

/// A change of a text at one place.
public struct TextReplacement: Sendable, Hashable {
  /// The bytes that go.
  public let range: Range<Int>
  /// What stands in their place.
  public let words: [UInt8]

  /// A change from its parts.
  public init(range: Range<Int>, words: [UInt8]) { (self.range, self.words) = (range, words) }

  /// The text after it.
  public func applied(to bytes: [UInt8]) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + words + Array(bytes[range.upperBound...])
  }
}

extension String {
  fileprivate var trimmingSpaces: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
