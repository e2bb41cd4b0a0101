/// Which tokens of both texts are changed: true for deleted ones of the old text and inserted ones of the new.
struct WordMarks {
  var old: [Bool]
  var new: [Bool]
}

/// Marks the words of all matched blocks, and undoes the match of blocks of which too little remains.
struct WordMarker {
  /// The least similarity that must remain after comparing the words in order, in hundredths.
  private static let (leastAligned, leastMoved, leastOfPart) = (18, 40, 50)

  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary
  var marks: WordMarks
  /// The groups that were marked without being compared to the end.
  private(set) var coarse: [Links.Group] = []
  /// The groups of which too little remains, and the part of each that stays matched.
  private var settled: [(group: Links.Group, kept: Links.Group?)] = []
  private let kinds: (old: [SourceText.Block], new: [SourceText.Block])
  /// How the cells of the row before were paired, because the rows of one table have common columns.
  private var columns = ColumnPairs()

  private let onThreads: Bool

  init(
    _ old: Tokens, _ new: Tokens, _ vocabulary: Vocabulary, _ sides: (old: Side, new: Side), onThreads: Bool
  ) {
    self.onThreads = onThreads
    tokens = (old, new)
    kinds = (sides.old.blocks, sides.new.blocks)
    self.vocabulary = vocabulary
    marks = WordMarks(
      old: Array(repeating: true, count: old.numbers.count),
      new: Array(repeating: true, count: new.numbers.count))
  }

  mutating func mark(_ links: inout Links, _ difference: inout SequenceDifference) {
    let groups = comparedGroups(links)
    guard let half = halfWay(groups) else {
      settle(groups[...], &difference)
      return apply(to: &links)
    }
    // Each half has the whole budget: the second is repeated if both together needed more.
    let (all, before, rest) = (difference, self, groups[half...])
    var (ofSecond, ofFirst) = Parallel.both(
      {
        var (marker, difference) = (before, all)
        marker.settle(rest, &difference)
        return (marker: marker, budget: difference.budget)
      },
      {
        settle(groups[..<half], &difference)
        return difference.budget
      })
    if ofFirst + ofSecond.budget <= all.budget {
      ofSecond.marker = before
      ofSecond.marker.settle(rest, &difference)
    } else {
      difference.spend(all.budget - ofSecond.budget)
    }
    take(ofSecond.marker)
    apply(to: &links)
  }

  /// The groups whose blocks have tokens on both sides, in the order of the new text.
  private func comparedGroups(_ links: Links) -> [Links.Group] {
    var groups: [Links.Group] = []
    links.forEachGroup { group in
      let isCompared =
        !tokens.old.range(ofBlocks: group.old).isEmpty && !tokens.new.range(ofBlocks: group.new).isEmpty
      if isCompared { groups.append(group) }
    }
    return groups
  }

  /// Whether a split or a merge was found to be wrong.
  var hasCutGroups: Bool { settled.contains { $0.group.old.count > 1 || $0.group.new.count > 1 } }

  /// Marks the groups found among the blocks left unmatched: a paragraph that was wrongly taken as a part of its
  /// neighbour may have a match of its own.
  mutating func markLeftOver(
    _ links: inout Links, _ difference: inout SequenceDifference, link: (inout Links) -> Void
  ) {
    let isFree = links.kindOfNew.map { $0 == .none }
    link(&links)
    settled = []
    for group in comparedGroups(links) where isFree[group.new.lowerBound] { settle(group, &difference) }
    apply(to: &links)
  }

  /// Where the second half of the groups begins; `nil` if one thread does it all, or if rows are in both halves: the
  /// pairing of a row's cells depends on the rows before it.
  private func halfWay(_ groups: [Links.Group]) -> Int? {
    guard onThreads, groups.count > 1 else { return nil }
    func count(_ group: Links.Group) -> Int {
      tokens.old.range(ofBlocks: group.old).count + tokens.new.range(ofBlocks: group.new).count
    }
    let all = groups.reduce(0) { $0 + count($1) }
    var (passed, half) = (0, 0)
    while half < groups.count, 2 * passed < all {
      passed += count(groups[half])
      half += 1
    }
    func hasRows(_ groups: ArraySlice<Links.Group>) -> Bool {
      groups.contains { kinds.old[$0.old.lowerBound].kind == .tableRow }
    }
    return hasRows(groups[..<half]) && hasRows(groups[half...]) ? nil : half
  }

  /// Takes over the marks of another marker, which began with the same state and processed other groups.
  private mutating func take(_ other: WordMarker) {
    // A marker removes marks only in its own groups.
    for token in marks.old.indices { marks.old[token] = marks.old[token] && other.marks.old[token] }
    for token in marks.new.indices { marks.new[token] = marks.new[token] && other.marks.new[token] }
    coarse += other.coarse
    settled += other.settled
  }

