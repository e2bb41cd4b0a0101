/// The step in which each change of a redline was made, found through the versions between its two texts.
///
/// A step leads from one version to the next: one revision, or a whole round. Steps are numbered as in
/// `StateRedline.steps`. The redline is that of the two texts, with the same marks as without attribution; only its
/// spans are split where the step changes. See <doc:WhoMadeEachChange>.
public struct Attribution: Sendable, Hashable {
  /// Text that was inserted in one step and deleted in a later one: it is in neither of the two texts.
  public struct Passing: Sendable, Hashable {
    /// The block that contained it, as an index of ``TextRedline/blocks``.
    public let block: Int
    /// The span that followed it, as an index of ``TextRedline/spans``; one past the block's last span at its end.
    public let span: Int
    /// UTF-8.
    public let text: [UInt8]
    /// The step that inserted it.
    public let insertedBy: Int
    /// The step that deleted it.
    public let deletedBy: Int

    /// A passing text from its parts.
    public init(block: Int, span: Int, text: [UInt8], insertedBy: Int, deletedBy: Int) {
      self.block = block
      self.span = span
      self.text = text
      self.insertedBy = insertedBy
      self.deletedBy = deletedBy
    }
  }

  /// In the order of the redline.
  public let passing: [Passing]
  /// The statistics of each step for this text, by the step's number; only of steps with lasting changes.
  public let statistics: [Int: TextRedline.Statistics]

  /// The step of each span, and of each block that was moved; -1 for none.
  private let stepOfSpan: [Int32]
  private let moverOfBlock: [Int32]

  /// The attribution of a redline from its parts, which are checked.
  ///
  /// - Parameters:
  ///   - redline: The redline whose changes are attributed.
  ///   - stepOfSpan: The step of each span; `nil` for one that is equal.
  ///   - moverOfBlock: The step that moved each block; `nil` for one that was not moved.
  ///   - passing: In the order of the redline's blocks.
  ///   - statistics: The sums of each step.
  public init(
    of redline: TextRedline, stepOfSpan: [Int?], moverOfBlock: [Int?], passing: [Passing] = [],
    statistics: [Int: TextRedline.Statistics]
  ) throws(InvalidRedline) {
    let fault = InvalidRedline(.attribution)
    guard stepOfSpan.count == redline.spans.count, moverOfBlock.count == redline.blocks.count else { throw fault }
    let steps =
      stepOfSpan.compactMap { $0 } + moverOfBlock.compactMap { $0 } + statistics.keys
      + passing.flatMap { [$0.insertedBy, $0.deletedBy] }
    guard steps.allSatisfy((0..<Int(Int32.max)).contains),
      zip(redline.spans, stepOfSpan).allSatisfy({ $0.operation != .equal || $1 == nil }),
      zip(passing, passing.dropFirst()).allSatisfy({ $0.block <= $1.block })
    else { throw fault }
    for text in passing {
      guard redline.blocks.indices.contains(text.block) else { throw fault }
      let spans = redline.blocks[text.block].spans
      guard (spans.lowerBound...spans.upperBound).contains(text.span) else { throw fault }
    }
    for sum in statistics.values { try sum.check(blocks: redline.blocks.count) }
    self.init(
      passing: passing, statistics: statistics, stepOfSpan: stepOfSpan.map { Int32($0 ?? -1) },
      moverOfBlock: moverOfBlock.map { Int32($0 ?? -1) })
  }

  init(
    passing: [Passing], statistics: [Int: TextRedline.Statistics], stepOfSpan: [Int32], moverOfBlock: [Int32]
  ) {
    self.passing = passing
    self.statistics = statistics
    self.stepOfSpan = stepOfSpan
    self.moverOfBlock = moverOfBlock
  }

  /// The step that inserted or deleted a span; `nil` for an equal one.
  public func step(ofSpan span: Int) -> Int? { stepOfSpan[span] < 0 ? nil : Int(stepOfSpan[span]) }

  /// The step that moved a block; `nil` for one that was not moved.
  public func mover(ofBlock block: Int) -> Int? { moverOfBlock[block] < 0 ? nil : Int(moverOfBlock[block]) }

  /// Every step that a change, a passing text or a sum names.
  package var steps: Set<Int> {
    Set(stepOfSpan.lazy.filter { $0 >= 0 }.map(Int.init)).union(
      moverOfBlock.lazy.filter { $0 >= 0 }.map(Int.init)
    ).union(passing.flatMap { [$0.insertedBy, $0.deletedBy] }).union(statistics.keys)
  }

  /// The steps that changed a block, in order.
  public func steps(ofBlock block: Int, in redline: TextRedline) -> [Int] {
    var steps = Set(redline.blocks[block].spans.compactMap(step(ofSpan:)))
    if let mover = mover(ofBlock: block) { steps.insert(mover) }
    return steps.sorted()
  }

  /// The texts that passed through a block.
  public func passing(throughBlock block: Int) -> ArraySlice<Passing> {
    // Sorted by block, so the first is found by binary search.
    var (low, high) = (0, passing.count)
    while low < high {
      let middle = (low + high) / 2
      if passing[middle].block < block { low = middle + 1 } else { high = middle }
    }
    return passing[low...].prefix { $0.block == block }
  }
}
