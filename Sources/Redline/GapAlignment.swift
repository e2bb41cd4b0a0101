/// Pairs the blocks of one gap by the words they share, keeping their order.
///
/// Dynamic programming over the blocks of both sides, as in the alignment of sentences (Gale and Church,
/// 1993): a block may be left alone, paired with one, or with up to five that follow each other (a split or a
/// merge). The sum of what the pairs share, each times its likeness, is made as large as it can be. Cost: for
/// a gap of r and c blocks, r times the words of the new side, and 10 r c; the caller keeps both within
/// bounds.
struct GapAlignment {
  /// The least likeness of a pair, in hundredths.
  let leastLikeness: Int
  let allowsSplits: Bool
  private static let mostParts = 5
  /// How much of each part, and of all parts of the whole, must be shared in a split, in hundredths.
  private static let leastShareOfPart = 70

  private enum Step: UInt8 {
    case none, skipOld, skipNew, pair, split, merge
  }

  func align(_ gap: Links.Gap, old: Side, new: Side, _ likeness: inout Likeness, _ links: inout Links) {
    let rows = gap.old.count
    let columns = gap.new.count
    var shared: [Int32] = []
    shared.reserveCapacity(rows * columns)
    for block in gap.old { likeness.shared(block, gap.new, into: &shared) }

    let width = columns + 1
    var best = [Int](repeating: 0, count: (rows + 1) * width)
    var steps = [(step: Step, parts: UInt8)](repeating: (.none, 0), count: best.count)
    for r in 0...rows {
      for c in 0...columns where r + c > 0 {
        var (gain, step, parts) = (-1, Step.none, 0)
        if r > 0, c > 0 {
          let pairGain = self.gain(
            Int(shared[(r - 1) * columns + c - 1]), likeness.weight(ofOld: gap.old[r - 1]),
            likeness.weight(ofNew: gap.new[c - 1]))
          if pairGain > 0 {
            let isSameKind = old.blocks[gap.old[r - 1]].kind == new.blocks[gap.new[c - 1]].kind
            gain = best[(r - 1) * width + c - 1] + (isSameKind ? pairGain : pairGain * 3 / 4)
            step = .pair
          }
          if allowsSplits {
            var (whole, sum) = (0, 0)
            for count in 1...Self.mostParts where count <= c {
              let column = c - count
              guard count == 1 || gap.new[column] + 1 == gap.new[column + 1] else { break }
              let part = Int(shared[(r - 1) * columns + column])
              let weight = likeness.weight(ofNew: gap.new[column])
              guard 100 * part >= Self.leastShareOfPart * weight, weight > 0 else { break }
              (whole, sum) = (whole + weight, sum + part)
              if count > 1 {
                let total =
                  best[(r - 1) * width + column]
                  + groupGain(sum, likeness.weight(ofOld: gap.old[r - 1]), whole)
                if total > gain { (gain, step, parts) = (total, .split, count) }
              }
            }
            (whole, sum) = (0, 0)
            for count in 1...Self.mostParts where count <= r {
              let row = r - count
              guard count == 1 || gap.old[row] + 1 == gap.old[row + 1] else { break }
              let part = Int(shared[row * columns + c - 1])
              let weight = likeness.weight(ofOld: gap.old[row])
              guard 100 * part >= Self.leastShareOfPart * weight, weight > 0 else { break }
              (whole, sum) = (whole + weight, sum + part)
              if count > 1 {
                let total =
                  best[row * width + c - 1] + groupGain(sum, likeness.weight(ofNew: gap.new[c - 1]), whole)
                if total > gain { (gain, step, parts) = (total, .merge, count) }
              }
            }
          }
        }
        if r > 0, best[(r - 1) * width + c] > gain { (gain, step) = (best[(r - 1) * width + c], .skipOld) }
        if c > 0, best[r * width + c - 1] > gain { (gain, step) = (best[r * width + c - 1], .skipNew) }
        best[r * width + c] = gain
        steps[r * width + c] = (step, UInt8(parts))
      }
    }
    trace(gap, steps, width, &links)
  }

  private func trace(
    _ gap: Links.Gap, _ steps: [(step: Step, parts: UInt8)], _ width: Int, _ links: inout Links
  ) {
    var (r, c) = (gap.old.count, gap.new.count)
    while r > 0 || c > 0 {
      let (step, parts) = steps[r * width + c]
      switch step {
      case .skipOld: r -= 1
      case .skipNew: c -= 1
      case .pair, .none:
        (r, c) = (r - 1, c - 1)
        links.link(gap.old[r], gap.new[c], .aligned)
      case .split:
        (r, c) = (r - 1, c - Int(parts))
        links.link(gap.old[r]..<gap.old[r] + 1, gap.new[c]..<gap.new[c] + Int(parts), .aligned)
      case .merge:
        (r, c) = (r - Int(parts), c - 1)
        links.link(gap.old[r]..<gap.old[r] + Int(parts), gap.new[c]..<gap.new[c] + 1, .aligned)
      }
    }
  }

  private func gain(_ shared: Int, _ oldWeight: Int, _ newWeight: Int) -> Int {
    guard Likeness.isAtLeast(leastLikeness, shared: shared, oldWeight, newWeight) else { return 0 }
    return 1 + 64 * shared * shared / (oldWeight + newWeight)
  }

  private func groupGain(_ sum: Int, _ whole: Int, _ parts: Int) -> Int {
    let shared = min(sum, whole)
    guard 100 * shared >= Self.leastShareOfPart * max(whole, parts) else { return -1 }
    return 1 + 64 * shared * shared / (whole + parts)
  }
}
