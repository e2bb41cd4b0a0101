/// What one proposal makes of a paragraph's content: the parts that differ, on both sides.
struct EditedContent {
  /// Who proposes it.
  let holder: String
  /// The changes that make it, with their places in the draft's content, in order.
  let changes: [(place: Range<Int>, reference: ChangeReference)]
  /// What a part of it is that has no text.
  let role: BracketedParagraph.Role
  /// The proposal's content.
  let text: [UInt8]
  /// The parts of the draft's content and of the proposal's that stand for each other, in order. What is between is equal.
  private(set) var pairs: [Pair]

  struct Pair {
    var base: Range<Int>
    var text: Range<Int>
  }

  /// A content with some parts replaced.
  init(
    holder: String, base: [UInt8], edits: [(place: Range<Int>, text: ArraySlice<UInt8>)],
    changes: [(place: Range<Int>, reference: ChangeReference)]
  ) {
    (self.holder, self.changes, role) = (holder, changes, .deletion)
    var (text, pairs): ([UInt8], [Pair]) = ([], [])
    var at = 0
    for (place, words) in edits {
      text += base[at..<place.lowerBound]
      pairs.append(Pair(base: place, text: text.count..<text.count + words.count))
      text += words
      at = place.upperBound
    }
    text += base[at...]
    (self.text, self.pairs) = (text, pairs)
  }

  /// A content that is replaced as a whole.
  init(
    holder: String, whole text: [UInt8], of base: [UInt8], changes: [ChangeReference],
    role: BracketedParagraph.Role = .deletion
  ) {
    let place = 0..<base.count
    (self.holder, self.text, self.role) = (holder, text, role)
    self.changes = changes.map { (place, $0) }
    pairs = [Pair(base: place, text: 0..<text.count)]
  }

  /// Widens each part to both signs of each pair that it touches, on both sides. Cost: linear.
  mutating func close(_ constructs: InlineConstructs, in base: [UInt8]) {
    let own = InlineConstructs(text)
    guard !constructs.isEmpty || !own.isEmpty || !own.unmatched.isEmpty else { return }
    for _ in 0..<Self.mostRounds {
      var isClosed = true
      let grown = pairs.map { pair -> Range<Int> in
        let (old, new) = (constructs.closed(pair.base), own.closed(pair.text))
        guard old != pair.base || new != pair.text else { return old }
        isClosed = false
        let start = min(old.lowerBound, basePlace(new.lowerBound, isEnd: false))
        return start..<max(old.upperBound, basePlace(new.upperBound, isEnd: true))
      }
      if isClosed { return }
      regroup(grown)
    }
    regroup([0..<base.count])
  }

  /// Widens the parts so that some ranges of the draft's content are in them, and then to both signs of each pair.
  mutating func widen(to ranges: [Range<Int>], _ constructs: InlineConstructs, in base: [UInt8]) {
    regroup(pairs.map(\.base) + ranges)
    close(constructs, in: base)
  }

  private static let mostRounds = 8

  /// The text that stands for a part of the draft's content, which takes no pair apart.
  func text(for base: Range<Int>) -> ArraySlice<UInt8> {
    text[textPlace(base.lowerBound, isEnd: false)..<textPlace(base.upperBound, isEnd: true)]
  }

  private mutating func regroup(_ ranges: [Range<Int>]) {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    let new = merged.map { range in
      Pair(
        base: range,
        text: textPlace(range.lowerBound, isEnd: false)..<textPlace(range.upperBound, isEnd: true))
    }
    pairs = new
  }

  // MARK: Places

  private func basePlace(_ place: Int, isEnd: Bool) -> Int {
    let index = firstPair { $0.text.upperBound >= place }
    guard index < pairs.count else { return place - (pairs.last.map { $0.text.upperBound - $0.base.upperBound } ?? 0) }
    let pair = pairs[index]
    if place < pair.text.lowerBound { return place - (pair.text.lowerBound - pair.base.lowerBound) }
    if place == pair.text.lowerBound, place < pair.text.upperBound || !isEnd { return pair.base.lowerBound }
    if place == pair.text.upperBound { return pair.base.upperBound }
    return isEnd ? pair.base.upperBound : pair.base.lowerBound
  }

  private func textPlace(_ place: Int, isEnd: Bool) -> Int {
    let index = firstPair { $0.base.upperBound >= place }
    guard index < pairs.count else { return place + (pairs.last.map { $0.text.upperBound - $0.base.upperBound } ?? 0) }
    let pair = pairs[index]
    if place < pair.base.lowerBound { return place + (pair.text.lowerBound - pair.base.lowerBound) }
    if place == pair.base.lowerBound, place < pair.base.upperBound || !isEnd { return pair.text.lowerBound }
    if place == pair.base.upperBound { return pair.text.upperBound }
    return isEnd ? pair.text.upperBound : pair.text.lowerBound
  }

  private func firstPair(where condition: (Pair) -> Bool) -> Int {
    var (low, high) = (0, pairs.count)
    while low < high {
      let middle = (low + high) / 2
      if condition(pairs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
