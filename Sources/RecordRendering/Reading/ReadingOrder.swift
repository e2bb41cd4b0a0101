import TextDiff

/// A redline in reading order: its blocks, a mark at the old place of each moved one, and gaps for blocks too far from
/// any change to be shown.
struct ReadingOrder: Sendable {
  enum Entry: Sendable, Hashable {
    /// A block, by its index in ``TextRedline/blocks``.
    case block(Int)
    /// The old place of a moved block, by the block's index.
    case movedAway(Int)
    /// Equal blocks, by their indices, beyond the context of any change.
    case unchanged(Range<Int>)
  }

  let entries: [Entry]

  /// - Parameters:
  ///   - context: How many equal blocks are shown before and after a change; all of them if `nil`.
  ///   - outline: Whether the headings above a shown block are shown too.
  ///   - wanted: Blocks that are shown although nothing in them changed.
  init(_ redline: TextRedline, context: Int?, outline: Bool = false, wanted: Set<Int> = []) {
    let blocks = redline.blocks
    let context = min(context ?? blocks.count, blocks.count)
    let leaving = Self.leavingPlaces(blocks)
    var near = [Bool](repeating: false, count: blocks.count)
    func mark(_ first: Int, _ last: Int) {
      for index in max(0, first)..<min(blocks.count, max(last + 1, 0)) { near[index] = true }
    }
    // If only numbers changed, they are shown.
    let counts = redline.isRenumberedAlone ? redline.isChanged : redline.isListed
    for (index, block) in blocks.enumerated() where counts(block) || wanted.contains(index) {
      mark(index - context, index + context)
    }
    // Its old place is between two blocks.
    for index in leaving.keys { mark(index - context + 1, index + context) }
    if outline {
      let headings = Outline(redline)
      for index in blocks.indices where near[index] {
        // The headings above a heading that is already shown are shown, too.
        var parent = headings.parents[index]
        while parent >= 0, !near[parent] {
          near[parent] = true
          parent = headings.parents[parent]
        }
      }
    }

    var entries: [Entry] = leaving[-1, default: []].map(Entry.movedAway)
    var index = 0
    while index < blocks.count {
      if near[index] {
        entries.append(.block(index))
        entries += leaving[index, default: []].map(Entry.movedAway)
        index += 1
        continue
      }
      let first = index
      while index < blocks.count, !near[index] {
        index += 1
        if leaving[index - 1] != nil { break }
      }
      // A note that one is omitted takes as much room as the block.
      entries.append(index - first == 1 ? .block(first) : .unchanged(first..<index))
      entries += leaving[index - 1, default: []].map(Entry.movedAway)
    }
    self.entries = entries
  }

  /// The block after which each moved one was; -1 for the very beginning.
  private static func leavingPlaces(_ blocks: [TextRedline.Block]) -> [Int: [Int]] {
    guard blocks.contains(where: \.isMoved) else { return [:] }
    var places: [Int: [Int]] = [:]
    var last = -1
    for index in blocks.indices.filter({ !blocks[$0].from.isEmpty }).sorted(by: {
      blocks[$0].from.lowerBound < blocks[$1].from.lowerBound
    }) {
      if blocks[index].isMoved { places[last, default: []].append(index) } else { last = index }
    }
    return places
  }
}

extension TextRedline.Block {
  var isMoved: Bool { change == .moved || change == .movedModified }
}
