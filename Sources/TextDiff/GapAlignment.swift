/// Pairs the blocks of one gap by the words they share, in order.
///
/// Dynamic programming over the blocks of both sides, as in sentence alignment (Gale and Church, 1993): a block may be
/// left alone, paired with one, or with several consecutive ones (a split or a merge). The sum over the pairs of what
/// they share, times their similarity, is maximised. Cost: for a gap of r and c blocks, r times the words of the new
/// side, and some 10 r c; the caller bounds both.
struct GapAlignment {
  /// The least similarity of a pair, in hundredths.
  let leastLikeness: Int
  let allowsSplits: Bool

  /// The groups found, the last first.
  func groups(in gap: Links.Gap, old: Side, new: Side, _ likeness: inout Likeness) -> [Links.Group] {
    var table = GapTable(
      gap: gap, shared: likeness.shared(gap.old, gap.new), oldWeights: gap.old.map(likeness.weight(ofOld:)),
      newWeights: gap.new.map(likeness.weight(ofNew:)), leastLikeness: leastLikeness)
    for row in 0...gap.old.count {
      for column in 0...gap.new.count where row + column > 0 {
        var choice = table.skip(row, column)
        if row > 0, column > 0 {
          let kind = old.blocks[gap.old[row - 1]].kind
          let isSameKind = kind == new.blocks[gap.new[column - 1]].kind
          choice.improve(by: table.pair(row, column, isSameKind))
          if isSameKind, kind == .tableRow { choice.improve(by: table.pairOfBareRows(row, column)) }
          if allowsSplits {
            table.split(row, column, &choice)
            table.merge(row, column, &choice)
          }
        }
        table.choose(choice, row, column)
      }
    }
    return table.groups
  }
}

/// The table of the dynamic programme: for each pair of prefixes of a gap, the greatest gain and the step to it.
struct GapTable {
  /// Splits into more parts are not searched for.
  private static let mostParts = 64
  /// The most paragraphs of the other side that may be between two parts of a split or a merge.
  static let mostBetweenParts = 3
  /// The share of each part, and of all parts and the whole, that a split needs, in hundredths.
  private static let leastShareOfPart = 60

  struct Choice {
    var gain: Int
    /// The number of old and new blocks in the step: 1 and 1 for a pair, 0 for one that is left alone.
    var old: UInt8
    var new: UInt8

    mutating func improve(by other: Choice) {
      if other.gain > gain { self = other }
    }
  }

  let gap: Links.Gap
  /// The weight that each old block shares with each new one, row by row.
  let shared: [Int32]
  let oldWeights: [Int]
  let newWeights: [Int]
  let leastLikeness: Int
  private var choices: [Choice]

  init(gap: Links.Gap, shared: [Int32], oldWeights: [Int], newWeights: [Int], leastLikeness: Int) {
    self.gap = gap
    self.shared = shared
    self.oldWeights = oldWeights
    self.newWeights = newWeights
    self.leastLikeness = leastLikeness
    choices = Array(
      repeating: Choice(gain: 0, old: 0, new: 0), count: (gap.old.count + 1) * (gap.new.count + 1))
  }

  private func gain(_ row: Int, _ column: Int) -> Int { choices[row * (gap.new.count + 1) + column].gain }

  mutating func choose(_ choice: Choice, _ row: Int, _ column: Int) {
    choices[row * (gap.new.count + 1) + column] = choice
  }

  /// Leaves the last block of one side alone.
  func skip(_ row: Int, _ column: Int) -> Choice {
    var choice = Choice(gain: -1, old: 0, new: 0)
    if row > 0 { choice.improve(by: Choice(gain: gain(row - 1, column), old: 1, new: 0)) }
    if column > 0 { choice.improve(by: Choice(gain: gain(row, column - 1), old: 0, new: 1)) }
    return choice
  }

  /// Pairs the last blocks of both sides.
  func pair(_ row: Int, _ column: Int, _ isSameKind: Bool) -> Choice {
    let both = Int(shared[(row - 1) * gap.new.count + column - 1])
    let (a, b) = (oldWeights[row - 1], newWeights[column - 1])
    guard Likeness.isAtLeast(leastLikeness, shared: both, a, b) else {
      return Choice(gain: -1, old: 0, new: 0)
    }
    let gain = GapTable.gain(both, a, b)
    return Choice(gain: self.gain(row - 1, column - 1) + (isSameKind ? gain : gain * 3 / 4), old: 1, new: 1)
  }

