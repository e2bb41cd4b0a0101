import TextDiff

/// A block of a text in parts: its marker and number, which stay outside of brackets, and its content.
struct BlockParts {
  let kind: SourceText.Kind
  /// Indentation, the signs of a heading, quotation or item, and the number with the space after it.
  let marker: Range<Int>
  /// Without white space around it; for a heading, without what closes it.
  let content: Range<Int>
  /// The number alone, in the marker or, for one in bold or brackets with other words, in the content.
  let label: Range<Int>?

  /// The parts of a block. Cost: the block's first bytes and its last line.
  init(_ source: SourceText, _ block: Int) {
    let (bytes, range, kind) = (source.bytes, source.blocks[block].range, source.blocks[block].kind)
    self.kind = kind
    let first = bytes[range].firstIndex { !$0.isBlank } ?? range.upperBound
    var start = first
    while start > range.lowerBound, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    let end = Self.contentEnd(of: bytes, first..<range.upperBound, kind)
    var at = first
    func skip(while condition: (UInt8) -> Bool) { while at < end, condition(bytes[at]) { at += 1 } }
    var label: Range<Int>?
    switch kind {
    case .tableRow, .other: break
    case .footnote:
      label = source.label(ofBlock: block)
      at = label?.upperBound ?? at
    case .paragraph, .heading, .listItem:
      skip { $0 == UInt8(ascii: ">") || $0.isBlank }
      if case .heading = kind { skip { $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == 0x09 } }
      let hasBullet = Self.skipBullet(bytes, &at, end)
      label = source.label(ofBlock: block)
      if let label, label.lowerBound >= at {
        at = Self.afterLabel(label, from: at, bytes, end) ?? at
      } else if kind == .listItem, !hasBullet {
        skip { !$0.isBlank }
      }
    }
    skip { $0.isBlank }
    marker = start..<min(at, end)
    content = min(at, end)..<end
    self.label = label
  }

  private static func contentEnd(of bytes: [UInt8], _ range: Range<Int>, _ kind: SourceText.Kind) -> Int {
    func trimmed(_ end: Int) -> Int {
      var end = end
      while end > range.lowerBound, bytes[end - 1].isBlank { end -= 1 }
      return end
    }
    let end = trimmed(range.upperBound)
    guard case .heading = kind else { return end }
    var last = end
    while last > range.lowerBound, bytes[last - 1] == bytes[end - 1] { last -= 1 }
    guard last < end, last > range.lowerBound else { return end }
    switch bytes[end - 1] {
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      return bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D ? trimmed(last) : end
    case UInt8(ascii: "#"): return bytes[last - 1] == 0x20 ? trimmed(last) : end
    default: return end
    }
  }

  /// Passes the sign of an item, and its task box.
  private static func skipBullet(_ bytes: [UInt8], _ at: inout Int, _ end: Int) -> Bool {
    guard at + 1 < end, "-+*".utf8.contains(bytes[at]), bytes[at + 1].isBlank else { return false }
    at += 1
    while at < end, bytes[at].isBlank { at += 1 }
    if at + 3 < end, bytes[at] == UInt8(ascii: "["), bytes[at + 2] == UInt8(ascii: "]"), bytes[at + 3].isBlank,
      " xX".utf8.contains(bytes[at + 1])
    {
      at += 4
    }
    return true
  }

  /// The end of a label and of the emphasis that ends with it; `nil` if it is in bold or in brackets with other words.
  private static func afterLabel(_ label: Range<Int>, from start: Int, _ bytes: [UInt8], _ end: Int) -> Int? {
    let signs = bytes[start..<label.lowerBound].filter { !$0.isBlank }
    guard signs.allSatisfy({ $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }) else { return nil }
    let close = label.upperBound + signs.count
    guard close <= end, bytes[label.upperBound..<close].elementsEqual(signs.reversed()) else { return nil }
    return close
  }
}

/// A block by itself: a copy that can get another number.
struct LooseBlock {
  var kind: SourceText.Kind
  var marker: [UInt8]
  var content: [UInt8]
  /// What closes it: the underline of a heading.
  let closing: [UInt8]
  /// Its number.
  let number: ParagraphNumber?
  /// Whether a blank line is before it.
  var hasBlankLine: Bool
  private let label: (isInMarker: Bool, range: Range<Int>)?

  /// The blocks of some text. Cost: linear.
  static func blocks(of text: [UInt8]) -> [LooseBlock] {
    guard !text.allSatisfy(\.isBlank), let source = try? SourceText(text) else { return [] }
    return source.blocks.indices.map { LooseBlock(source, $0) }
  }

  private init(_ source: SourceText, _ block: Int) {
    let parts = BlockParts(source, block)
    kind = parts.kind
    marker = Array(source.bytes[parts.marker])
    content = Array(source.bytes[parts.content])
    let range = source.blocks[block].range
    var end = range.upperBound
    while end > parts.content.upperBound, source.bytes[end - 1].isBlank { end -= 1 }
    closing = Array(source.bytes[parts.content.upperBound..<end])
    number = parts.kind == .footnote ? nil : parts.label.flatMap { ParagraphNumber(label: source.string($0)) }
    label = parts.label.map { label in
      let isInMarker = label.upperBound <= parts.marker.upperBound
      let start = isInMarker ? parts.marker.lowerBound : parts.content.lowerBound
      return (isInMarker, label.lowerBound - start..<label.upperBound - start)
    }
    var breaks = source.bytes[range.lowerBound..<parts.marker.lowerBound].count { $0 == 0x0A }
    if block > 0 { breaks += source.bytes[..<range.lowerBound].suffix(4).count { $0 == 0x0A } - 1 }
    hasBlankLine = breaks > 0
  }

  /// Gives it another number, or another name if it is a footnote.
  mutating func relabel(_ new: [UInt8]) {
    guard let label else { return }
    if label.isInMarker {
      marker.replaceSubrange(label.range, with: new)
      // CommonMark has no items "7 bis."
      if kind == .listItem { kind = .paragraph }
    } else {
      content.replaceSubrange(label.range, with: new)
    }
  }

  /// The name of a footnote.
  var note: [UInt8]? {
    guard kind == .footnote, let label, label.isInMarker, label.range.count > 4 else { return nil }
    return Array(marker[label.range].dropFirst(2).dropLast(2))
  }
}
