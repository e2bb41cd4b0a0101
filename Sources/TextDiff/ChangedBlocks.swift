/// Matches the blocks that are similar but not equal: in order first, then moved, then in order with less in common.
struct ChangedBlocks {
  /// The limit on aligning one gap block by block, in word lookups; beyond it, rare shingles find the pairs.
  private static let gapBound = 3_000_000
  /// The limit for all gaps together.
  private static let totalBound = 60_000_000
  /// The similarity that a pair needs, in hundredths: in order; out of order; in order, in the last pass.
  private static let (inOrder, outOfOrder, atLast) = (50, 50, 25)
  /// A block with fewer words is too common to be called moved and changed.
  private static let leastMovedWords = 8
  private static let leastMovedWeight = 36

  let old: Side
  let new: Side
  private let onThreads: Bool
  private var budget = Self.totalBound

  init(old: Side, new: Side, onThreads: Bool) {
    self.old = old
    self.new = new
    self.onThreads = onThreads
  }

  mutating func link(_ links: inout Links, _ likeness: inout Likeness) {
    var gaps = links.gaps()
    let large = gaps.filter { $0.old.count + $0.new.count > 2 && cost($0, likeness) > Self.gapBound }
    if !large.isEmpty {
      for gap in large { linkLarge(gap, &links, &likeness) }
      gaps = links.gaps()
    }
    linkGaps(gaps, &links, &likeness, GapAlignment(leastLikeness: Self.inOrder, allowsSplits: true))
    linkMoved(&links, &likeness)
    linkGaps(links.gaps(), &links, &likeness, GapAlignment(leastLikeness: Self.atLast, allowsSplits: false))
  }

  /// Matches again, block by block, what is unmatched between aligned blocks.
  mutating func linkLeftOver(_ links: inout Links, _ likeness: inout Likeness) {
    linkGaps(links.gaps(), &links, &likeness, GapAlignment(leastLikeness: Self.atLast, allowsSplits: false))
  }

  private func cost(_ gap: Links.Gap, _ likeness: Likeness) -> Int {
    let tokens = gap.new.reduce(0) { $0 + likeness.new.range(ofBlock: $1).count }
    return gap.old.count * (2 * tokens + 10 * gap.new.count)
  }

  private mutating func linkGaps(
    _ gaps: [Links.Gap], _ links: inout Links, _ likeness: inout Likeness, _ alignment: GapAlignment
  ) {
    var chosen: [(gap: Links.Gap, cost: Int)] = []
    for gap in gaps {
      let cost = cost(gap, likeness)
      guard gap.old.count == 1 && gap.new.count == 1 || (cost <= Self.gapBound && cost <= budget) else {
        continue
      }
      budget -= cost
      chosen.append((gap, cost))
    }
    for group in groups(in: chosen, &likeness, alignment) { links.link(group.old, group.new, group.kind) }
  }

  /// The groups found in all gaps, which are independent.
  private func groups(
    in gaps: [(gap: Links.Gap, cost: Int)], _ likeness: inout Likeness, _ alignment: GapAlignment
  ) -> [Links.Group] {
    let (old, new) = (old, new)
    func groups(_ gaps: ArraySlice<(gap: Links.Gap, cost: Int)>, _ likeness: inout Likeness) -> [Links.Group] {
      gaps.flatMap { alignment.groups(in: $0.gap, old: old, new: new, &likeness) }
    }
    guard onThreads, gaps.count > 1 else { return groups(gaps[...], &likeness) }
    let all = gaps.reduce(0) { $0 + $1.cost }
    var (passed, half) = (0, 0)
    while 2 * passed < all {
      passed += gaps[half].cost
      half += 1
    }
    let (first, second) = (gaps[..<half], gaps[half...])
    let copy = likeness
    let (ofSecond, ofFirst) = Parallel.both(
      {
        var likeness = copy
        return second.flatMap { alignment.groups(in: $0.gap, old: old, new: new, &likeness) }
      },
      { groups(first, &likeness) })
    return ofFirst + ofSecond
  }

  /// Takes the heaviest ordered sequence of similar pairs as anchors, so that smaller gaps are left.
  private func linkLarge(_ gap: Links.Gap, _ links: inout Links, _ likeness: inout Likeness) {
    let pairs = RareShingles.pairs(gap.old, gap.new, leastLikeness: Self.inOrder, &likeness)
    var partner: [Int: (new: Int, shared: Int)] = [:]
    var taken: Set<Int> = []
    for pair in pairs where partner[pair.old] == nil && !taken.contains(pair.new) {
      partner[pair.old] = (pair.new, pair.shared)
      taken.insert(pair.new)
    }
    let chosen = gap.old.compactMap { old in partner[old].map { (old: old, new: $0.new, shared: $0.shared) } }
    guard let first = gap.new.first, let last = gap.new.last else { return }
    let positions = HeaviestIncreasingSubsequence.positions(
      of: chosen.map { Int32($0.new - first) }, weights: chosen.map(\.shared), bound: last - first + 1)
    for position in positions { links.link(chosen[position].old, chosen[position].new, .aligned) }
  }

  private func linkMoved(_ links: inout Links, _ likeness: inout Likeness) {
    let olds = old.blocks.indices.filter {
      links.kindOfOld[$0] == .none && isLongEnough($0, likeness.old, likeness.vocabulary)
    }
    let news = new.blocks.indices.filter {
      links.kindOfNew[$0] == .none && isLongEnough($0, likeness.new, likeness.vocabulary)
    }
    guard !olds.isEmpty, !news.isEmpty else { return }
    for pair in RareShingles.pairs(olds, news, leastLikeness: Self.outOfOrder, &likeness)
    where links.kindOfOld[pair.old] == .none && links.kindOfNew[pair.new] == .none {
      links.link(pair.old, pair.new, .moved)
    }
  }

  private func isLongEnough(_ block: Int, _ tokens: Tokens, _ vocabulary: Vocabulary) -> Bool {
    guard Int(tokens.weightOfBlock[block]) >= Self.leastMovedWeight else { return false }
    return tokens.range(ofBlock: block).lazy.filter { vocabulary.isWord(tokens.numbers[$0]) }.count
      >= Self.leastMovedWords
  }
}
