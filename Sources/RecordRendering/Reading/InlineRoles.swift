import TextDiff

/// The role of each byte of one side of a block: words in a style, Markdown syntax, a cell border.
struct InlineRoles {
  /// A pair of delimiters.
  struct Pair {
    let style: InlineStyle
    let opening: Range<Int>
    let inner: Range<Int>
    let closing: Range<Int>
    /// For a link, the range of its target in the closing delimiter; empty otherwise.
    let target: Range<Int>
  }

  /// Deeper nesting of emphasis is rare, and keeps its syntax.
  private static let deepest = 3

  /// The range of the side in its text.
  let range: Range<Int>
  private(set) var styles: [InlineStyle]
  private(set) var roles: [InlineRun.Role]
  private(set) var pairs: [Pair] = []

  /// The roles of the blocks of one side; `nil` if there are only words.
  init?(_ source: SourceText, _ numbers: Range<Int>) {
    guard !numbers.isEmpty else { return nil }
    range = source.blocks[numbers.lowerBound].range.lowerBound..<source.blocks[numbers.upperBound - 1].range.upperBound
    guard source.bytes[range].contains(where: Self.isSpecial) else { return nil }
    styles = .init(repeating: [], count: range.count)
    roles = .init(repeating: .text, count: range.count)
    for block in source.blocks[numbers] {
      switch block.kind {
      case .other: break
      case .tableRow: findCells(of: source.bytes, block.range)
      case .paragraph, .heading, .listItem, .footnote: find(in: source.bytes, block.range, [], depth: 0)
      }
    }
  }

  func style(at place: Int) -> InlineStyle { styles[place - range.lowerBound] }
  func role(at place: Int) -> InlineRun.Role { roles[place - range.lowerBound] }

  /// Makes a pair's delimiters words again: something about them changed, and must be visible.
  mutating func show(_ pair: Pair) {
    for place in [pair.opening, pair.closing].joined() { roles[place - range.lowerBound] = .text }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "\\"),
      UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private mutating func findCells(of bytes: [UInt8], _ row: Range<Int>) {
    var start = row.lowerBound
    var at = start
    while at < row.upperBound {
      if bytes[at] == UInt8(ascii: "\\") {
        at += 1
      } else if bytes[at] == UInt8(ascii: "|") {
        roles[at - range.lowerBound] = .bar
        find(in: bytes, start..<at, [], depth: 0)
        start = at + 1
      }
      at += 1
    }
    find(in: bytes, start..<row.upperBound, [], depth: 0)
  }

  private mutating func find(in bytes: [UInt8], _ text: Range<Int>, _ outer: InlineStyle, depth: Int) {
    guard depth < Self.deepest, !text.isEmpty else { return }
    bytes.withUnsafeBytes { all in
      var search = InlineSearch(UnsafeRawBufferPointer(rebasing: all[text]))
      var at = 0
      while let mark = search.nextMark(from: at) {
        guard let found = search.construct(at: mark) else {
          at = search.runEnd(at: mark)
          continue
        }
        let base = text.lowerBound
        let inner = base + found.inner.lowerBound..<base + found.inner.upperBound
        let style = outer.union(found.style)
        let pair = Pair(
          style: found.style, opening: base + mark..<inner.lowerBound, inner: inner,
          closing: inner.upperBound..<base + found.end,
          target: base + found.target.lowerBound..<base + found.target.upperBound)
        for place in inner { styles[place - range.lowerBound] = style }
        for place in [pair.opening, pair.closing].joined() { roles[place - range.lowerBound] = .mark }
        pairs.append(pair)
        if found.isNesting { find(in: bytes, inner, style, depth: depth + 1) }
        at = found.end
      }
    }
  }
}
