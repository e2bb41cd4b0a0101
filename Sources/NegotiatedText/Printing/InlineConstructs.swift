/// The pairs of signs in a paragraph's content that belong together: brackets, emphasis, code, links, references.
///
/// A change is printed whole: with both signs of a pair that it touches, so that brackets stay balanced and Markdown sane.
struct InlineConstructs {
  private struct Construct {
    let outer: Range<Int>
    let inner: Range<Int>
    /// Whether no bracket can stand in it: code, a link, a reference.
    let isOpaque: Bool
    /// What it is in; -1 for none.
    var parent = -1
  }

  /// In the order of their beginnings.
  private var constructs: [Construct] = []
  /// The brackets that have no partner, in order.
  private(set) var unmatched: [Int] = []

  /// Deeper nesting is nobody's.
  private static let deepest = 32

  var isEmpty: Bool { constructs.isEmpty }

  /// The pairs in some content. Cost: linear.
  init(_ bytes: [UInt8]) {
    guard bytes.contains(where: Self.isSign) else { return }
    var search = ConstructSearch(bytes)
    search.run()
    unmatched = search.unmatched.sorted()
    constructs = search.found.map { Construct(outer: $0.outer, inner: $0.inner, isOpaque: $0.isOpaque) }
      .sorted { ($0.outer.lowerBound, -$0.outer.upperBound) < ($1.outer.lowerBound, -$1.outer.upperBound) }
    var open: [Int] = []
    var kept: [Construct] = []
    for var construct in constructs {
      while let last = open.last, kept[last].outer.upperBound <= construct.outer.lowerBound { open.removeLast() }
      guard open.count < Self.deepest else { continue }
      if let last = open.last {
        guard !kept[last].isOpaque, kept[last].outer.upperBound >= construct.outer.upperBound else { continue }
        construct.parent = last
      }
      open.append(kept.count)
      kept.append(construct)
    }
    constructs = kept
  }

  /// The smallest range around one that has both signs of each pair, or none of them. Cost: logarithmic.
  func closed(_ range: Range<Int>) -> Range<Int> {
    guard !constructs.isEmpty else { return range }
    var range = range
    while let outer = conflict(at: range.lowerBound, range) ?? conflict(at: range.upperBound, range) {
      range = min(range.lowerBound, outer.lowerBound)..<max(range.upperBound, outer.upperBound)
    }
    return range
  }

  /// A construct that a place is in, which a range takes apart.
  private func conflict(at place: Int, _ range: Range<Int>) -> Range<Int>? {
    var (low, high) = (0, constructs.count)
    while low < high {
      let middle = (low + high) / 2
      if constructs[middle].outer.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    var index = low - 1
    while index >= 0 {
      let construct = constructs[index]
      index = construct.parent
      guard place < construct.outer.upperBound else { continue }
      let isInside = construct.inner.lowerBound <= range.lowerBound && range.upperBound <= construct.inner.upperBound
      let isAround = range.lowerBound <= construct.outer.lowerBound && construct.outer.upperBound <= range.upperBound
      if construct.isOpaque || !isInside, !isAround { return construct.outer }
    }
    return nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "<"),
      UInt8(ascii: "~"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

/// Finds the pairs of signs in one pass.
private struct ConstructSearch {
  struct Found {
    let outer: Range<Int>
    let inner: Range<Int>
    let isOpaque: Bool
  }

  private let bytes: [UInt8]
  private(set) var found: [Found] = []
  private(set) var unmatched: [Int] = []
  /// The signs that are open, innermost last.
  private var open: [(sign: UInt8, range: Range<Int>)] = []
  /// How many of each sign are open above the innermost bracket.
  private var counts: [[Int]: Int] = [:]
  private var brackets = 0
  /// Runs of backticks that are closed nowhere further on, by their length.
  private var unclosedCode: Set<Int> = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func run() {
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at = escape(at)
      case UInt8(ascii: "`"): at = code(at)
      case UInt8(ascii: "<"): at = angle(at)
      case UInt8(ascii: "["): at = opening(at..<at + 1)
      case UInt8(ascii: "]"): at = closing(at..<at + 1)
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): at = emphasis(at)
      default: at += 1
      }
    }
    unmatched += open.filter { $0.sign == UInt8(ascii: "[") }.map { $0.range.upperBound - 1 }
  }

  private mutating func escape(_ at: Int) -> Int {
    guard at + 1 < bytes.count else { return at + 1 }
    switch bytes[at + 1] {
    case UInt8(ascii: "["): return opening(at..<at + 2)
    case UInt8(ascii: "]"): return closing(at..<at + 2)
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E:
      found.append(Found(outer: at..<at + 2, inner: at + 1..<at + 2, isOpaque: true))
      return at + 2
    default: return at + 1
    }
  }

