import TextDiff

/// The headings above the blocks of a redline, in the order of the page.
///
/// Depths have no gaps, whatever levels a text gives its headings: a heading below one of level 1 is one deeper, be it
/// of level 2 or 5. Cost: linear.
struct Outline: Sendable {
  /// The heading directly above each block, by its index; -1 if there is none.
  private(set) var parents: [Int] = []
  /// How many headings are above each block.
  private(set) var depths: [Int] = []

  init(_ redline: TextRedline) {
    let blocks = redline.blocks
    parents.reserveCapacity(blocks.count)
    depths.reserveCapacity(blocks.count)
    var open: [(level: Int, index: Int)] = []
    for (index, block) in blocks.enumerated() {
      guard case .heading(let level) = redline.kind(of: block) else {
        add(open)
        continue
      }
      if block.to.isEmpty {
        // What follows a deleted heading was not below it in the new text.
        add(open.last.map { $0.level < level } ?? true ? open : open.dropLast())
        continue
      }
      while let last = open.last, last.level >= level { open.removeLast() }
      add(open)
      open.append((level, index))
    }
  }

  private mutating func add(_ open: [(level: Int, index: Int)]) {
    parents.append(open.last?.index ?? -1)
    depths.append(open.count)
  }
}
