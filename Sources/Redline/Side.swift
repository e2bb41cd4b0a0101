/// One text, its blocks, and what each block says without the white space around it.
struct Side {
  let bytes: Bytes
  let blocks: [SourceText.Block]
  /// Equal numbers for blocks of equal content, on either side.
  fileprivate(set) var classes: [Int32] = []

  /// A text and the blocks that it falls into.
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

  /// The bytes of a block without the blank lines and blanks around it.
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
