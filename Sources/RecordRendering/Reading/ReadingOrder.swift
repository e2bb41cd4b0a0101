import TextDiff

/// A redline in the order in which a reader meets it: its blocks, a mark at the old place of each moved one, and what
/// lies too far from any change to be shown.
struct ReadingOrder: Sendable {
  enum Entry: Sendable, Hashable {
    /// A block, by its index in ``TextRedline/blocks``.
    case block(Int)
    /// The old place of a moved block, by the block's index.
    case movedAway(Int)
    /// Equal blocks, by their indices, farther from a change than the context reaches.
    case unchanged(Range<Int>)
  }

  let entries: [Entry]

  /// - Parameters:
  ///   - context: How many equal blocks are shown before and after a change; all of them where it is `nil`.
  ///   - outline: Whether the headings that a shown block stands under are shown too.
  ///   - wanted: Blocks that are shown though nothing in them changed.
  init(_ redline: TextRedline, context: Int?, outline: Bool = false, wanted: Set<Int> = []) {
    let blocks = redline.blocks
    let context = min(context ?? blocks.count, blocks.count)
    let leaving = Self.leavingPlaces(blocks)
    var near = [Bool](repeating: false, count: blocks.count)
    func mark(_ first: Int, _ last: Int) {
      for index in max(0, first)..<min(blocks.count, max(last + 1, 0)) { near[index] = true }
    }
    // Where numbers are all that changed, they are what is shown.
    let counts = redline.isRenumberedAlone ? redline.isChanged : redline.isListed
    for (index, block) in blocks.enumerated() where counts(block) || wanted.contains(index) {
      mark(index - context, index + context)
    }
    // Its old place lies between two blocks.
    for index in leaving.keys { mark(index - context + 1, index + context) }
    if outline {
      let headings = Outline(redline)
      for index in blocks.indices where near[index] {
        // Those above a heading that is shown already are shown, too: it was met before.
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
      // To say that one is left out takes as much room as to show it.
      entries.append(index - first == 1 ? .block(first) : .unchanged(first..<index))
      entries += leaving[index - 1, default: []].map(Entry.movedAway)
    }
    self.entries = entries
  }

  /// After which block each moved one left the text; -1 for the very beginning.
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
