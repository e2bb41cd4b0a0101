/// Gives words precedence over punctuation where the two compete to stay unchanged.
///
/// A shortest edit script counts a bracket like a word. Where brackets come and go around words, it may keep the
/// brackets and mark the words: `[necessary]` against `necessary [and appropriate]`. If a difference of the words alone
/// keeps more of them, it is used, and the punctuation is compared between unchanged words. Cost: a second search of
/// the words, only where some are marked on both sides while punctuation is kept.
struct WordsFirst {
  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary

  func improve(
    _ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks, _ difference: inout SequenceDifference
  ) {
    guard !difference.isCoarse, let (old, new) = gaining(old, new, marks) else { return }
    let (oldWords, newWords) = (old.filter { isWord($0, tokens.old) }, new.filter { isWord($0, tokens.new) })
    let (oldNumbers, newNumbers) = (oldWords.map { tokens.old.numbers[$0] }, newWords.map { tokens.new.numbers[$0] })
    var (oldMarks, newMarks) = (oldWords.map { _ in false }, newWords.map { _ in false })
    difference.mark(
      oldNumbers, oldNumbers.indices, newNumbers, newNumbers.indices, oldChanged: &oldMarks, newChanged: &newMarks,
      vocabulary: vocabulary.count)
    guard !difference.isCoarse else {
      difference.isCoarse = false
      return
    }
    guard oldMarks.count(where: { !$0 }) > oldWords.count(where: { !marks.old[$0] }) else { return }
    var (a, b) = (old.lowerBound, new.lowerBound)
    var newWord = 0
    for (place, word) in oldWords.enumerated() where !oldMarks[place] {
      while newMarks[newWord] { newWord += 1 }
      between(a..<word, b..<newWords[newWord], &marks, &difference)
      (marks.old[word], marks.new[newWords[newWord]]) = (false, false)
      (a, b) = (word + 1, newWords[newWord] + 1)
      newWord += 1
    }
    between(a..<old.upperBound, b..<new.upperBound, &marks, &difference)
  }

  /// The ranges without their common beginning and end, which either comparison keeps; `nil` unless words are marked on
  /// both sides there while some punctuation is not.
  private func gaining(
    _ old: Range<Int>, _ new: Range<Int>, _ marks: WordMarks
  ) -> (old: Range<Int>, new: Range<Int>)? {
    guard let firstOld = old.first(where: { marks.old[$0] }), let lastOld = old.last(where: { marks.old[$0] }),
      let firstNew = new.first(where: { marks.new[$0] }), let lastNew = new.last(where: { marks.new[$0] })
    else { return nil }
    let head = min(firstOld - old.lowerBound, firstNew - new.lowerBound)
    let tail = min(old.upperBound - lastOld, new.upperBound - lastNew) - 1
    let (oldMiddle, newMiddle) = (
      old.lowerBound + head..<old.upperBound - tail, new.lowerBound + head..<new.upperBound - tail
    )
    guard oldMiddle.contains(where: { !marks.old[$0] && !isWord($0, tokens.old) }),
      (firstOld...lastOld).contains(where: { marks.old[$0] && isWord($0, tokens.old) }),
      (firstNew...lastNew).contains(where: { marks.new[$0] && isWord($0, tokens.new) })
    else { return nil }
    return (oldMiddle, newMiddle)
  }

  /// A cell border counts as a word: no change may cross it.
  private func isWord(_ token: Int, _ tokens: Tokens) -> Bool {
    vocabulary.isWord(tokens.numbers[token]) || vocabulary.roles[Int(tokens.numbers[token])] == .border
  }

  private func between(
    _ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks, _ difference: inout SequenceDifference
  ) {
    for token in old { marks.old[token] = false }
    for token in new { marks.new[token] = false }
    difference.mark(
      tokens.old.numbers, old, tokens.new.numbers, new, oldChanged: &marks.old, newChanged: &marks.new,
      vocabulary: vocabulary.count)
  }
}
