/// Chooses which of several equal consecutive blocks were inserted or deleted.
///
/// A shortest edit script may choose any of them. Those that face unmatched blocks of the other text are chosen: of a
/// hundred equal lines of which one was edited, the edited one is marked as deleted, and not another one.
struct RepeatedBlocks {
  /// For each match, and one past the last: the number of unmatched blocks of the other text before it.
  private let others: [Int]
  /// The same for this text, as far as it is decided.
  private var own: [Int]

  /// Decides for one side. Cost: linear in both ranges.
  ///
  /// - Parameter changed: which blocks of the range are unmatched; the number stays the same, and the matches keep
  ///   their order.
  static func settle(
    _ classes: [Int32], _ range: Range<Int>, changed: inout [Bool], beside other: Range<Int>, _ otherChanged: [Bool]
  ) {
    var blocks = RepeatedBlocks(
      others: counts(other, otherChanged), own: counts(range, changed))
    var (start, matches) = (range.lowerBound, 0)
    while start < range.upperBound {
      var end = start + 1
      while end < range.upperBound, classes[end] == classes[start] { end += 1 }
      matches += blocks.settle(start..<end, &changed, after: matches)
      start = end
    }
  }

  /// How many unmatched blocks are before each match, and after the last.
  private static func counts(_ range: Range<Int>, _ changed: [Bool]) -> [Int] {
    var counts = [0]
    for block in range {
      if changed[block] { counts[counts.count - 1] += 1 } else { counts.append(0) }
    }
    return counts
  }

  /// Decides for a run of equal blocks, and returns how many of them are matched.
  private mutating func settle(_ run: Range<Int>, _ changed: inout [Bool], after first: Int) -> Int {
    var placed = Self.counts(run, changed)
    let matched = placed.count - 1
    let unmatched = run.count - matched
    guard unmatched > 0, matched > 0 else { return matched }
    let places = first...first + matched
    let alone = zip(placed, places).reduce(0) { $0 + min($1.0, max(0, own[$1.1] - others[$1.1])) }
    guard alone > 0, places.contains(where: { others[$0] > own[$0] }) else { return matched }
    // Blocks that face unmatched ones stay unmatched; the others go where there is room, and else to the end of the
    // run.
    var left = 0
    for (index, place) in places.enumerated() {
      own[place] -= placed[index]
      let kept = min(placed[index], max(0, others[place] - own[place]))
      left += placed[index] - kept
      placed[index] = kept
      own[place] += kept
    }
    for (index, place) in places.enumerated() {
      let more = index == matched ? left : min(left, max(0, others[place] - own[place]))
      placed[index] += more
      own[place] += more
      left -= more
    }
    var block = run.lowerBound
    for (index, count) in placed.enumerated() {
      for _ in 0..<count {
        changed[block] = true
        block += 1
      }
      guard index < matched else { break }
      changed[block] = false
      block += 1
    }
    return matched
  }
}
