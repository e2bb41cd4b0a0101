/// Which tokens of both texts are changed: true for the deleted ones of the old, the inserted ones of the
/// new.
struct WordMarks {
  var old: [Bool]
  var new: [Bool]
}

/// Marks the words of all linked blocks, and takes back the links of blocks of which too little survives.
struct WordMarker {
  /// The least likeness that must survive the comparison of words in their order, in hundredths.
  private static let (leastAligned, leastMoved, leastOfPart) = (22, 45, 50)

  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary
  var marks: WordMarks
  /// The groups that were marked without being compared to the end.
  private(set) var coarse: [Links.Group] = []

  init(_ old: Tokens, _ new: Tokens, _ vocabulary: Vocabulary) {
    tokens = (old, new)
    self.vocabulary = vocabulary
    marks = WordMarks(
      old: Array(repeating: true, count: old.numbers.count),
      new: Array(repeating: true, count: new.numbers.count))
  }

  mutating func mark(_ links: inout Links, _ difference: inout SequenceDifference) {
    var groups: [Links.Group] = []
    links.forEachGroup { group in
      let isCompared =
        !tokens.old.range(ofBlocks: group.old).isEmpty && !tokens.new.range(ofBlocks: group.new).isEmpty
      if isCompared { groups.append(group) }
    }
    for group in groups {
      let old = tokens.old.range(ofBlocks: group.old)
      let new = tokens.new.range(ofBlocks: group.new)
      compare(old, new, &difference)
      if difference.isCoarse {
        coarse.append(group)
        difference.isCoarse = false
      }
      if isKept(group) {
        Cleanup(tokens: tokens, vocabulary: vocabulary).run(old, new, &marks)
      } else {
        for token in old { marks.old[token] = true }
        for token in new { marks.new[token] = true }
        links.unlink(group)
      }
    }
  }

  private mutating func compare(_ old: Range<Int>, _ new: Range<Int>, _ difference: inout SequenceDifference)
  {
    for token in old { marks.old[token] = false }
    for token in new { marks.new[token] = false }
    difference.mark(
      tokens.old.numbers, old, tokens.new.numbers, new, oldChanged: &marks.old, newChanged: &marks.new,
      vocabulary: vocabulary.count)
  }

  private func isKept(_ group: Links.Group) -> Bool {
    func equalWeight(_ block: Int, _ tokens: Tokens, _ changed: [Bool]) -> Int {
      var weight = 0
      for token in tokens.range(ofBlock: block) where !changed[token] {
        weight += Int(vocabulary.weights[Int(tokens.numbers[token])])
      }
      return weight
    }
    let oldParts = group.old.map {
      (equalWeight($0, tokens.old, marks.old), Int(tokens.old.weightOfBlock[$0]))
    }
    let newParts = group.new.map {
      (equalWeight($0, tokens.new, marks.new), Int(tokens.new.weightOfBlock[$0]))
    }
    if oldParts.count > 1 || newParts.count > 1 {
      return (oldParts + newParts).allSatisfy { 100 * $0.0 >= Self.leastOfPart * $0.1 }
    }
    let least = group.kind == .moved ? Self.leastMoved : Self.leastAligned
    return 200 * oldParts[0].0 >= least * (oldParts[0].1 + newParts[0].1)
  }
}
