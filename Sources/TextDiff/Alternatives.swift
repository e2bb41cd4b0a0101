/// Pairs the bracketed alternatives of two paragraphs, `[deben] [ALT pueden]`, so that words are compared within a
/// pair.
///
/// Otherwise the beginning of one alternative and the end of the next would match as the remains of both.
enum Alternatives {
  /// A paragraph with more alternatives than this is compared as a whole.
  private static let most = 32
  /// The least similarity of a pair, out of 64.
  private static let leastAlike = 20

  /// The parts to be compared separately, in order; together they hold all tokens of both. `nil` if there are no
  /// alternatives to choose from.
  static func pairs(
    _ tokens: (old: Tokens, new: Tokens), _ old: Range<Int>, _ new: Range<Int>, _ vocabulary: Vocabulary
  ) -> [Segments.Pair]? {
    guard let oldGroups = groups(tokens.old, old, vocabulary), let newGroups = groups(tokens.new, new, vocabulary),
      max(oldGroups.count, newGroups.count) >= 2
    else { return nil }
    if newGroups.isEmpty { return chosen(among: oldGroups, old, new, tokens.old, tokens.new, vocabulary) }
    if oldGroups.isEmpty {
      return chosen(among: newGroups, new, old, tokens.new, tokens.old, vocabulary)?.map { ($0.new, $0.old) }
    }
    var pairs: [Segments.Pair] = []
    var (a, b) = (old.lowerBound, new.lowerBound)
    for (x, y) in alike(oldGroups, newGroups, tokens, vocabulary) {
      between(a..<oldGroups[x].lowerBound, b..<newGroups[y].lowerBound, oldGroups, newGroups, &pairs)
      pairs.append((oldGroups[x], newGroups[y]))
      (a, b) = (oldGroups[x].upperBound, newGroups[y].upperBound)
    }
    guard !pairs.isEmpty else { return nil }
    between(a..<old.upperBound, b..<new.upperBound, oldGroups, newGroups, &pairs)
    return pairs
  }

  /// The outermost brackets with their content; `nil` if they are unbalanced, or too many.
  private static func groups(_ tokens: Tokens, _ range: Range<Int>, _ vocabulary: Vocabulary) -> [Range<Int>]? {
    var groups: [Range<Int>] = []
    var (depth, start) = (0, 0)
    for token in range {
      switch vocabulary.roles[Int(tokens.numbers[token])] {
      case .open:
        if depth == 0 { start = token }
        depth += 1
      case .close:
        depth -= 1
        if depth < 0 { return nil }
        if depth == 0 { groups.append(start..<token + 1) }
      default: break
      }
    }
    return depth == 0 && groups.count <= most ? groups : nil
  }

  /// The ordered pairs with the greatest total similarity.
  private static func alike(
    _ old: [Range<Int>], _ new: [Range<Int>], _ tokens: (old: Tokens, new: Tokens), _ vocabulary: Vocabulary
  ) -> [(old: Int, new: Int)] {
    OrderedPairs.best(old.count, new.count) { x, y in
      // The brackets always match.
      let likeness = ColumnPairs.likeness(
        tokens.old, old[x].dropFirst().dropLast(), tokens.new, new[y].dropFirst().dropLast(), vocabulary)
      return likeness < leastAlike ? 0 : likeness
    }
  }

  /// The part between two pairs. If it contains only alternatives, each was inserted or deleted as a whole.
  private static func between(
    _ old: Range<Int>, _ new: Range<Int>, _ oldGroups: [Range<Int>], _ newGroups: [Range<Int>],
    _ pairs: inout [Segments.Pair]
  ) {
    guard !old.isEmpty || !new.isEmpty else { return }
    func holdsGroupsAlone(_ range: Range<Int>, _ groups: [Range<Int>]) -> Bool {
      groups.reduce(0) { $0 + (range.contains($1.lowerBound) ? $1.count : 0) } == range.count
    }
    if old.isEmpty || new.isEmpty || !holdsGroupsAlone(old, oldGroups) || !holdsGroupsAlone(new, newGroups) {
      pairs.append((old, new))
    } else {
      pairs.append((old, new.lowerBound..<new.lowerBound))
      pairs.append((old.upperBound..<old.upperBound, new))
    }
  }

  /// One of several alternatives was agreed, or a text became one of several: it is compared with the most similar one,
  /// between the common beginning and end of both texts.
  private static func chosen(
    among groups: [Range<Int>], _ many: Range<Int>, _ one: Range<Int>, _ manyTokens: Tokens, _ oneTokens: Tokens,
    _ vocabulary: Vocabulary
  ) -> [Segments.Pair]? {
    guard let first = groups.first, let last = groups.last else { return nil }
    var (start, end) = (0, 0)
    let (before, after) = (first.lowerBound - many.lowerBound, many.upperBound - last.upperBound)
    while start < min(before, one.count),
      manyTokens.numbers[many.lowerBound + start] == oneTokens.numbers[one.lowerBound + start]
    {
      start += 1
    }
    while end < min(after, one.count - start),
      manyTokens.numbers[many.upperBound - 1 - end] == oneTokens.numbers[one.upperBound - 1 - end]
    {
      end += 1
    }
    // Otherwise more than the choice changed.
    guard start == before, end == after,
      groups.reduce(0, { $0 + $1.count }) == last.upperBound - first.lowerBound
    else { return nil }
    let rest = one.lowerBound + start..<one.upperBound - end
    let likeness = groups.map {
      ColumnPairs.likeness(manyTokens, $0.dropFirst().dropLast(), oneTokens, rest, vocabulary)
    }
    guard let best = likeness.max(), best >= leastAlike, let choice = likeness.firstIndex(of: best) else { return nil }
    return [
      (many.lowerBound..<first.lowerBound, one.lowerBound..<rest.lowerBound),
      (first.lowerBound..<groups[choice].lowerBound, rest.lowerBound..<rest.lowerBound),
      (groups[choice], rest),
      (groups[choice].upperBound..<last.upperBound, rest.upperBound..<rest.upperBound),
      (last.upperBound..<many.upperBound, rest.upperBound..<one.upperBound),
    ].filter { !$0.0.isEmpty || !$0.1.isEmpty }
  }
}
