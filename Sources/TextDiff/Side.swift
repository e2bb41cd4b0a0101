/// One text, its blocks, and the content of each block without the white space around it.
struct Side {
  let bytes: Bytes
  let blocks: [SourceText.Block]
  /// Equal numbers for blocks of equal content, on either side.
  fileprivate(set) var classes: [Int32] = []
  /// The same for the content without the number before it; -1 for a block that was not requested.
  fileprivate(set) var bareClasses: [Int32] = []

  /// A text and its blocks.
  typealias Split = (bytes: Bytes, blocks: [SourceText.Block])

  /// Both sides of a comparison. Cost: linear, one pass to hash.
  static func pair(_ old: Split, _ new: Split) -> (Side, Side) {
    var sides = (Side(bytes: old.bytes, blocks: old.blocks), Side(bytes: new.bytes, blocks: new.blocks))
    var contents = Vocabulary(capacity: 2 * (sides.0.blocks.count + sides.1.blocks.count))
    sides.0.number(&contents)
    sides.1.number(&contents)
    return sides
  }

  private mutating func number(_ contents: inout Vocabulary) {
    classes.reserveCapacity(blocks.count)
    for block in blocks.indices {
      let hash = bytes.hash(content(of: block))
      classes.append(contents.number(hash: hash, length: 0, isWord: false))
    }
  }

  /// Numbers the unmatched blocks by their content after their labels, on both sides. Cost: their bytes.
  static func numberBare(_ old: inout Side, _ new: inout Side, _ links: Links) {
    var contents = Vocabulary(capacity: 0)
    old.numberBare(&contents) { links.kindOfOld[$0] == .none }
    new.numberBare(&contents) { links.kindOfNew[$0] == .none }
  }

  private mutating func numberBare(_ contents: inout Vocabulary, where isWanted: (Int) -> Bool) {
    bareClasses = blocks.indices.map { block in
      guard isWanted(block) else { return -1 }
      let content = content(of: block)
      var hash = bytes.hash(content)
      if let label = label(of: block) {
        let rest = bytes.trimmedStart(label.upperBound..<max(label.upperBound, content.upperBound))
        hash = bytes.hash(rest)
        let head = bytes.trimmedEnd(content.lowerBound..<max(content.lowerBound, label.lowerBound))
        if !head.isEmpty { hash = Bytes.fold(hash ^ bytes.hash(head), 0xA076_1D64_78BD_642F) }
      }
      return contents.number(hash: hash, length: 0, isWord: false)
    }
  }

  /// The number of a block.
  func label(of block: Int) -> Range<Int>? {
    LabelReader.label(of: blocks[block].range, blocks[block].kind, in: bytes)
  }

  /// The bytes of a block without surrounding white space and blank lines.
  func content(of block: Int) -> Range<Int> {
    let end = bytes.trimmedEnd(blocks[block].range)
    // Only the first block of a text can have blank lines before it; the indentation of others is content.
    return block == 0 ? bytes.trimmedStart(end) : end
  }

  /// The bytes of a run of blocks.
  func range(ofBlocks run: Range<Int>) -> Range<Int> {
    blocks[run.lowerBound].range.lowerBound..<blocks[run.upperBound - 1].range.upperBound
  }
}
