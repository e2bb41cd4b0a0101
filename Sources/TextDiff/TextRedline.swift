/// The comparison of two texts: blocks aligned, moves found, words marked.
///
/// Taking the `equal` and `delete` spans of every block in the order of ``Block/from`` gives the old text byte for
/// byte; `equal` and `insert` in the order of ``Block/to`` give the new one.
public struct TextRedline: Sendable, Hashable {
  /// Incremented when the same two texts would give another redline.
  public static let engine = 3

  /// The old text, with its blocks.
  public let old: SourceText
  /// The new text, with its blocks.
  public let new: SourceText
  /// In the order of the new text; a deleted block is where it was removed. A moved block appears once, at its new
  /// place.
  public let blocks: [Block]
  /// The spans of all blocks, one after the other; ``Block/spans`` gives those of a block.
  public let spans: [Span]
  /// How much differs.
  public let statistics: Statistics
  /// Where the comparison was coarser than by words, and why.
  public let notes: [Note]

  /// A paragraph or similar block: how it changed, and its words.
  public struct Block: Sendable, Hashable {
    /// What differs in it.
    public let change: BlockChange
    /// The numbers of its blocks in the old text; empty for an inserted block. More than one only where blocks were
    /// merged.
    public var from: Range<Int> { compactFrom.range }
    /// The numbers of its blocks in the new text; empty for a deleted block. More than one only where a block was
    /// split.
    public var to: Range<Int> { compactTo.range }
    /// Its spans, as a range of ``TextRedline/spans``.
    public var spans: Range<Int> { compactSpans.range }

    private let compactFrom: CompactRange
    private let compactTo: CompactRange
    private let compactSpans: CompactRange

    /// A block from its parts. Numbers of 2³¹ or more are a programming error.
    public init(change: BlockChange, from: Range<Int>, to: Range<Int>, spans: Range<Int>) {
      self.change = change
      compactFrom = CompactRange(from)
      compactTo = CompactRange(to)
      compactSpans = CompactRange(spans)
    }
  }

  /// A run of bytes on both sides, or on one side only.
  public struct Span: Sendable, Hashable {
    /// Whether its bytes are in both texts or in one.
    public let operation: Operation
    /// Its range in the old text's bytes; empty for an insertion.
    public var old: Range<Int> { compactOld.range }
    /// Its range in the new text's bytes; empty for a deletion.
    public var new: Range<Int> { compactNew.range }

    private let compactOld: CompactRange
    private let compactNew: CompactRange

    /// A span from its parts. Numbers of 2³¹ or more are a programming error.
    public init(_ operation: Operation, old: Range<Int>, new: Range<Int>) {
      self.operation = operation
      compactOld = CompactRange(old)
      compactNew = CompactRange(new)
    }
  }

  /// How some words changed.
  public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
    /// In both texts, only in the new one, only in the old one.
    case equal, insert, delete
  }

  /// How a block changed. The raw values are those of the JSON contract.
  public enum BlockChange: String, Sendable, Hashable, Codable, CaseIterable {
    /// The same on both sides; with changed words; in one text only; the same at another place.
    case equal, modified, inserted, deleted, moved
    /// At another place, with changed words.
    case movedModified = "moved_modified"
    /// One block became several; several became one.
    case split, merged
  }

  /// Words and blocks counted.
  public struct Statistics: Sendable, Hashable {
    /// Words that only the new text has.
    public var wordsInserted = 0
    /// Words that only the old text has.
    public var wordsDeleted = 0
    /// Words of both texts.
    public var wordsEqual = 0
    /// Blocks at another place.
    public var blocksMoved = 0
    /// Blocks whose number changed; the number does not count as a word.
    public var blocksRenumbered = 0

    /// For two empty texts.
    public init() {}

    /// Statistics from their numbers.
    public init(
      wordsInserted: Int, wordsDeleted: Int, wordsEqual: Int, blocksMoved: Int = 0, blocksRenumbered: Int = 0
    ) {
      self.wordsInserted = wordsInserted
      self.wordsDeleted = wordsDeleted
      self.wordsEqual = wordsEqual
      self.blocksMoved = blocksMoved
      self.blocksRenumbered = blocksRenumbered
    }

    /// Adds the numbers of another comparison.
    public static func += (sum: inout Statistics, part: Statistics) {
      sum.wordsInserted += part.wordsInserted
      sum.wordsDeleted += part.wordsDeleted
      sum.wordsEqual += part.wordsEqual
      sum.blocksMoved += part.blocksMoved
      sum.blocksRenumbered += part.blocksRenumbered
    }
  }

  /// A place where less was compared than a reader would expect.
  public enum Note: Sendable, Hashable {
    /// A pair of blocks too large to compare word by word within the limits was marked more coarsely.
    case coarse(from: Range<Int>, to: Range<Int>)
  }

  /// The bytes of a span: of the old side for a deletion, of the new side otherwise.
  public func bytes(of span: Span) -> ArraySlice<UInt8> {
    span.operation == .delete ? old.bytes[span.old] : new.bytes[span.new]
  }

  /// Whether the two texts are the same, byte for byte.
  public var isUnchanged: Bool { blocks.allSatisfy { $0.change == .equal } }

  /// A redline from its parts, which are not checked.
  init(
    unchecked old: SourceText, _ new: SourceText, blocks: [Block], spans: [Span], statistics: Statistics, notes: [Note]
  ) {
    self.old = old
    self.new = new
    self.blocks = blocks
    self.spans = spans
    self.statistics = statistics
    self.notes = notes
  }
}
