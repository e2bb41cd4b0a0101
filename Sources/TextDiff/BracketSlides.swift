/// Shifts brackets over words instead of words over brackets.
///
/// `[urgent] and` against `[urgent and]`: bracketed parts are compared separately, so "and" would be deleted after the
/// bracket and inserted before it. Instead the bracket is marked, and the words stay. Cost: linear in the tokens, and
/// in the words that are passed.
struct BracketSlides {
  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary

  /// - Returns: whether a bracket shifted; then the parts need no longer have equal numbers of unchanged tokens.
  func slide(_ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks) -> Bool {
    var hasSlid = false
    var (x, y) = (old.lowerBound, new.lowerBound)
    while true {
      while x < old.upperBound, marks.old[x] { x += 1 }
      while y < new.upperBound, marks.new[y] { y += 1 }
      guard x < old.upperBound, y < new.upperBound else { return hasSlid }
      if isBracket(x) {
        if let count = passed(after: x, old, marks.old, before: y, new, marks.new, tokens.old, tokens.new) {
          keep(x + 1..<x + 1 + count, y - count..<y, &marks)
          (marks.old[x], marks.new[y], hasSlid) = (true, true, true)
          (x, y) = (x + count, y)
        } else if let count = passed(after: y, new, marks.new, before: x, old, marks.old, tokens.new, tokens.old) {
          keep(x - count..<x, y + 1..<y + 1 + count, &marks)
          (marks.old[x], marks.new[y], hasSlid) = (true, true, true)
          (x, y) = (x, y + count)
        }
      }
      x += 1
      y += 1
    }
  }

  private func isBracket(_ token: Int) -> Bool {
    switch vocabulary.roles[Int(tokens.old.numbers[token])] {
    case .open, .close: true
    default: false
    }
  }

  /// How many tokens marked after the bracket on one side are marked directly before it on the other; `nil` if none of
  /// them is a word.
  private func passed(
    after bracket: Int, _ all: Range<Int>, _ marks: [Bool], before other: Int, _ others: Range<Int>,
    _ otherMarks: [Bool],
    _ tokens: Tokens, _ otherTokens: Tokens
  ) -> Int? {
    var behind = 0
    while bracket + 1 + behind < all.upperBound, marks[bracket + 1 + behind] { behind += 1 }
    var before = 0
    while other - 1 - before >= others.lowerBound, otherMarks[other - 1 - before] { before += 1 }
    var count = min(behind, before, 64)
    while count > 0 {
      let numbers = tokens.numbers[bracket + 1..<bracket + 1 + count]
      if numbers.elementsEqual(otherTokens.numbers[other - count..<other]) {
        return numbers.contains(where: vocabulary.isWord) ? count : nil
      }
      count -= 1
    }
    return nil
  }

  private func keep(_ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks) {
    for token in old { marks.old[token] = false }
    for token in new { marks.new[token] = false }
  }
}
