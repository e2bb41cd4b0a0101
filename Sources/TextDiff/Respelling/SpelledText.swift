/// A Markdown text as units that are kept or replaced whole, with its footnotes separated.
struct SpelledText {
  struct Unit {
    /// With the blank lines that follow.
    var range: Range<Int>
    var kind: SourceText.Kind
    /// Its identity: its bytes without trailing white space.
    var key: ArraySlice<UInt8>
    /// Whether no blank line is before it.
    var touchesPrevious: Bool
  }

  struct Note {
    let label: ArraySlice<UInt8>
    /// With the blank lines that follow.
    let range: Range<Int>
    /// Without the label and the white space around it.
    let content: ArraySlice<UInt8>
    /// How many units are before it.
    let place: Int
  }

  let bytes: [UInt8]
  private(set) var units: [Unit] = []
  private(set) var notes: [Note] = []

  init(_ bytes: [UInt8], _ grain: Respelling.Grain) {
    self.bytes = bytes
    let blocks = SourceText(splitting: bytes).blocks
    var number = 0
    while number < blocks.count {
      let block = blocks[number]
      number += 1
      if block.kind == .footnote, let label = Self.label(of: block.range, in: bytes) {
        var end = block.range.upperBound
        // Indented text below a note belongs to it.
        while number < blocks.count, blocks[number].kind != .footnote, Self.isIndented(blocks[number].range, in: bytes)
        {
          end = blocks[number].range.upperBound
          number += 1
        }
        let range = block.range.lowerBound..<end
        let words = bytes[(label.endIndex + 2)..<max(end, label.endIndex + 2)]
        notes.append(Note(label: label, range: range, content: Self.trimmed(words), place: units.count))
        continue
      }
      add(block, grain)
    }
  }

  private mutating func add(_ block: SourceText.Block, _ grain: Respelling.Grain) {
    let touches =
      units.last.map { !endsWithBlankLine($0.range) && $0.range.upperBound == block.range.lowerBound } ?? false
    if grain == .construct, let last = units.last, last.range.upperBound == block.range.lowerBound,
      last.kind == block.kind && [.listItem, .tableRow].contains(block.kind)
        || last.kind == .listItem && Self.isIndented(block.range, in: bytes)
    {
      let range = last.range.lowerBound..<block.range.upperBound
      units[units.count - 1].range = range
      units[units.count - 1].key = Self.trimmedEnd(bytes[range])
      return
    }
    units.append(
      Unit(range: block.range, kind: block.kind, key: Self.trimmedEnd(bytes[block.range]), touchesPrevious: touches))
  }

  func endsWithBlankLine(_ range: Range<Int>) -> Bool {
    bytes[range].suffix(while: { $0 <= 0x20 }).count { $0 == 0x0A } > 1
  }

  // MARK: Bytes

  private static func isIndented(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    bytes[range].starts(with: [0x09]) || bytes[range].starts(with: [0x20, 0x20])
  }

  private static func label(of range: Range<Int>, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let content = trimmed(bytes[range])
    guard content.starts(with: "[^".utf8), let close = content.firstIndex(of: UInt8(ascii: "]")),
      close + 1 < content.endIndex, bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    return bytes[(content.startIndex + 2)..<close]
  }

  static func trimmedEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.dropLast(bytes.suffix(while: { $0 <= 0x20 }).count)
  }

  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> { trimmedEnd(bytes).drop { $0 <= 0x20 } }

  // MARK: References

  /// The footnote references in some bytes, in order: each `[^label]` that is not escaped.
  static func references(in bytes: ArraySlice<UInt8>) -> [(range: Range<Int>, label: ArraySlice<UInt8>)] {
    var found: [(range: Range<Int>, label: ArraySlice<UInt8>)] = []
    var at = bytes.startIndex
    while let open = bytes[at...].firstIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "\\") }) {
      at = open + 1
      if bytes[open] == UInt8(ascii: "\\") {
        at = min(open + 2, bytes.endIndex)
        continue
      }
      guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "^"),
        let close = bytes[at...].prefix(102).firstIndex(where: { $0 == UInt8(ascii: "]") || $0 <= 0x20 }),
        bytes[close] == UInt8(ascii: "]"), close > at + 1
      else { continue }
      found.append((open..<(close + 1), bytes[(at + 1)..<close]))
      at = close + 1
    }
    return found
  }
}

extension Collection {
  /// The longest suffix of elements that satisfy the predicate.
  fileprivate func suffix(while predicate: (Element) -> Bool) -> SubSequence where Self: BidirectionalCollection {
    var start = endIndex
    while start > startIndex, predicate(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}

extension SourceText {
  /// The text split into its blocks. Cost: linear in the text.
  init(splitting bytes: [UInt8]) {
    let whole = SourceText(bytes: bytes, blocks: [])
    self.init(bytes: bytes, blocks: whole.withBytes { BlockSplitter.blocks(of: $0) })
  }
}
