import TextDiff

/// The brackets of a text, with their nesting and their alternatives.
///
/// What is found is described by ``BracketGrammar``. Any bytes can be read; a bracket without its counterpart is a fault, and
/// the others are as they would be without it. Cost: linear.
public struct TextBrackets: Sendable, Hashable {
  /// The text.
  public let text: NumberedText
  /// In the order of the text, each before those in it.
  public let brackets: [Bracket]
  /// The groups of alternatives, in the order of their first bracket. A bracket that stands alone is a group too.
  public let groups: [Group]
  /// Brackets without their counterparts, in the order of the text.
  public let faults: [BracketFault]
  /// What stands in brackets and is none, with the place of its paragraph.
  public let exceptions: [Exception]

  /// Brackets of which one is to stay.
  public struct Group: Sendable, Hashable {
    /// The indices of its brackets, in order.
    public let members: [Int]

    /// How it is named by a person among its alternatives, from 1.
    func ordinal(of bracket: Int) -> Int? { members.firstIndex(of: bracket).map { $0 + 1 } }
  }

  /// A text in brackets that is no bracket.
  public struct Exception: Sendable, Hashable {
    /// Why.
    public let kind: BracketException
    /// The place of its paragraph, from 1.
    public let place: Int
  }

  /// The brackets of a text.
  public init(_ text: NumberedText, _ grammar: BracketGrammar = BracketGrammar()) {
    self.text = text
    let scanner = BracketScanner(text.source, grammar)
    let lookup = ParagraphLookup(text)
    let bytes = text.source.bytes
    var tree = BracketTree(scanner.pairs.sorted { $0.range.lowerBound < $1.range.lowerBound })
    tree.read(bytes, lookup, grammar)
    tree.group(in: text)
    brackets = tree.brackets
    groups = tree.groups.map { Group(members: $0) }
    exceptions = scanner.exceptions.map { Exception(kind: $0.exception, place: lookup.place(of: $0.offset)) }
      .sorted { $0.place < $1.place }
    faults = BracketFault.all(scanner.unpaired, in: bytes)
  }

  /// The indices of the brackets that are in no other.
  public var outermost: [Int] { brackets.indices.filter { brackets[$0].parent == nil } }

  /// The text of a bracket as it stands there, without its option and holders; empty for a deletion.
  public func words(of bracket: Bracket) -> String {
    bracket.isDeletion ? "" : text.source.string(bracket.text)
  }

  /// The paragraph in which a bracket begins.
  public func paragraph(of bracket: Bracket) -> NumberedText.Paragraph {
    text.paragraphs[bracket.places.lowerBound - 1]
  }

  /// How the paragraph of a bracket is cited; for a whole paragraph that is an alternative of another, as that one is.
  public func citation(of bracket: Bracket) -> String? {
    if let own = paragraph(of: bracket).citation { return own }
    guard let first = groups[bracket.group].members.first, brackets[first] != bracket else { return nil }
    return paragraph(of: brackets[first]).citation
  }

  /// What may stand between alternatives.
  static let separators: Set<String> = ["/", "o", "u", "or", "ou", "and/or", "y/o", "e/ou", "et/ou"]

  /// All brackets inside one, at any depth. Cost: their number.
  public func nested(in bracket: Int) -> [Int] {
    var end = bracket + 1
    while end < brackets.count, brackets[end].depth > brackets[bracket].depth { end += 1 }
    return Array(bracket + 1..<end)
  }
}

/// Brackets while their nesting and their groups are found.
private struct BracketTree {
  private let pairs: [BracketScanner.Pair]
  private(set) var brackets: [Bracket] = []
  private(set) var groups: [[Int]] = []

  /// - Parameter pairs: by where they begin.
  init(_ pairs: [BracketScanner.Pair]) { self.pairs = pairs }

  mutating func read(_ bytes: [UInt8], _ lookup: ParagraphLookup, _ grammar: BracketGrammar) {
    var parents: [Int?] = []
    var children = [[Int]](repeating: [], count: pairs.count)
    var depths: [Int] = []
    var open: [Int] = []
    for (index, pair) in pairs.enumerated() {
      while let last = open.last, pairs[last].range.upperBound <= pair.range.lowerBound { open.removeLast() }
      parents.append(open.last)
      depths.append(open.count + 1)
      if let parent = open.last { children[parent].append(index) }
      open.append(index)
    }
    for (index, pair) in pairs.enumerated() {
      let label = BracketLabel(pair.content, inside: bytes, inner: children[index].map { pairs[$0].range }, grammar)
      let isDeletion =
        children[index].isEmpty && label.text.count <= 80 && grammar.isDeletion(bytes.string(label.text))
      brackets.append(
        Bracket(
          range: pair.range, text: label.text,
          places: lookup.place(of: pair.range.lowerBound)...lookup.place(of: pair.range.upperBound - 1),
          depth: depths[index], parent: parents[index], children: children[index],
          holders: pair.holders.isEmpty
            ? label.holders : pair.holders + label.holders.filter { !pair.holders.contains($0) },
          option: label.option, isDeletion: isDeletion))
    }
  }

