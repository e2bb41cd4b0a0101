extension TextRedline {
  /// Compares two UTF-8 texts; bytes that are not UTF-8 are compared as they are.
  ///
  /// The same two texts always give the same result, and exchanging them mirrors it. Cost: near linear, and bounded for
  /// any text; see <doc:HowTextsAreCompared>. A text may have up to 2 GB.
  public init(from old: [UInt8], to new: [UInt8]) {
    self.init(from: old, to: new, budget: Comparison.budget)
  }

  /// Compares two texts whose blocks are known: the paragraphs of a Word file, the rows of a table.
  ///
  /// - Parameters:
  ///   - old: the old text.
  ///   - oldBlocks: the ranges of the blocks in the old text: contiguous, none empty, covering it.
  ///   - new: the new text.
  ///   - newBlocks: the same for the new text.
  public init(from old: [UInt8], blocks oldBlocks: [Range<Int>], to new: [UInt8], blocks newBlocks: [Range<Int>]) {
    precondition(Self.areWhole(oldBlocks, old) && Self.areWhole(newBlocks, new), "The blocks must lie end to end.")
    self.init(from: old, to: new, budget: Comparison.budget, blocks: (oldBlocks, newBlocks))
  }

  private static func areWhole(_ blocks: [Range<Int>], _ text: [UInt8]) -> Bool {
    var end = 0
    for block in blocks {
      guard block.lowerBound == end, !block.isEmpty else { return false }
      end = block.upperBound
    }
    return end == text.count
  }

  /// The same with explicit limits on the searches, and on the size of texts that are compared on two threads.
  init(
    from old: [UInt8], to new: [UInt8], budget: Int, blocks: (old: [Range<Int>], new: [Range<Int>])? = nil,
    threadsFrom leastBytes: Int = Comparison.leastBytesForThreads
  ) {
    precondition(max(old.count, new.count) < Int(Int32.max), "A text of 2 GB or more can't be compared.")
    // An empty array may have no address; a view needs one.
    let padded = (old.isEmpty ? [0] : old, new.isEmpty ? [0] : new)
    self = padded.0.withUnsafeBufferPointer { oldBuffer in
      padded.1.withUnsafeBufferPointer { newBuffer in
        var comparison = Comparison(
          Bytes(base: oldBuffer.baseAddress!, count: old.count),
          Bytes(base: newBuffer.baseAddress!, count: new.count), blocks: blocks)
        return comparison.redline(
          old, new, budget: budget, onThreads: min(old.count, new.count) >= leastBytes)
      }
    }
  }
}

/// The stages of a comparison, one after the other.
///
/// All decisions are made on the two texts in a fixed order, the shorter first, and only the result is written in the
/// requested order. So ties are broken the same way when the texts are exchanged.
struct Comparison {
  private let isExchanged: Bool
  private var first: Side
  private var second: Side

  init(_ old: Bytes, _ new: Bytes, blocks: (old: [Range<Int>], new: [Range<Int>])? = nil) {
    isExchanged = !Comparison.isOrdered(old, new)
    let sides = (
      old: blocks.map { $0.old.paragraphs } ?? BlockSplitter.blocks(of: old),
      new: blocks.map { $0.new.paragraphs } ?? BlockSplitter.blocks(of: new)
    )
    (first, second) =
      isExchanged
      ? Side.pair((new, sides.new), (old, sides.old)) : Side.pair((old, sides.old), (new, sides.new))
  }

  /// Steps of the inner loops of all searches together: half a second to a second of work.
  static let budget = 400_000_000

  /// Texts of this length or more are worth starting a thread.
  static let leastBytesForThreads = 1 << 16

  /// - Parameter onThreads: whether two threads share the work; the result is the same.
  mutating func redline(_ old: [UInt8], _ new: [UInt8], budget: Int, onThreads: Bool) -> TextRedline {
    var difference = SequenceDifference(budget: budget)
    var links = Links(old: first.blocks.count, new: second.blocks.count)
    let equalBlocks = EqualBlocks(old: first, new: second)
    equalBlocks.link(&links, &difference)
    if links.kindOfOld.contains(.none), links.kindOfNew.contains(.none) {
      Side.numberBare(&first, &second, links)
      let renumbered = EqualBlocks(old: first, new: second, ignoringLabels: true)
      renumbered.linkBetween(&links, &difference)
      equalBlocks.linkMoved(&links)
      renumbered.linkMoved(&links)
    }
    // For blocks, coarse only means that equal ones are treated as replaced.
    difference.isCoarse = false

    let (oldTokens, newTokens, vocabulary) = Tokens.ofBoth(first, second, links, onThreads: onThreads)
    let tokens = (old: oldTokens, new: newTokens)
    var marker = WordMarker(tokens.old, tokens.new, vocabulary, (first, second), onThreads: onThreads)
    if !tokens.old.numbers.isEmpty, !tokens.new.numbers.isEmpty {
      var likeness = Likeness(old: tokens.old, new: tokens.new, vocabulary: vocabulary)
      var changed = ChangedBlocks(old: first, new: second, onThreads: onThreads)
      changed.link(&links, &likeness)
      marker.mark(&links, &difference)
      if marker.hasCutGroups { marker.markLeftOver(&links, &difference) { changed.linkLeftOver(&$0, &likeness) } }
    }

    let marks = marker.marks
    var assembly =
      isExchanged
      ? Assembly(
        old: second, new: first, links: links.mirrored(), tokens: (tokens.new, tokens.old),
        vocabulary: vocabulary, marks: WordMarks(old: marks.new, new: marks.old))
      : Assembly(old: first, new: second, links: links, tokens: tokens, vocabulary: vocabulary, marks: marks)
    let (blocks, spans, statistics) = assembly.assemble()
    return TextRedline(
      unchecked: SourceText(bytes: old, blocks: assembly.old.blocks),
      SourceText(bytes: new, blocks: assembly.new.blocks),
      blocks: blocks, spans: spans, statistics: statistics, notes: notes(marker.coarse))
  }

  private func notes(_ coarse: [Links.Group]) -> [TextRedline.Note] {
    let notes: [TextRedline.Note] = coarse.map {
      isExchanged ? .coarse(from: $0.new, to: $0.old) : .coarse(from: $0.old, to: $0.new)
    }
    guard isExchanged else { return notes }
    return notes.sorted { a, b in
      guard case .coarse(_, let x) = a, case .coarse(_, let y) = b else { return false }
      return x.lowerBound < y.lowerBound
    }
  }

  /// Whether two texts are in the fixed order: by length, then by their bytes.
  private static func isOrdered(_ old: Bytes, _ new: Bytes) -> Bool {
    if old.count != new.count { return old.count < new.count }
    for at in 0..<old.count where old[at] != new[at] { return old[at] < new[at] }
    return true
  }
}

extension [Range<Int>] {
  fileprivate var paragraphs: [SourceText.Block] { map { SourceText.Block(range: $0, kind: .paragraph) } }
}
