/// Matches the blocks that are the same on both sides.
///
/// First blocks that are unique on both sides, as in patience diff (B. Cohen, 2008), taking the heaviest sequence that
/// is in order on both; then the rest, gap by gap, by a shortest edit script. Cost: O(n log n) and the script's bounded
/// cost. The same is repeated for blocks that differ only in their number.
struct EqualBlocks {
  private let old: Side
  private let new: Side
  /// Equal numbers for blocks that count as equal.
  private let classes: (old: [Int32], new: [Int32])
  private let classCount: Int

  /// - Parameter ignoringLabels: Whether blocks that differ only in their number count as equal.
  init(old: Side, new: Side, ignoringLabels: Bool = false) {
    self.old = old
    self.new = new
    classes = ignoringLabels ? (old.bareClasses, new.bareClasses) : (old.classes, new.classes)
    classCount = 1 + Int(max(classes.old.max() ?? -1, classes.new.max() ?? -1))
  }

  func link(_ links: inout Links, _ difference: inout SequenceDifference) {
    let common = min(classes.old.count, classes.new.count)
    var prefix = 0
    while prefix < common, classes.old[prefix] == classes.new[prefix] {
      links.link(prefix, prefix, .aligned)
      prefix += 1
    }
    var suffix = 0
    while suffix < common - prefix,
      classes.old[classes.old.count - 1 - suffix] == classes.new[classes.new.count - 1 - suffix]
    {
      suffix += 1
      links.link(classes.old.count - suffix, classes.new.count - suffix, .aligned)
    }
    let oldRange = prefix..<classes.old.count - suffix
    let newRange = prefix..<classes.new.count - suffix
    guard !oldRange.isEmpty, !newRange.isEmpty else { return }
    linkUnique(&links, oldRange, newRange)
    linkInGaps(&links, &difference, oldRange, newRange)
  }

  /// Matches equal blocks, in order, between the matched blocks.
  func linkBetween(_ links: inout Links, _ difference: inout SequenceDifference) {
    linkInGaps(&links, &difference, classes.old.indices, classes.new.indices)
  }

  private func linkUnique(_ links: inout Links, _ oldRange: Range<Int>, _ newRange: Range<Int>) {
    let pairs = uniquePairs(oldRange, newRange) { _, _ in true }
    let weights = pairs.map { old.blocks[$0.old].range.count }
    let positions = HeaviestIncreasingSubsequence.positions(
      of: pairs.map { Int32($0.new - newRange.lowerBound) }, weights: weights, bound: newRange.count)
    for position in positions { links.link(pairs[position].old, pairs[position].new, .aligned) }
  }

  /// The blocks whose content occurs once on each side, among those that pass the filter, in the old order.
  private func uniquePairs(
    _ oldRange: Range<Int>, _ newRange: Range<Int>, where isWanted: (_ side: Int, _ block: Int) -> Bool
  ) -> [(old: Int, new: Int)] {
    var oldCounts = [UInt8](repeating: 0, count: classCount)
    var newCounts = oldCounts
    var placeInNew = [Int32](repeating: -1, count: classCount)
    for block in oldRange where isWanted(0, block) {
      let number = Int(classes.old[block])
      oldCounts[number] = min(2, oldCounts[number] + 1)
    }
    for block in newRange where isWanted(1, block) {
      let number = Int(classes.new[block])
      newCounts[number] = min(2, newCounts[number] + 1)
      placeInNew[number] = Int32(block)
    }
    var pairs: [(old: Int, new: Int)] = []
    for block in oldRange where isWanted(0, block) {
      let number = Int(classes.old[block])
      if oldCounts[number] == 1, newCounts[number] == 1 { pairs.append((block, Int(placeInNew[number]))) }
    }
    return pairs
  }

  /// A shortest edit script of the blocks between two anchors; it also covers the equal runs around the anchors.
  private func linkInGaps(
    _ links: inout Links, _ difference: inout SequenceDifference, _ oldRange: Range<Int>,
    _ newRange: Range<Int>
  ) {
    var oldChanged = [Bool](repeating: false, count: classes.old.count)
    var newChanged = [Bool](repeating: false, count: classes.new.count)
    var (a, b) = (oldRange.lowerBound, newRange.lowerBound)
    while a < oldRange.upperBound || b < newRange.upperBound {
      var (aEnd, bEnd) = (a, b)
      while aEnd < oldRange.upperBound, links.kindOfOld[aEnd] == .none { aEnd += 1 }
      while bEnd < newRange.upperBound, links.kindOfNew[bEnd] == .none { bEnd += 1 }
      if a < aEnd, b < bEnd {
        difference.mark(
          classes.old, a..<aEnd, classes.new, b..<bEnd, oldChanged: &oldChanged, newChanged: &newChanged,
          vocabulary: classCount)
        RepeatedBlocks.settle(classes.old, a..<aEnd, changed: &oldChanged, beside: b..<bEnd, newChanged)
        RepeatedBlocks.settle(classes.new, b..<bEnd, changed: &newChanged, beside: a..<aEnd, oldChanged)
        var (x, y) = (a, b)
        while true {
          while x < aEnd, oldChanged[x] { x += 1 }
          while y < bEnd, newChanged[y] { y += 1 }
          guard x < aEnd, y < bEnd else { break }
          links.link(x, y, .aligned)
          x += 1
          y += 1
        }
      }
      (a, b) = (aEnd, bEnd)
      while a < oldRange.upperBound, b < newRange.upperBound, links.kindOfOld[a] == .aligned,
        Int(links.partnerOfOld[a]) == b
      {
        a += 1
        b += 1
      }
    }
  }
}

extension EqualBlocks {
  /// The least number of words and of bytes for a block to be called moved on its own; less is boilerplate.
  private static let leastWords = 4
  private static let leastBytes = 16

  /// Matches as moved the unmatched blocks that occur once on each side, and their equal neighbours.
  ///
  /// Cost: linear.
  func linkMoved(_ links: inout Links) {
    let found = uniquePairs(classes.old.indices, classes.new.indices) { side, block in
      (side == 0 ? links.kindOfOld[block] : links.kindOfNew[block]) == .none
    }
    for pair in found where isLongEnough(pair.old) {
      guard links.kindOfOld[pair.old] == .none, links.kindOfNew[pair.new] == .none else { continue }
      links.link(pair.old, pair.new, .moved)
      extend(&links, from: pair, by: 1)
      extend(&links, from: pair, by: -1)
    }
  }

  private func isLongEnough(_ block: Int) -> Bool {
    let content = old.content(of: block)
    return content.count >= Self.leastBytes && old.bytes.wordCount(content) >= Self.leastWords
  }

  private func extend(_ links: inout Links, from pair: (old: Int, new: Int), by step: Int) {
    var (x, y) = (pair.old + step, pair.new + step)
    while classes.old.indices.contains(x), classes.new.indices.contains(y), classes.old[x] == classes.new[y],
      links.kindOfOld[x] == .none, links.kindOfNew[y] == .none
    {
      links.link(x, y, .moved)
      x += step
      y += step
    }
  }
}