  /// Pairs rows without words: a table's delimiter row, or empty cells.
  func pairOfBareRows(_ row: Int, _ column: Int) -> Choice {
    guard oldWeights[row - 1] == 0, newWeights[column - 1] == 0 else {
      return Choice(gain: -1, old: 0, new: 0)
    }
    return Choice(gain: gain(row - 1, column - 1) + 1, old: 1, new: 1)
  }

  /// Treats the last old block as the whole of the last new ones.
  func split(_ row: Int, _ column: Int, _ choice: inout Choice) {
    var (parts, sum, between) = (0, 0, 0)
    for count in 1...min(Self.mostParts, column) {
      let first = column - count
      guard count == 1 || gap.new[first] + 1 == gap.new[first + 1] else { return }
      let part = Int(shared[(row - 1) * gap.new.count + first])
      guard isPart(part, of: newWeights[first]) else {
        guard count > 1, between < Self.mostBetweenParts else { return }
        between += 1
        continue
      }
      between = 0
      (parts, sum) = (parts + newWeights[first], sum + part)
      guard !isTooMuch(parts, for: oldWeights[row - 1]) else { return }
      if count > 1, let gain = groupGain(sum, oldWeights[row - 1], parts) {
        choice.improve(by: Choice(gain: self.gain(row - 1, first) + gain, old: 1, new: UInt8(count)))
      }
    }
  }

  /// Treats the last new block as the whole of the last old ones.
  func merge(_ row: Int, _ column: Int, _ choice: inout Choice) {
    var (parts, sum, between) = (0, 0, 0)
    for count in 1...min(Self.mostParts, row) {
      let first = row - count
      guard count == 1 || gap.old[first] + 1 == gap.old[first + 1] else { return }
      let part = Int(shared[first * gap.new.count + column - 1])
      guard isPart(part, of: oldWeights[first]) else {
        guard count > 1, between < Self.mostBetweenParts else { return }
        between += 1
        continue
      }
      between = 0
      (parts, sum) = (parts + oldWeights[first], sum + part)
      guard !isTooMuch(parts, for: newWeights[column - 1]) else { return }
      if count > 1, let gain = groupGain(sum, newWeights[column - 1], parts) {
        choice.improve(by: Choice(gain: self.gain(first, column - 1) + gain, old: UInt8(count), new: 1))
      }
    }
  }

  private func isPart(_ part: Int, of weight: Int) -> Bool {
    weight > 0 && 100 * part >= Self.leastShareOfPart * weight
  }

  /// Whether the parts are so much longer than the whole that no further one can help.
  private func isTooMuch(_ parts: Int, for whole: Int) -> Bool { 100 * whole < Self.leastShareOfPart * parts }

  private func groupGain(_ sum: Int, _ whole: Int, _ parts: Int) -> Int? {
    // Parts cannot share more words with the whole than it has.
    let both = min(sum, whole)
    guard 100 * both >= Self.leastShareOfPart * max(whole, parts) else { return nil }
    return GapTable.gain(both, whole, parts)
  }

  /// The shared weight times the similarity: one good pair is worth more than two poor ones.
  private static func gain(_ shared: Int, _ a: Int, _ b: Int) -> Int {
    // The similarity first: the square of a very long block's weight would overflow.
    1 + shared * (65_536 * shared / (a + b)) / 1024
  }

  /// The groups on the best path, last first.
  var groups: [Links.Group] {
    var groups: [Links.Group] = []
    var (row, column) = (gap.old.count, gap.new.count)
    while row > 0 || column > 0 {
      let choice = choices[row * (gap.new.count + 1) + column]
      let (old, new) = (Int(choice.old), Int(choice.new))
      (row, column) = (row - old, column - new)
      guard old > 0, new > 0 else { continue }
      groups.append(
        Links.Group(
          old: gap.old[row]..<gap.old[row] + old, new: gap.new[column]..<gap.new[column] + new, kind: .aligned))
    }
    return groups
  }
}