  private func apply(to links: inout Links) {
    for (group, kept) in settled {
      links.unlink(group)
      if let kept { links.link(kept.old, kept.new, kept.kind) }
    }
  }

  private mutating func settle(_ groups: ArraySlice<Links.Group>, _ difference: inout SequenceDifference) {
    for group in groups { settle(group, &difference) }
  }

  private mutating func settle(_ group: Links.Group, _ difference: inout SequenceDifference) {
    let old = tokens.old.range(ofBlocks: group.old)
    let new = tokens.new.range(ofBlocks: group.new)
    var segments = Segments.pairs(of: group, tokens, vocabulary, kinds, &columns)
    for (old, new) in segments { compare(old, new, &difference) }
    if segments.count > 1, kinds.old[group.old.lowerBound].kind != .tableRow {
      segments = slideBrackets(segments)
    }
    if difference.isCoarse {
      coarse.append(group)
      difference.isCoarse = false
    }
    let kept = self.kept(of: group)
    if let kept, kept.old == group.old, kept.new == group.new {
      for (old, new) in segments {
        Cleanup(tokens: tokens, vocabulary: vocabulary).run(old, new, &marks)
        RewrittenSentences(tokens: tokens, vocabulary: vocabulary).mark(old, new, &marks)
      }
      return
    }
    for token in old { marks.old[token] = true }
    for token in new { marks.new[token] = true }
    settled.append((group, kept))
    if let kept { settle(kept, &difference) }
  }

  /// The parts again; those that a bracket left or entered are merged.
  private mutating func slideBrackets(_ segments: [Segments.Pair]) -> [Segments.Pair] {
    // A number before the text is a part of its own, and has no bracket.
    guard let first = segments.first(where: { $0.old.count > 1 || $0.new.count > 1 }), let last = segments.last else {
      return segments
    }
    let whole = (first.old.lowerBound..<last.old.upperBound, first.new.lowerBound..<last.new.upperBound)
    guard BracketSlides(tokens: tokens, vocabulary: vocabulary).slide(whole.0, whole.1, &marks) else { return segments }
    return segments.prefix { $0.old.upperBound <= whole.0.lowerBound && $0.new.upperBound <= whole.1.lowerBound } + [
      whole
    ]
  }

  private mutating func compare(_ old: Range<Int>, _ new: Range<Int>, _ difference: inout SequenceDifference) {
    for token in old { marks.old[token] = false }
    for token in new { marks.new[token] = false }
    difference.mark(
      tokens.old.numbers, old, tokens.new.numbers, new, oldChanged: &marks.old, newChanged: &marks.new,
      vocabulary: vocabulary.count)
    WordsFirst(tokens: tokens, vocabulary: vocabulary).improve(old, new, &marks, &difference)
  }

  /// The part of a group that stays matched: all of it, the valid parts of a split or a merge, or nothing.
  private func kept(of group: Links.Group) -> Links.Group? {
    let old = group.old.map { share($0, tokens.old, marks.old) }
    let new = group.new.map { share($0, tokens.new, marks.new) }
    if old.count > 1 || new.count > 1 {
      guard let oldRun = bestRun(old), let newRun = bestRun(new) else { return nil }
      return Links.Group(
        old: oldRun.lowerBound + group.old.lowerBound..<oldRun.upperBound + group.old.lowerBound,
        new: newRun.lowerBound + group.new.lowerBound..<newRun.upperBound + group.new.lowerBound,
        kind: group.kind)
    }
    let least = group.kind == .moved ? Self.leastMoved : Self.leastAligned
    return 200 * old[0].equal >= least * (old[0].all + new[0].all) ? group : nil
  }

  private typealias Share = (equal: Int, all: Int)

  /// The weight of a block's unchanged words, and of all of them.
  private func share(_ block: Int, _ tokens: Tokens, _ changed: [Bool]) -> Share {
    var weight = 0
    for token in tokens.range(ofBlock: block) where !changed[token] {
      weight += Int(vocabulary.weights[Int(tokens.numbers[token])])
    }
    return (weight, Int(tokens.weightOfBlock[block]))
  }

  /// The consecutive parts with enough unchanged words that have the most of them; a few inserted or deleted paragraphs
  /// may be between two of them.
  private func bestRun(_ parts: [Share]) -> Range<Int>? {
    var (best, bestWeight) = (0..<0, 0)
    var (start, end, weight) = (0, 0, 0)
    for (index, part) in parts.enumerated() where 100 * part.equal >= Self.leastOfPart * part.all {
      if index - end > GapTable.mostBetweenParts { (start, weight) = (index, 0) }
      if weight == 0 { start = index }
      weight += part.equal
      end = index + 1
      if weight > bestWeight { (best, bestWeight) = (start..<end, weight) }
    }
    return best.isEmpty ? nil : best
  }
}
