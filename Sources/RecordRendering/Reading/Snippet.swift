import TextDiff
import RecordLocalization

extension TextRedline {
  /// Where a moved block came from, in words.
  func oldPlace(of block: Block, _ language: InterfaceLanguage) -> String {
    let before = block.from.lowerBound - 1
    guard before >= 0 else { return language(.movedFromStart) }
    return language(.movedFromAfter(paragraph: before + 1, words: old.firstWords(ofBlock: before)))
  }

  /// Where a moved block went, in words, identified by its old words.
  func newPlace(of block: Block, _ language: InterfaceLanguage) -> String {
    language(.movedTo(paragraph: block.number, words: old.firstWords(ofBlock: block.from.lowerBound)))
  }

  /// The words that a list of changes shows for a block: the first changed ones, else the first of all.
  func firstWords(of block: Block) -> String {
    let side = block.to.isEmpty ? old : new
    return side.firstWords(ofBlock: block.to.isEmpty ? block.from.lowerBound : block.to.lowerBound)
  }
}

extension SourceText {
  /// The first words of a block, neutralised, without the marker that makes it a heading or a list item.
  func firstWords(ofBlock number: Int, limit: Int = 48) -> String {
    guard blocks.indices.contains(number) else { return "" }
    let mark = markerLength(blocks[number])
    // Bytes beyond what can be shown are not processed: a block may be megabytes long.
    let head = words(ofBlock: number).utf8.dropFirst(blocks[number].kind == .tableRow ? 0 : mark).prefix(limit * 8)
    let words = String(decoding: head, as: UTF8.self)
    return TerminalText.shortened(TerminalText.neutralised(words), to: limit)
  }

  /// The length in bytes of a block's Markdown marker at its start: `## `, `- `, `| `.
  func markerLength(_ block: Block) -> Int {
    block.kind.markerLength(bytes[block.range])
  }
}

extension SourceText.Kind {
  /// The length in bytes of the Markdown marker at the start of a text of this kind, with the indent and the space
  /// after it.
  func markerLength(_ text: ArraySlice<UInt8>) -> Int {
    let marks: String
    switch self {
    case .heading: marks = "#"
    case .listItem: marks = "-*+"
    case .tableRow: marks = "|"
    case .paragraph, .footnote, .other: return 0
    }
    let indent = text.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let mark = text.dropFirst(indent).prefix { marks.utf8.contains($0) }.count
    guard mark > 0 else { return 0 }
    let space = text.dropFirst(indent + mark).prefix { $0 == 0x20 || $0 == 0x09 }.count
    return space > 0 || self == .tableRow ? indent + mark + space : 0
  }
}

extension TextRedline {
  /// The length in bytes of the Markdown marker in a block's first visible span; 0 if the span does not hold all of it.
  func markerLength(of block: Block, in first: ArraySlice<UInt8>) -> Int {
    let length = kind(of: block).markerLength(first)
    return length < first.count ? length : 0
  }
}
