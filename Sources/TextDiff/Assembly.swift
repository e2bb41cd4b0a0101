/// Assembles the result: blocks in the order of the new text, their spans, and the counts.
struct Assembly {
  let old: Side
  let new: Side
  let links: Links
  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary
  let marks: WordMarks

  private var writer: SpanWriter
  private var blocks: [TextRedline.Block] = []
  private var statistics = TextRedline.Statistics()

  init(
    old: Side, new: Side, links: Links, tokens: (old: Tokens, new: Tokens), vocabulary: Vocabulary,
    marks: WordMarks
  ) {
    self.old = old
    self.new = new
    self.links = links
    self.tokens = tokens
    self.vocabulary = vocabulary
    self.marks = marks
    writer = SpanWriter(old: old.bytes, new: new.bytes)
  }

  /// Cost: linear in both texts.
  mutating func assemble() -> (
    blocks: [TextRedline.Block], spans: [TextRedline.Span], statistics: TextRedline.Statistics
  ) {
    // Exact except for splits and merges: growth by doubling would cost more than the result itself.
    let count = new.blocks.count + links.kindOfOld.reduce(0) { $0 + ($1 == .none ? 1 : 0) }
    blocks.reserveCapacity(count)
    writer.reserve(count)
    var (oldAt, newAt) = (0, 0)
    while newAt < new.blocks.count {
      // Deleted text comes before the text that replaces it.
      oldAt = deletions(from: oldAt)
      switch links.kindOfNew[newAt] {
      case .none:
        insertion(newAt)
        newAt += 1
      case .aligned, .moved:
        let group = links.group(atNew: newAt)
        write(group)
        newAt = group.new.upperBound
        if group.kind == .aligned { oldAt = group.old.upperBound }
      }
    }
    _ = deletions(from: oldAt)
    return (blocks, writer.spans, statistics)
  }

  /// Writes the deleted blocks up to the next aligned one, and returns its index.
  private mutating func deletions(from start: Int) -> Int {
    var block = start
    while block < old.blocks.count, links.kindOfOld[block] != .aligned {
      if links.kindOfOld[block] == .none {
        writer.deletion(old.blocks[block].range)
        statistics.wordsDeleted += words(tokens.old, block)
        blocks.append(.init(change: .deleted, from: block..<block + 1, to: 0..<0, spans: writer.endBlock()))
      }
      block += 1
    }
    return block
  }

  private mutating func insertion(_ block: Int) {
    writer.insertion(new.blocks[block].range)
    statistics.wordsInserted += words(tokens.new, block)
    blocks.append(.init(change: .inserted, from: 0..<0, to: block..<block + 1, spans: writer.endBlock()))
  }

  private mutating func write(_ group: Links.Group) {
    let isEqual: Bool
    let (oldRange, newRange) = (old.range(ofBlocks: group.old), new.range(ofBlocks: group.new))
    if group.old.count == 1, group.new.count == 1,
      old.classes[group.old.lowerBound] == new.classes[group.new.lowerBound]
    {
      if old.bytes.equals(oldRange, new.bytes, newRange) {
        isEqual = true
        writer.equal(oldRange, newRange)
      } else {
        let oldContent = old.content(of: group.old.lowerBound)
        let newContent = new.content(of: group.new.lowerBound)
        isEqual = writer.sameContent(oldRange, oldContent, newRange, newContent)
      }
      count(group, isEqual)
    } else {
      isEqual = false
      let oldTokens = tokens.old.range(ofBlocks: group.old)
      let newTokens = tokens.new.range(ofBlocks: group.new)
      let cut = labelCut(group)
      let isWritten =
        if let cut {
          writer.marked(
            oldRange.lowerBound..<cut.old.byte, oldTokens.lowerBound..<cut.old.token,
            newRange.lowerBound..<cut.new.byte, newTokens.lowerBound..<cut.new.token, tokens, marks)
            && writer.marked(
              cut.old.byte..<oldRange.upperBound, cut.old.token..<oldTokens.upperBound,
              cut.new.byte..<newRange.upperBound, cut.new.token..<newTokens.upperBound, tokens, marks)
        } else {
          writer.marked(oldRange, oldTokens, newRange, newTokens, tokens, marks)
        }
      if isWritten {
        count(oldTokens, newTokens)
      } else {
        writer.restart(oldRange, newRange)
        count(group, false)
      }
      if isRenumbered(group) { statistics.blocksRenumbered += 1 }
    }
    let spans = writer.endBlock()
    let isUntouched = isEqual && spans.count == 1
    blocks.append(.init(change: change(group, isUntouched), from: group.old, to: group.new, spans: spans))
    if group.kind == .moved { statistics.blocksMoved += 1 }
  }

  private func change(_ group: Links.Group, _ isUntouched: Bool) -> TextRedline.BlockChange {
    if group.old.count > 1 { return .merged }
    if group.new.count > 1 { return .split }
    if group.kind == .moved { return isUntouched ? .moved : .movedModified }
    return isUntouched ? .equal : .modified
  }

  private typealias Place = (byte: Int, token: Int)

  /// Where the labels of two blocks end, if both have one: a changed label is written separately.
  private func labelCut(_ group: Links.Group) -> (old: Place, new: Place)? {
    guard group.old.count == 1, group.new.count == 1 else { return nil }
    let oldLabel = Int(tokens.old.labelOfBlock[group.old.lowerBound])
    let newLabel = Int(tokens.new.labelOfBlock[group.new.lowerBound])
    guard oldLabel >= 0, newLabel >= 0 else { return nil }
    return (
      (Int(tokens.old.ends[oldLabel]), oldLabel + 1), (Int(tokens.new.ends[newLabel]), newLabel + 1)
    )
  }

  /// Whether the labels of two blocks differ.
  private func isRenumbered(_ group: Links.Group) -> Bool {
    guard group.old.count == 1, group.new.count == 1 else { return false }
    let oldLabel = Int(tokens.old.labelOfBlock[group.old.lowerBound])
    let newLabel = Int(tokens.new.labelOfBlock[group.new.lowerBound])
    guard oldLabel >= 0 || newLabel >= 0 else { return false }
    return (oldLabel < 0 || marks.old[oldLabel]) && (newLabel < 0 || marks.new[newLabel])
  }

  private mutating func count(_ group: Links.Group, _ isEqual: Bool) {
    if isEqual {
      statistics.wordsEqual += words(new, group.new)
    } else {
      statistics.wordsDeleted += words(old, group.old)
      statistics.wordsInserted += words(new, group.new)
    }
  }

  /// The words of some blocks, excluding their labels.
  private func words(_ side: Side, _ blocks: Range<Int>) -> Int {
    var count = side.bytes.wordCount(side.range(ofBlocks: blocks))
    for block in blocks {
      if let label = side.label(of: block) { count -= side.bytes.wordCount(label) }
    }
    return count
  }

  private mutating func count(_ oldTokens: Range<Int>, _ newTokens: Range<Int>) {
    for token in oldTokens where marks.old[token] && vocabulary.isWord(tokens.old.numbers[token]) {
      statistics.wordsDeleted += 1
    }
    for token in newTokens where vocabulary.isWord(tokens.new.numbers[token]) {
      if marks.new[token] { statistics.wordsInserted += 1 } else { statistics.wordsEqual += 1 }
    }
  }

  private func words(_ tokens: Tokens, _ block: Int) -> Int {
    tokens.range(ofBlock: block).reduce(0) { $0 + (vocabulary.isWord(tokens.numbers[$1]) ? 1 : 0) }
  }
}