  /// Puts brackets that are alternatives of each other into groups.
  mutating func group(in text: NumberedText) {
    var last: [Int?: Int] = [:]
    for index in brackets.indices {
      let parent = brackets[index].parent
      let before = last.updateValue(index, forKey: parent)
      if let before, isAlternative(index, to: before, text) {
        brackets[index].group = brackets[before].group
        groups[brackets[before].group].append(index)
      } else {
        brackets[index].group = groups.count
        groups.append([index])
      }
    }
  }

  private func isAlternative(_ index: Int, to before: Int, _ text: NumberedText) -> Bool {
    let (bracket, previous) = (brackets[index], brackets[before])
    let gap = previous.range.upperBound..<bracket.range.lowerBound
    guard gap.count <= 40 else { return false }
    let between = text.source.string(gap).filter { !$0.isWhitespace && !"*_".contains($0) }.lowercased()
    let group = groups[previous.group]
    // Nobody wants two alternatives, and no option is there twice.
    if group.contains(where: { member in
      let member = brackets[member]
      return !Set(member.holders).isDisjoint(with: bracket.holders)
        || member.option?.number != nil && member.option?.number == bracket.option?.number
    }) {
      return false
    }
    // What the parties would replace comes first: another such text begins other alternatives.
    if bracket.isBase, brackets[group[0]].isBase, group.contains(where: { !brackets[$0].isBase }) { return false }
    if previous.places.upperBound == bracket.places.lowerBound {
      return between.isEmpty || TextBrackets.separators.contains(between)
    }
    // Whole paragraphs.
    guard between.isEmpty || ["-", "*", "+"].contains(between), bracket.isLabelled || bracket.isDeletion,
      isWholeParagraph(previous, text), isWholeParagraph(bracket, text)
    else { return false }
    let first = number(in: brackets[group[0]], text)
    let own = number(in: bracket, text)
    return own == nil || first == nil || own == first
  }

  /// Whether nothing but white space and marks of a list is beside a bracket in its paragraphs.
  private func isWholeParagraph(_ bracket: Bracket, _ text: NumberedText) -> Bool {
    let end = text.paragraphs[bracket.places.upperBound - 1].range.upperBound
    return text.source.bytes[bracket.range.upperBound..<end].allSatisfy { $0.isBlank || ".;*_".utf8.contains($0) }
  }

  /// The number at the beginning of a bracket's text: `7 bis` of `[CL: 7 bis. Los Estados …]`.
  private func number(in bracket: Bracket, _ text: NumberedText) -> String? {
    guard !bracket.isDeletion, let source = try? SourceText(Array(text.source.bytes[bracket.text].prefix(120))),
      !source.blocks.isEmpty, let label = source.label(ofBlock: 0)
    else { return nil }
    return ParagraphNumber(label: source.string(label))?.key
  }

}

/// Finds the paragraph of a byte.
struct ParagraphLookup {
  private let starts: [Int]

  init(_ text: NumberedText) { starts = text.paragraphs.map(\.range.lowerBound) }

  /// The place, from 1. Cost: the logarithm of the paragraphs.
  func place(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }
}

extension BracketFault {
  /// Faults with their lines. Cost: the text.
  static func all(_ unpaired: [(offset: Int, isOpening: Bool)], in bytes: [UInt8]) -> [BracketFault] {
    var faults: [BracketFault] = []
    var (line, start, counted) = (1, 0, 0)
    for (offset, isOpening) in unpaired {
      while let end = bytes[counted..<offset].firstIndex(of: 0x0A) {
        (line, start, counted) = (line + 1, end + 1, end + 1)
      }
      counted = max(counted, start)
      let end = bytes[offset...].prefix(240).firstIndex(of: 0x0A) ?? min(bytes.count, offset + 240)
      let words = String(decoding: bytes[start..<max(end, offset)].prefix(240), as: UTF8.self)
      faults.append(BracketFault(offset: offset, isOpening: isOpening, line: line, words: String(words.prefix(60))))
    }
    return faults
  }
}
