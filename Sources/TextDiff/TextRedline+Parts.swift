extension TextRedline {
  /// A redline from its parts, which are checked. Cost: linear in both texts.
  ///
  /// The empty range of a span is where its bytes would stand in the other text: after what precedes it in its block; 0
  /// in a block that the other text does not have.
  public init(
    old: SourceText, new: SourceText, blocks: [Block], spans: [Span], statistics: Statistics, notes: [Note] = []
  ) throws(InvalidRedline) {
    self.init(unchecked: old, new, blocks: blocks, spans: spans, statistics: statistics, notes: notes)
    try checkBlocks()
    for index in blocks.indices { try check(block: index) }
    try statistics.check(blocks: blocks.count)
    for case .coarse(let from, let to) in notes
    where from.upperBound > old.blocks.count || to.upperBound > new.blocks.count {
      throw InvalidRedline(.notes)
    }
  }

  /// Every block of both texts is named once, and every span belongs to one block.
  private func checkBlocks() throws(InvalidRedline) {
    var isNamed = [Bool](repeating: false, count: old.blocks.count)
    var (newEnd, spanEnd) = (0, 0)
    for (index, block) in blocks.enumerated() {
      let fault = InvalidRedline(.blocks, block: index)
      guard block.from.upperBound <= isNamed.count else { throw fault }
      for number in block.from {
        guard !isNamed[number] else { throw fault }
        isNamed[number] = true
      }
      if !block.to.isEmpty {
        guard block.to.lowerBound == newEnd else { throw fault }
        newEnd = block.to.upperBound
      }
      guard block.spans.lowerBound == spanEnd else { throw InvalidRedline(.spans, block: index) }
      spanEnd = block.spans.upperBound
    }
    guard !isNamed.contains(false), newEnd == new.blocks.count else { throw InvalidRedline(.blocks) }
    guard spanEnd == spans.count else { throw InvalidRedline(.spans) }
  }

  private func check(block index: Int) throws(InvalidRedline) {
    let block = blocks[index]
    let (oldRange, newRange) = (old.range(ofBlocks: block.from), new.range(ofBlocks: block.to))
    var (oldAt, newAt) = (oldRange.lowerBound, newRange.lowerBound)
    for span in spans[block.spans] {
      let (takesOld, takesNew) = (span.operation != .insert, span.operation != .delete)
      let isWhole =
        span.old.lowerBound == oldAt && span.new.lowerBound == newAt && span.old.isEmpty != takesOld
        && span.new.isEmpty != takesNew && span.old.upperBound <= oldRange.upperBound
        && span.new.upperBound <= newRange.upperBound
      guard isWhole else { throw InvalidRedline(.spans, block: index) }
      if takesOld, takesNew, old.bytes[span.old] != new.bytes[span.new] {
        throw InvalidRedline(.equalBytes, block: index)
      }
      (oldAt, newAt) = (span.old.upperBound, span.new.upperBound)
    }
    guard oldAt == oldRange.upperBound, newAt == newRange.upperBound else {
      throw InvalidRedline(.spans, block: index)
    }
    guard block.hasShape, !block.isUntouched || spans[block.spans].allSatisfy({ $0.operation == .equal }) else {
      throw InvalidRedline(.change, block: index)
    }
  }
}

extension TextRedline.Block {
  /// Whether its numbers of blocks on both sides are those of its change.
  fileprivate var hasShape: Bool {
    switch change {
    case .inserted: from.isEmpty && to.count == 1
    case .deleted: to.isEmpty && from.count == 1
    case .equal, .modified, .moved, .movedModified: from.count == 1 && to.count == 1
    case .split: from.count == 1 && to.count > 1
    case .merged: from.count > 1 && to.count >= 1
    }
  }

  fileprivate var isUntouched: Bool { change == .equal || change == .moved }
}

extension TextRedline.Statistics {
  /// No text has more words than bytes, and none has 2 GB.
  func check(blocks: Int) throws(InvalidRedline) {
    let words = 0...Int(Int32.max)
    guard words.contains(wordsInserted), words.contains(wordsDeleted), words.contains(wordsEqual),
      (0...blocks).contains(blocksMoved), (0...blocks).contains(blocksRenumbered)
    else { throw InvalidRedline(.statistics) }
  }
}

extension SourceText {
  /// A text with the blocks that a comparison finds in it. Cost: linear in the text.
  public init(_ bytes: [UInt8]) throws(InvalidRedline) {
    guard bytes.count < Int(Int32.max) else { throw InvalidRedline(.size) }
    let unsplit = SourceText(bytes: bytes, blocks: [])
    self.init(bytes: bytes, blocks: unsplit.withBytes(BlockSplitter.blocks))
  }

  /// The bytes of some blocks; 0..<0 for none.
  func range(ofBlocks blocks: Range<Int>) -> Range<Int> {
    guard !blocks.isEmpty else { return 0..<0 }
    return self.blocks[blocks.lowerBound].range.lowerBound..<self.blocks[blocks.upperBound - 1].range.upperBound
  }
}
