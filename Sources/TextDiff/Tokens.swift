/// The tokens of the blocks that are compared by words.
struct Tokens {
  /// Where each token starts and ends in the text.
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  /// Its number in the ``Vocabulary``.
  private(set) var numbers: [Int32] = []
  /// For each block, and one past the last, the first of its tokens; a block that was not requested has none.
  private(set) var firstOfBlock: [Int32] = []
  /// For each block, the sum of its words' weights.
  private(set) var weightOfBlock: [Int32] = []
  /// For each block, the token that is its label; -1 if it has none.
  private(set) var labelOfBlock: [Int32] = []

  /// Cost: linear in the requested blocks.
  init(
    of side: Side, vocabulary: inout Vocabulary, where isWanted: (Int) -> Bool
  ) {
    let (bytes, blocks) = (side.bytes, side.blocks)
    firstOfBlock.reserveCapacity(blocks.count + 1)
    weightOfBlock.reserveCapacity(blocks.count)
    labelOfBlock.reserveCapacity(blocks.count)
    // Words of four letters, and the spaces between them.
    let wanted = blocks.indices.reduce(0) { isWanted($1) ? $0 + blocks[$1].range.count : $0 } / 5
    starts.reserveCapacity(wanted)
    ends.reserveCapacity(wanted)
    numbers.reserveCapacity(wanted)
    for index in blocks.indices {
      firstOfBlock.append(Int32(numbers.count))
      var weight = 0
      var labelToken = -1
      if isWanted(index) {
        let range = blocks[index].range
        var start = range.lowerBound
        if let label = side.label(of: index) {
          weight += append(bytes, range.lowerBound..<label.lowerBound, &vocabulary)
          labelToken = numbers.count
          append(label: label, of: bytes, &vocabulary)
          start = label.upperBound
        }
        weight += append(bytes, start..<range.upperBound, &vocabulary)
      }
      weightOfBlock.append(Int32(truncatingIfNeeded: weight))
      labelOfBlock.append(Int32(labelToken))
    }
    firstOfBlock.append(Int32(numbers.count))
  }

  /// The tokens of both sides with their shared vocabulary: of the unmatched blocks, and of those whose match has
  /// different content.
  ///
  /// On two threads each side first has its own vocabulary; the numbers are the same either way.
  static func ofBoth(
    _ old: Side, _ new: Side, _ links: Links, onThreads: Bool
  ) -> (old: Tokens, new: Tokens, vocabulary: Vocabulary) {
    let isWantedOfOld = { @Sendable (block: Int) in
      links.kindOfOld[block] == .none || old.classes[block] != new.classes[Int(links.partnerOfOld[block])]
    }
    let isWantedOfNew = { @Sendable (block: Int) in
      links.kindOfNew[block] == .none || new.classes[block] != old.classes[Int(links.partnerOfNew[block])]
    }
    guard onThreads else {
      var vocabulary = Vocabulary(capacity: 0)
      let tokens = Tokens(of: old, vocabulary: &vocabulary, where: isWantedOfOld)
      return (tokens, Tokens(of: new, vocabulary: &vocabulary, where: isWantedOfNew), vocabulary)
    }
    var (ofNew, ofOld) = Parallel.both(
      {
        var vocabulary = Vocabulary(capacity: 0)
        return (tokens: Tokens(of: new, vocabulary: &vocabulary, where: isWantedOfNew), vocabulary: vocabulary)
      },
      {
        var vocabulary = Vocabulary(capacity: 0)
        return (tokens: Tokens(of: old, vocabulary: &vocabulary, where: isWantedOfOld), vocabulary: vocabulary)
      })
    ofNew.tokens.renumber(by: ofOld.vocabulary.add(ofNew.vocabulary), ofOld.vocabulary)
    return (ofOld.tokens, ofNew.tokens, ofOld.vocabulary)
  }

  /// Adopts the numbers of another vocabulary.
  private mutating func renumber(by numbersInOther: [Int32], _ vocabulary: Vocabulary) {
    for index in numbers.indices { numbers[index] = numbersInOther[Int(numbers[index])] }
    // Two tokens with the same hash may differ in weight: the weights of blocks must agree with the vocabulary.
    for block in weightOfBlock.indices {
      var weight = 0
      for token in range(ofBlock: block) { weight += Int(vocabulary.weights[Int(numbers[token])]) }
      weightOfBlock[block] = Int32(truncatingIfNeeded: weight)
    }
  }

  /// Appends the tokens of a range and returns the sum of their weights.
  private mutating func append(_ bytes: Bytes, _ range: Range<Int>, _ vocabulary: inout Vocabulary) -> Int {
    var weight = 0
    var at = range.lowerBound
    while let token = bytes.token(from: at, to: range.upperBound) {
      let hash = bytes.hash(token.start..<token.end)
      let number = vocabulary.number(
        hash: hash, length: token.end - token.start, isWord: token.isWord, firstByte: bytes[token.start],
        lastByte: bytes[token.end - 1])
      starts.append(Int32(token.start))
      ends.append(Int32(token.end))
      numbers.append(number)
      weight += Int(vocabulary.weights[Int(number)])
      at = token.end
    }
    return weight
  }

  /// Appends a label: a token that is not a word, has no weight and equals only other labels.
  private mutating func append(label: Range<Int>, of bytes: Bytes, _ vocabulary: inout Vocabulary) {
    let hash = Bytes.fold(bytes.hash(label) ^ 0x6C62_272E_07BB_0142, 0xE703_7ED1_A0B4_28DB)
    starts.append(Int32(label.lowerBound))
    ends.append(Int32(label.upperBound))
    numbers.append(vocabulary.number(hash: hash, length: label.count, isWord: false, sign: .landmark))
  }

  /// The tokens of a run of blocks.
  func range(ofBlocks blocks: Range<Int>) -> Range<Int> {
    Int(firstOfBlock[blocks.lowerBound])..<Int(firstOfBlock[blocks.upperBound])
  }

  func range(ofBlock block: Int) -> Range<Int> { range(ofBlocks: block..<block + 1) }
}
