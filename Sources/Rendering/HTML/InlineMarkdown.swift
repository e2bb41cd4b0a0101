extension ByteWriter {
  /// Appends text of a document with its emphasis, code, escapes and footnote references shown for what they mean
  /// (CommonMark 0.31, section 6, where both marks stand in the same text). No byte is left out: the marks are hidden by
  /// style. What is no mark is text. Cost: linear.
  mutating func append(markdown text: UnsafeRawBufferPointer) {
    append(markdown: text, depth: 0)
  }

  /// Emphasis within emphasis within emphasis is rare; what lies deeper keeps its marks.
  private static var deepest: Int { 3 }

  private mutating func append(markdown text: UnsafeRawBufferPointer, depth: Int) {
    var search = InlineSearch(text)
    var start = 0
    var at = 0
    while let mark = search.nextMark(from: at) {
      guard depth < Self.deepest, let found = search.construct(at: mark) else {
        at = search.runEnd(at: mark)
        continue
      }
      append(html: UnsafeRawBufferPointer(rebasing: text[start..<mark]))
      let inner = UnsafeRawBufferPointer(rebasing: text[found.inner])
      if let name = found.element.name { append("<\(name)>") }
      append(hiddenMark: UnsafeRawBufferPointer(rebasing: text[mark..<found.inner.lowerBound]))
      switch found.element {
      case .strong, .emphasis: append(markdown: inner, depth: depth + 1)
      case .code, .reference, .escaped: append(html: inner)
      }
      append(hiddenMark: UnsafeRawBufferPointer(rebasing: text[found.inner.upperBound..<found.end]))
      if let name = found.element.name { append("</\(name)>") }
      start = found.end
      at = found.end
    }
    append(html: UnsafeRawBufferPointer(rebasing: text[start...]))
  }

  private mutating func append(hiddenMark mark: UnsafeRawBufferPointer) {
    guard !mark.isEmpty else { return }
    append(literal: "<span class=\"mk\">")
    append(html: mark)
    append(literal: "</span>")
  }
}

/// Finds pairs of inline marks in one run of text.
private struct InlineSearch {
  /// What a pair of marks stands for.
  enum Element {
    case strong, emphasis, code, reference, escaped

    var name: StaticString? {
      switch self {
      case .strong: "strong"
      case .emphasis: "em"
      case .code: "code"
      case .reference: "sup"
      case .escaped: nil
      }
    }
  }

  struct Construct {
    let element: Element
    let inner: Range<Int>
    let end: Int
  }

  private let text: UnsafeRawBufferPointer
  /// Marks of which it is known that none closes after a place; each kind is searched in vain once.
  private var unclosed: Set<Mark> = []

  private struct Mark: Hashable {
    let byte: UInt8
    let count: Int
  }

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// The first byte at or after a place that could begin a construct.
  func nextMark(from start: Int) -> Int? {
    var at = start
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "\\"): return at
      default: at += 1
      }
    }
    return nil
  }

  /// The end of the run of equal bytes that begins at a mark.
  func runEnd(at mark: Int) -> Int {
    // Two backslashes are an escape and what it escapes.
    if text[mark] == UInt8(ascii: "\\") { return mark + 1 }
    var end = mark + 1
    while end < text.count, text[end] == text[mark] { end += 1 }
    return end
  }

  mutating func construct(at mark: Int) -> Construct? {
    switch text[mark] {
    case UInt8(ascii: "\\"):
      guard mark + 1 < text.count, text[mark + 1].isPunctuation else { return nil }
      return Construct(element: .escaped, inner: mark + 1..<mark + 2, end: mark + 2)
    case UInt8(ascii: "["): return reference(at: mark)
    case UInt8(ascii: "`"):
      let end = runEnd(at: mark)
      guard let close = closing(Mark(byte: text[mark], count: end - mark), from: end) else { return nil }
      return Construct(element: .code, inner: end..<close, end: close + (end - mark))
    default: return emphasis(at: mark)
    }
  }

  private func reference(at mark: Int) -> Construct? {
    guard mark + 1 < text.count, text[mark + 1] == UInt8(ascii: "^") else { return nil }
    var at = mark + 2
    while at < text.count, at < mark + 40, text[at].isLabel { at += 1 }
    guard at > mark + 2, at < text.count, text[at] == UInt8(ascii: "]") else { return nil }
    return Construct(element: .reference, inner: mark + 2..<at, end: at + 1)
  }

  private mutating func emphasis(at mark: Int) -> Construct? {
    let end = runEnd(at: mark)
    let count = end - mark
    guard count <= 2, end < text.count, !text[end].isBlank else { return nil }
    if text[mark] == UInt8(ascii: "_"), mark > 0, text[mark - 1].isWord { return nil }
    guard let close = closing(Mark(byte: text[mark], count: count), from: end), close > end else { return nil }
    return Construct(element: count == 2 ? .strong : .emphasis, inner: end..<close, end: close + count)
  }

  /// Where the run of marks begins that closes one that ends at a place.
  private mutating func closing(_ mark: Mark, from start: Int) -> Int? {
    guard !unclosed.contains(mark) else { return nil }
    let isCode = mark.byte == UInt8(ascii: "`")
    var at = start
    while at < text.count {
      if !isCode, text[at] == UInt8(ascii: "\\") {
        at += 2
        continue
      }
      guard text[at] == mark.byte else {
        at += 1
        continue
      }
      let end = runEnd(at: at)
      let isRightCount = end - at == mark.count
      if isRightCount, isCode || closes(at, end) { return at }
      at = end
    }
    unclosed.insert(mark)
    return nil
  }

  private func closes(_ start: Int, _ end: Int) -> Bool {
    guard !text[start - 1].isBlank else { return false }
    return text[start] != UInt8(ascii: "_") || end == text.count || !text[end].isWord
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  fileprivate var isWord: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x41...0x5A).contains(self & 0xDF)
  }
  fileprivate var isLabel: Bool { isWord || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
  fileprivate var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
