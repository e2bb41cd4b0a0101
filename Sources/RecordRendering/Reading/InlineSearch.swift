/// Finds emphasis, code, links, escapes and footnote references in one run of text (CommonMark 0.31, section 6).
///
/// Unpaired delimiters are text. Cost: linear.
struct InlineSearch {
  /// A pair of delimiters and the text between them.
  struct Construct {
    /// The style that the delimiters give; none for an escaped character.
    let style: InlineStyle
    /// Whether delimiters may be nested in it.
    let isNesting: Bool
    let inner: Range<Int>
    let end: Int
    /// For a link, the range of its target; empty otherwise.
    var target = 0..<0
  }

  private let text: UnsafeRawBufferPointer
  /// Delimiters known not to close after a position; each kind is searched in vain only once.
  private var unclosed: Set<Mark> = []
  private var noLinkBefore = 0

  private struct Mark: Hashable {
    let byte: UInt8
    let count: Int
  }

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// The first byte at or after a position that could begin a construct.
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

  /// The end of the run of equal bytes that begins at a delimiter.
  func runEnd(at mark: Int) -> Int {
    // A backslash and the backslash that it escapes.
    if text[mark] == UInt8(ascii: "\\") { return mark + 1 }
    var end = mark + 1
    while end < text.count, text[end] == text[mark] { end += 1 }
    return end
  }

  mutating func construct(at mark: Int) -> Construct? {
    switch text[mark] {
    case UInt8(ascii: "\\"):
      guard mark + 1 < text.count, text[mark + 1].isPunctuation else { return nil }
      return Construct(style: [], isNesting: false, inner: mark + 1..<mark + 2, end: mark + 2)
    case UInt8(ascii: "["): return reference(at: mark) ?? link(at: mark)
    case UInt8(ascii: "`"):
      let end = runEnd(at: mark)
      guard let close = closing(Mark(byte: text[mark], count: end - mark), from: end) else { return nil }
      return Construct(style: .code, isNesting: false, inner: end..<close, end: close + (end - mark))
    default: return emphasis(at: mark)
    }
  }

  private func reference(at mark: Int) -> Construct? {
    guard mark + 1 < text.count, text[mark + 1] == UInt8(ascii: "^") else { return nil }
    var at = mark + 2
    while at < text.count, at < mark + 40, text[at].isLabel { at += 1 }
    guard at > mark + 2, at < text.count, text[at] == UInt8(ascii: "]") else { return nil }
    return Construct(style: .reference, isNesting: false, inner: mark + 2..<at, end: at + 1)
  }

  /// `[words](target)`, the target without spaces; not for an image.
  private mutating func link(at mark: Int) -> Construct? {
    if mark > 0, text[mark - 1] == UInt8(ascii: "!") { return nil }
    guard mark >= noLinkBefore else { return nil }
    var at = mark + 1
    while at < text.count, text[at] != UInt8(ascii: "]"), text[at] != UInt8(ascii: "[") {
      at += text[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard at > mark + 1, at + 1 < text.count, text[at] == UInt8(ascii: "]"), text[at + 1] == UInt8(ascii: "(") else {
      // Brackets are common in drafts: none is searched twice.
      noLinkBefore = at
      return nil
    }
    var end = at + 2
    var depth = 1
    while end < text.count, !text[end].isBlank {
      if text[end] == UInt8(ascii: "(") { depth += 1 }
      if text[end] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 {
          return Construct(style: .link, isNesting: true, inner: mark + 1..<at, end: end + 1, target: at + 2..<end)
        }
      }
      end += 1
    }
    noLinkBefore = end
    return nil
  }

  private mutating func emphasis(at mark: Int) -> Construct? {
    let end = runEnd(at: mark)
    let count = end - mark
    guard count <= 3, end < text.count, !text[end].isBlank else { return nil }
    if text[mark] == UInt8(ascii: "_"), mark > 0, text[mark - 1].isWord { return nil }
    guard let close = closing(Mark(byte: text[mark], count: count), from: end), close > end else { return nil }
    let styles: [InlineStyle] = [.emphasis, .strong, [.emphasis, .strong]]
    return Construct(style: styles[count - 1], isNesting: true, inner: end..<close, end: close + count)
  }

  /// The start of the run of delimiters that closes one that ends at a position.
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
    guard start > 0, !text[start - 1].isBlank else { return false }
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
