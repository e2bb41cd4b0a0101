/// Shows a rewritten sentence as one deletion and one insertion, not as scattered words.
///
/// If fewer than a third of a sentence's words are unchanged, those are mostly coincidental matches ("de", "la", "los
/// Estados"), and a reader would have to reassemble both sentences from fragments. Then everything from the first
/// changed word to the last one is marked; the unchanged beginning and end of the sentence are kept, and so are
/// brackets. Cost: linear in the tokens.
struct RewrittenSentences {
  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary

  /// A sentence with fewer changes than this is readable as it is.
  private static let fewestRuns = 3

  func mark(_ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks) {
    var (x, y) = (old.lowerBound, new.lowerBound)
    var sentence = Sentence(old: x, new: y)
    while true {
      let (firstOld, firstNew) = (x, y)
      while x < old.upperBound, marks.old[x] {
        sentence.addOld(isWord: isWord(x, tokens.old))
        x += 1
      }
      while y < new.upperBound, marks.new[y] {
        sentence.addNew(isWord: isWord(y, tokens.new))
        y += 1
      }
      if x > firstOld || y > firstNew { sentence.endRun(old: firstOld..<x, new: firstNew..<y) }
      guard x < old.upperBound, y < new.upperBound else { break }
      let number = Int(tokens.new.numbers[y])
      if isBorder(number, at: y, new) {
        close(&sentence, &marks)
        sentence = Sentence(old: x + 1, new: y + 1)
      } else if vocabulary.isWord(Int32(number)) {
        sentence.addKept()
      }
      x += 1
      y += 1
    }
    close(&sentence, &marks)
  }

  private func close(_ sentence: inout Sentence, _ marks: inout WordMarks) {
    guard sentence.runs >= Self.fewestRuns, sentence.isRewritten else { return }
    for token in sentence.changedOld { marks.old[token] = true }
    for token in sentence.changedNew { marks.new[token] = true }
  }

  private func isWord(_ token: Int, _ tokens: Tokens) -> Bool { vocabulary.isWord(tokens.numbers[token]) }

  /// An unchanged token that ends a sentence or must be kept: a bracket, a cell border.
  private func isBorder(_ number: Int, at token: Int, _ all: Range<Int>) -> Bool {
    switch vocabulary.roles[number] {
    case .open, .close, .border: return true
    default: break
    }
    guard vocabulary.signs[number] == .sentence else { return false }
    // "art. 5" and "3.2" end no sentence: white space must follow the mark.
    return token + 1 == all.upperBound || tokens.new.starts[token + 1] > tokens.new.ends[token]
  }
}

/// The state of a sentence while its tokens are read in order.
private struct Sentence {
  /// The words of each side, and the unchanged ones.
  private var (oldWords, newWords, kept) = (0, 0, 0)
  private(set) var runs = 0
  /// From the first changed token to the last one.
  private(set) var changedOld: Range<Int>
  private(set) var changedNew: Range<Int>

  init(old: Int, new: Int) {
    changedOld = old..<old
    changedNew = new..<new
  }

  mutating func addOld(isWord: Bool) { if isWord { oldWords += 1 } }
  mutating func addNew(isWord: Bool) { if isWord { newWords += 1 } }
  mutating func addKept() {
    oldWords += 1
    newWords += 1
    kept += 1
  }

  mutating func endRun(old: Range<Int>, new: Range<Int>) {
    changedOld = (runs == 0 ? old.lowerBound : changedOld.lowerBound)..<old.upperBound
    changedNew = (runs == 0 ? new.lowerBound : changedNew.lowerBound)..<new.upperBound
    runs += 1
  }

  /// Whether fewer than a third of the words are unchanged, in the shorter sentence as in the longer one.
  var isRewritten: Bool { 3 * kept < min(oldWords, newWords) }
}