  private func runEnd(_ at: Int) -> Int {
    var end = at
    while end < bytes.count, bytes[end] == bytes[at] { end += 1 }
    return end
  }

  private mutating func code(_ at: Int) -> Int {
    let end = runEnd(at)
    guard !unclosedCode.contains(end - at) else { return end }
    var next = end
    while next < bytes.count {
      guard bytes[next] == UInt8(ascii: "`") else {
        next += 1
        continue
      }
      let close = runEnd(next)
      if close - next == end - at {
        found.append(Found(outer: at..<close, inner: end..<next, isOpaque: true))
        return close
      }
      next = close
    }
    unclosedCode.insert(end - at)
    return end
  }

  /// `<https://…>`, `<br>`
  private mutating func angle(_ at: Int) -> Int {
    guard at + 1 < bytes.count, !bytes[at + 1].isBlank,
      let close = bytes[at...].prefix(400).firstIndex(of: UInt8(ascii: ">"))
    else { return at + 1 }
    found.append(Found(outer: at..<close + 1, inner: at + 1..<close, isOpaque: true))
    return close + 1
  }

  // MARK: Brackets

  private mutating func opening(_ sign: Range<Int>) -> Int {
    let next = sign.upperBound
    // A footnote's reference.
    if sign.count == 1, next < bytes.count, bytes[next] == UInt8(ascii: "^"),
      let close = bytes[next...].prefix(102).firstIndex(where: { $0 == UInt8(ascii: "]") || $0.isBlank }),
      bytes[close] == UInt8(ascii: "]"), close > next + 1
    {
      found.append(Found(outer: sign.lowerBound..<close + 1, inner: next..<close, isOpaque: true))
      return close + 1
    }
    open.append((UInt8(ascii: "["), sign))
    brackets += 1
    return next
  }

  private mutating func closing(_ sign: Range<Int>) -> Int {
    guard brackets > 0 else {
      unmatched.append(sign.upperBound - 1)
      return sign.upperBound
    }
    while let last = open.popLast() {
      guard last.sign == UInt8(ascii: "[") else {
        counts[[brackets, Int(last.sign), last.range.count], default: 1] -= 1
        continue
      }
      brackets -= 1
      let inner = last.range.upperBound..<sign.lowerBound
      if sign.count == 1, last.range.count == 1, let end = target(sign.upperBound) {
        let start = last.range.lowerBound
        let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
        found.append(Found(outer: start - (isImage ? 1 : 0)..<end, inner: inner, isOpaque: true))
        return end
      }
      found.append(Found(outer: last.range.lowerBound..<sign.upperBound, inner: words(inner), isOpaque: false))
      break
    }
    return sign.upperBound
  }

  /// The end of a link's `(target)`.
  private func target(_ start: Int) -> Int? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return nil }
    var depth = 0
    for at in start..<min(bytes.count, start + 2000) {
      switch bytes[at] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return at + 1 }
      case 0x0A, 0x0D: return nil
      default: break
      }
    }
    return nil
  }

  /// The words of a bracket without its holders: `[CL, MX: words]`, `[words (CL, MX)]`.
  private func words(_ inner: Range<Int>) -> Range<Int> {
    var (start, end) = (inner.lowerBound, inner.upperBound)
    if let colon = bytes[inner].prefix(80).firstIndex(of: UInt8(ascii: ":")),
      !bytes[start..<colon].contains(where: { "[]".utf8.contains($0) })
    {
      start = colon + 1
      while start < end, bytes[start].isBlank { start += 1 }
    }
    if end > start, bytes[end - 1] == UInt8(ascii: ")"),
      let from = bytes[start..<end].suffix(80).lastIndex(of: UInt8(ascii: "("))
    {
      end = from
      while end > start, bytes[end - 1].isBlank { end -= 1 }
    }
    return start..<end
  }

  // MARK: Emphasis

  private mutating func emphasis(_ at: Int) -> Int {
    let (sign, end) = (bytes[at], runEnd(at))
    let count = end - at
    guard count <= 3, sign != UInt8(ascii: "~") || count == 2 else { return end }
    let (before, after) = (at > 0 ? bytes[at - 1] : 0x20, end < bytes.count ? bytes[end] : 0x20)
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    if sign == UInt8(ascii: "_"), isWord(before), isWord(after) { return end }
    let key = [brackets, Int(sign), count]
    if !before.isBlank, counts[key, default: 0] > 0 {
      while let last = open.popLast() {
        counts[[brackets, Int(last.sign), last.range.count], default: 1] -= 1
        guard last.sign == sign, last.range.count == count else { continue }
        found.append(Found(outer: last.range.lowerBound..<end, inner: last.range.upperBound..<at, isOpaque: false))
        break
      }
    } else if !after.isBlank {
      open.append((sign, at..<end))
      counts[key, default: 0] += 1
    }
    return end
  }
}
