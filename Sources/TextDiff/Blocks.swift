/// Splits a text into its blocks.
///
/// A block is a paragraph of any number of lines, a heading, a list item, a table row, a footnote definition, a fenced
/// code block, front matter, or a thematic break, each with the blank lines that follow it. Blank lines at the start of
/// the text belong to its first block. Any bytes can be split, and the blocks hold every one of them. Cost: linear in
/// the text.
struct BlockSplitter {
  private let bytes: Bytes
  private var blocks: [SourceText.Block] = []
  /// The start and kind of the open block; the text before it is in `blocks`.
  private var start = 0
  private var kind = SourceText.Kind.other
  private var state = State.none
  /// The shortest fence known to have no end after here, of `~` and of backticks.
  private var unclosed: (tilde: Int, backtick: Int) = (Int.max, Int.max)

  private enum State {
    /// Only blank lines so far.
    case none
    /// Lines of text continue the open block.
    case open
    /// The block is complete except for blank lines.
    case closed
  }

  static func blocks(of bytes: Bytes) -> [SourceText.Block] {
    var splitter = BlockSplitter(bytes: bytes)
    splitter.run()
    return splitter.blocks
  }

  private init(bytes: Bytes) {
    self.bytes = bytes
    blocks.reserveCapacity(bytes.count / 160 + 8)
  }

  private mutating func run() {
    var at = metadataEnd() ?? 0
    if at > 0 { open(at: 0, .other, .closed) }
    while at < bytes.count {
      let end = bytes.lineBreak(from: at, to: bytes.count)
      let next = afterBreak(end)
      at = line(at..<end, next: next)
    }
    if bytes.count > start { blocks.append(.init(range: start..<bytes.count, kind: kind)) }
  }

  /// Reads one line and returns where the next one starts, which is later than `next` for a fenced block.
  private mutating func line(_ range: Range<Int>, next: Int) -> Int {
    switch bytes.lineKind(range) {
    case .blank:
      if state == .open { state = .closed }
    case .text:
      if state != .open { open(at: range.lowerBound, .paragraph, .open) }
    case .heading(let level):
      open(at: range.lowerBound, .heading(level: level), .closed)
    case .underline(let level):
      if state == .open, kind == .paragraph {
        kind = .heading(level: level)
        state = .closed
      } else if level == 2, range.count >= 3 {
        open(at: range.lowerBound, .other, .closed)
      } else if state != .open {
        open(at: range.lowerBound, .paragraph, .open)
      }
    case .rule:
      open(at: range.lowerBound, .other, .closed)
    case .listItem(let interrupts):
      if interrupts || state != .open || kind == .listItem { open(at: range.lowerBound, .listItem, .open) }
    case .tableRow:
      open(at: range.lowerBound, .tableRow, .closed)
    case .footnote:
      open(at: range.lowerBound, .footnote, .open)
    case .fence(let byte, let length):
      if let end = fenceEnd(byte, length, from: next) {
        open(at: range.lowerBound, .other, .closed)
        return end
      }
      if state != .open { open(at: range.lowerBound, .paragraph, .open) }
    }
    return next
  }

  private mutating func open(at position: Int, _ kind: SourceText.Kind, _ state: State) {
    if self.state != .none {
      blocks.append(.init(range: start..<position, kind: self.kind))
      start = position
    }
    self.kind = kind
    self.state = state
  }

  @inline(__always) private func afterBreak(_ end: Int) -> Int {
    guard end < bytes.count else { return end }
    return end + (bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1)
  }

  /// The end of the front matter, between two lines `---` (YAML) or `+++` (TOML).
  private func metadataEnd() -> Int? {
    guard bytes.count > 6, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") else { return nil }
    func isMark(_ range: Range<Int>) -> Bool {
      let content = bytes.trimmedEnd(range)
      return content.count == 3 && content.allSatisfy { bytes[$0] == bytes[0] }
    }
    var end = bytes.lineBreak(from: 0, to: bytes.count)
    guard isMark(0..<end) else { return nil }
    var at = afterBreak(end)
    while at < bytes.count {
      end = bytes.lineBreak(from: at, to: bytes.count)
      if isMark(at..<end) { return afterBreak(end) }
      at = afterBreak(end)
    }
    return nil
  }

  /// The end of a fenced block, or `nil` if its closing fence is missing: then the fence is text, so that one typing
  /// error does not make one block of everything that follows.
  private mutating func fenceEnd(_ byte: UInt8, _ length: Int, from position: Int) -> Int? {
    // Capped, so that fences of decreasing length cannot cause repeated searches.
    let wanted = min(length, 8)
    let isTilde = byte == UInt8(ascii: "~")
    guard wanted < (isTilde ? unclosed.tilde : unclosed.backtick) else { return nil }
    var at = position
    while at < bytes.count {
      let end = bytes.lineBreak(from: at, to: bytes.count)
      let content = bytes.trimmedStart(bytes.trimmedEnd(at..<end))
      if content.count >= wanted, content.allSatisfy({ bytes[$0] == byte }) { return afterBreak(end) }
      at = afterBreak(end)
    }
    if isTilde { unclosed.tilde = wanted } else { unclosed.backtick = wanted }
    return nil
  }
}
