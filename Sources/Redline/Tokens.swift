/// The tokens of those blocks of a text that are compared by words.
struct Tokens {
  /// Where each token starts and ends in the text.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// Its number in the ``Vocabulary``.
  private(set) var numbers: [Int32] = []
  /// For each block, and one past the last, the first of its tokens; a block that was not asked for has none.
  private(set) var firstOfBlock: [Int32] = []
  /// For each block, the sum of its words' weights.
  private(set) var weightOfBlock: [Int32] = []

  /// Cost: linear in the blocks asked for.
  init(
    of bytes: Bytes, blocks: [SourceText.Block], vocabulary: inout Vocabulary, where isWanted: (Int) -> Bool
  ) {
    firstOfBlock.reserveCapacity(blocks.count + 1)
    weightOfBlock.reserveCapacity(blocks.count)
    for index in blocks.indices {
      firstOfBlock.append(Int32(numbers.count))
      var weight = 0
      if isWanted(index) {
        var at = blocks[index].range.lowerBound
        let end = blocks[index].range.upperBound
        while let token = bytes.token(from: at, to: end) {
          let hash = bytes.hash(token.start..<token.end)
          let number = vocabulary.number(
            hash: hash, length: token.end - token.start, isWord: token.isWord, firstByte: bytes[token.start])
          starts.append(Int32(token.start))
          ends.append(Int32(token.end))
          numbers.append(number)
          weight += Int(vocabulary.weights[Int(number)])
          at = token.end
        }
      }
      weightOfBlock.append(Int32(truncatingIfNeeded: weight))
    }
    firstOfBlock.append(Int32(numbers.count))
  }

  /// The tokens of a run of blocks.
  func range(ofBlocks blocks: Range<Int>) -> Range<Int> {
    Int(firstOfBlock[blocks.lowerBound])..<Int(firstOfBlock[blocks.upperBound])
  }

  func range(ofBlock block: Int) -> Range<Int> { range(ofBlocks: block..<block + 1) }
}
