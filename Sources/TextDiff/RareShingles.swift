/// Finds, among many blocks, the pairs that may be similar, without comparing each with each.
///
/// Pairs of neighbouring words (shingles; A. Broder, 1997) that occur in few blocks of either side lead from a block to
/// its likely matches. Cost: O(n log n) for n words, by sorting.
struct RareShingles {
  /// A shingle in more blocks than this is not significant.
  private static let mostBlocks = 6
  /// The candidates of one block that are compared fully.
  private static let mostCandidates = 4

  struct Pair {
    let old: Int
    let new: Int
    let shared: Int
    /// Dice's coefficient in thousandths.
    let likeness: Int
  }

  /// The pairs with at least this similarity in hundredths, from the full shared weight of the blocks.
  static func pairs(
    _ olds: [Int], _ news: [Int], leastLikeness: Int, _ likeness: inout Likeness
  ) -> [Pair] {
    let oldShingles = shingles(olds, likeness.old, likeness.vocabulary)
    let newShingles = shingles(news, likeness.new, likeness.vocabulary)
    var meetings: [UInt64] = []
    var (x, y) = (0, 0)
    while x < oldShingles.count, y < newShingles.count {
      let (a, b) = (oldShingles[x] >> 32, newShingles[y] >> 32)
      let xEnd = runEnd(oldShingles, x)
      let yEnd = runEnd(newShingles, y)
      if a == b {
        if xEnd - x <= mostBlocks, yEnd - y <= mostBlocks {
          for i in x..<xEnd {
            for j in y..<yEnd {
              meetings.append((newShingles[j] & 0xFFFF_FFFF) << 32 | oldShingles[i] & 0xFFFF_FFFF)
            }
          }
        }
        (x, y) = (xEnd, yEnd)
      } else if a < b {
        x = xEnd
      } else {
        y = yEnd
      }
    }
    meetings.sort()
    return best(of: meetings, leastLikeness, &likeness)
  }

  /// Each shingle's hash in the upper half, its block in the lower; sorted, without repetitions within a block.
  private static func shingles(_ blocks: [Int], _ tokens: Tokens, _ vocabulary: Vocabulary) -> [UInt64] {
    var result: [UInt64] = []
    for block in blocks {
      var last: UInt64?
      for token in tokens.range(ofBlock: block) where vocabulary.isWord(tokens.numbers[token]) {
        let number = UInt64(tokens.numbers[token])
        if let last {
          let hash = Bytes.fold(last &+ 0x9E37_79B9_7F4A_7C15, number &+ 0xE703_7ED1_A0B4_28DB)
          result.append(hash << 32 | UInt64(block))
        }
        last = number
      }
    }
    result.sort()
    var kept = 0
    for at in result.indices where at == 0 || result[at] != result[kept - 1] {
      result[kept] = result[at]
      kept += 1
    }
    result.removeLast(result.count - kept)
    return result
  }

  private static func runEnd(_ shingles: [UInt64], _ start: Int) -> Int {
    var end = start + 1
    while end < shingles.count, shingles[end] >> 32 == shingles[start] >> 32 { end += 1 }
    return end
  }

  /// Whether one block has so much more weightless punctuation that comparing it for the other's sake could cost more
  /// than the text's length.
  private static func isDrowned(_ old: Int, _ new: Int, _ likeness: Likeness) -> Bool {
    let counts = (likeness.old.range(ofBlock: old).count, likeness.new.range(ofBlock: new).count)
    return max(counts.0, counts.1) > 64 + 8 * min(counts.0, counts.1)
  }

  private static func best(of meetings: [UInt64], _ leastLikeness: Int, _ likeness: inout Likeness) -> [Pair] {
    var pairs: [Pair] = []
    var candidates: [(count: Int, old: Int)] = []
    var at = 0
    while at < meetings.count {
      let new = Int(meetings[at] >> 32)
      candidates.removeAll(keepingCapacity: true)
      while at < meetings.count, Int(meetings[at] >> 32) == new {
        var end = at + 1
        while end < meetings.count, meetings[end] == meetings[at] { end += 1 }
        candidates.append((end - at, Int(meetings[at] & 0xFFFF_FFFF)))
        at = end
      }
      candidates.sort { $0.count != $1.count ? $0.count > $1.count : $0.old < $1.old }
      for candidate in candidates.prefix(mostCandidates) {
        let weights = (likeness.weight(ofOld: candidate.old), likeness.weight(ofNew: new))
        guard
          Likeness.isAtLeast(leastLikeness, shared: min(weights.0, weights.1), weights.0, weights.1),
          !isDrowned(candidate.old, new, likeness)
        else { continue }
        let shared = likeness.shared(candidate.old, new)
        if Likeness.isAtLeast(leastLikeness, shared: shared, weights.0, weights.1) {
          let dice = 2000 * shared / (weights.0 + weights.1)
          pairs.append(Pair(old: candidate.old, new: new, shared: shared, likeness: dice))
        }
      }
    }
    // The best first; the remaining order only makes the result deterministic.
    pairs.sort {
      ($0.likeness, $0.shared, -$0.old, -$0.new) > ($1.likeness, $1.shared, -$1.old, -$1.new)
    }
    return pairs
  }
}
