/// Semantic cleanup: makes a word difference readable.
///
/// The result is always a difference of the same texts. A single insertion or deletion is shifted to the start of a
/// sentence, a line or a clause, if the words around it allow it. A date or an abbreviation is replaced as a whole. A
/// stop word alone between two replacements, or a mark between two changes, is changed with them, and so is a stop word
/// alone between a change and the border of its clause: fragments cannot be read. Cost: linear in the tokens.
struct Cleanup {
  let tokens: (old: Tokens, new: Tokens)
  let vocabulary: Vocabulary

  /// Changed tokens between two unchanged ones; either range may be empty.
  private struct Run {
    var old: Range<Int>
    var new: Range<Int>

    var isReplacement: Bool { !old.isEmpty && !new.isEmpty }

    mutating func grow(left: Int = 0, right: Int = 0) {
      old = old.lowerBound - left..<old.upperBound + right
      new = new.lowerBound - left..<new.upperBound + right
    }
  }

  func run(_ old: Range<Int>, _ new: Range<Int>, _ marks: inout WordMarks) {
    var runs = self.runs(old, new, marks)
    guard !runs.isEmpty else { return }
    for index in runs.indices {
      let before =
        index == 0
        ? (old.lowerBound, new.lowerBound) : (runs[index - 1].old.upperBound, runs[index - 1].new.upperBound)
      let isLast = index + 1 == runs.count
      let after =
        isLast
        ? (old.upperBound, new.upperBound) : (runs[index + 1].old.lowerBound, runs[index + 1].new.lowerBound)
      if runs[index].old.isEmpty {
        let shift = self.shift(runs[index].new, before.1, after.1, tokens.new, new)
        runs[index] = moved(runs[index], by: shift)
      } else if runs[index].new.isEmpty {
        let shift = self.shift(runs[index].old, before.0, after.0, tokens.old, old)
        runs[index] = moved(runs[index], by: shift)
      }
    }
    if runs.contains(where: \.isReplacement) {
      widen(&runs, old, new)
      join(&runs)
      snap(&runs, old, new)
    }
    join(&runs)
    for token in old { marks.old[token] = false }
    for token in new { marks.new[token] = false }
    for run in runs {
      for token in run.old { marks.old[token] = true }
      for token in run.new { marks.new[token] = true }
    }
  }

  private func runs(_ old: Range<Int>, _ new: Range<Int>, _ marks: WordMarks) -> [Run] {
    var runs: [Run] = []
    var (x, y) = (old.lowerBound, new.lowerBound)
    while true {
      let (xStart, yStart) = (x, y)
      while x < old.upperBound, marks.old[x] { x += 1 }
      while y < new.upperBound, marks.new[y] { y += 1 }
      if x > xStart || y > yStart { runs.append(Run(old: xStart..<x, new: yStart..<y)) }
      guard x < old.upperBound, y < new.upperBound else { return runs }
      x += 1
      y += 1
    }
  }

  private func moved(_ run: Run, by shift: Int) -> Run {
    Run(
      old: run.old.lowerBound + shift..<run.old.upperBound + shift,
      new: run.new.lowerBound + shift..<run.new.upperBound + shift)
  }

  /// How far a single run should shift, within the unchanged tokens around it.
  private func shift(_ run: Range<Int>, _ lowest: Int, _ highest: Int, _ tokens: Tokens, _ all: Range<Int>)
    -> Int
  {
    let numbers = tokens.numbers
    var (left, right) = (0, 0)
    while run.lowerBound - left > lowest, left < 64,
      numbers[run.lowerBound - left - 1] == numbers[run.upperBound - left - 1]
    {
      left += 1
    }
    while run.upperBound + right < highest, right < 64,
      numbers[run.lowerBound + right] == numbers[run.upperBound + right]
    {
      right += 1
    }
    guard left + right > 0 else { return 0 }
    var (best, bestScore) = (0, -1)
    for shift in -left...right {
      let score = border(run.lowerBound + shift, tokens, all) + border(run.upperBound + shift, tokens, all)
      if score >= bestScore { (best, bestScore) = (shift, score) }
    }
    return best
  }

  /// The quality of the border before a token as the start or end of a change.
  private func border(_ token: Int, _ tokens: Tokens, _ all: Range<Int>) -> Int {
    if token == all.lowerBound || token == all.upperBound { return 5 }
    let gap = tokens.starts[token] - tokens.ends[token - 1]
    if gap == 0 { return 0 }
    switch vocabulary.signs[Int(tokens.numbers[token - 1])] {
    case .sentence: return 4
    case .clause: return 3
    case .other, .landmark: return gap > 1 ? 3 : 2
    }
  }

  /// Widens replacements so that none begins or ends within a date or an abbreviation.
  private func widen(_ runs: inout [Run], _ old: Range<Int>, _ new: Range<Int>) {
    let units = (old: Units(tokens.old, old, vocabulary), new: Units(tokens.new, new, vocabulary))
    guard units.old.isAny || units.new.isAny else { return }
    func isWithin(_ oldToken: Int, _ newToken: Int) -> Bool {
      units.old.isWithin(oldToken) || units.new.isWithin(newToken)
    }
    for index in runs.indices where runs[index].isReplacement {
      let lowest = index == 0 ? new.lowerBound : runs[index - 1].new.upperBound
      let highest = index + 1 == runs.count ? new.upperBound : runs[index + 1].new.lowerBound
      while runs[index].new.lowerBound > lowest, isWithin(runs[index].old.lowerBound, runs[index].new.lowerBound) {
        runs[index].grow(left: 1)
      }
      while runs[index].new.upperBound < highest, isWithin(runs[index].old.upperBound, runs[index].new.upperBound) {
        runs[index].grow(right: 1)
      }
    }
  }

  /// Extends a long replacement over a short word between it and the border of its clause.
  private func snap(_ runs: inout [Run], _ old: Range<Int>, _ new: Range<Int>) {
    for index in runs.indices where runs[index].isReplacement {
      let run = runs[index]
      guard min(run.old.count, run.new.count) >= 6 else { continue }
      let lowest = index == 0 ? new.lowerBound : runs[index - 1].new.upperBound
      let highest = index + 1 == runs.count ? new.upperBound : runs[index + 1].new.lowerBound
      if run.new.lowerBound > lowest, isStopWord(run.new.lowerBound - 1),
        isClauseBorder(run.new.lowerBound - 1, tokens.new, new), isClauseBorder(run.old.lowerBound - 1, tokens.old, old)
      {
        runs[index].grow(left: 1)
      }
      if run.new.upperBound < highest, isStopWord(run.new.upperBound),
        isClauseBorder(run.new.upperBound + 1, tokens.new, new), isClauseBorder(run.old.upperBound + 1, tokens.old, old)
      {
        runs[index].grow(right: 1)
      }
    }
  }

  private func isStopWord(_ token: Int) -> Bool {
    let number = tokens.new.numbers[token]
    return vocabulary.isWord(number) && vocabulary.signs[Int(number)] == .other
      && tokens.new.ends[token] - tokens.new.starts[token] <= 3
  }

  /// Whether a clause begins or ends before a token.
  private func isClauseBorder(_ token: Int, _ tokens: Tokens, _ all: Range<Int>) -> Bool {
    if token == all.lowerBound || token == all.upperBound { return true }
    func isSign(_ token: Int) -> Bool {
      switch vocabulary.signs[Int(tokens.numbers[token])] {
      case .clause, .sentence: true
      case .other, .landmark: false
      }
    }
    return isSign(token) || isSign(token - 1)
  }

  private func join(_ runs: inout [Run]) {
    var kept = 0
    for index in runs.indices.dropFirst() {
      let stretch = runs[kept].new.upperBound..<runs[index].new.lowerBound
      if isConfetti(stretch, between: runs[kept], and: runs[index]) {
        runs[kept].old = runs[kept].old.lowerBound..<runs[index].old.upperBound
        runs[kept].new = runs[kept].new.lowerBound..<runs[index].new.upperBound
      } else {
        kept += 1
        runs[kept] = runs[index]
      }
    }
    runs.removeLast(runs.count - 1 - kept)
  }

  private func isConfetti(_ stretch: Range<Int>, between first: Run, and second: Run) -> Bool {
    if stretch.isEmpty, first.old.upperBound == second.old.lowerBound { return true }
    guard stretch.count <= 3 else { return false }
    var (words, bytes) = (0, 0)
    for token in stretch {
      if vocabulary.signs[Int(tokens.new.numbers[token])] == .landmark { return false }
      if vocabulary.isWord(tokens.new.numbers[token]) {
        guard isStopWord(token) else { return false }
        words += 1
      }
      bytes += Int(tokens.new.ends[token] - tokens.new.starts[token])
    }
    // More may be joined between two long replacements: "of the", "y de la".
    let areLong = [first, second].allSatisfy { min($0.old.count, $0.new.count) >= 4 }
    guard areLong ? words <= 2 && bytes <= 6 : stretch.count <= 2 && words <= 1 && bytes <= 4 else { return false }
    // If nothing was deleted, nothing may be marked as deleted, and vice versa.
    guard !first.old.isEmpty || !second.old.isEmpty, !first.new.isEmpty || !second.new.isEmpty else {
      return false
    }
    if first.isReplacement, second.isReplacement { return true }
    // An unchanged word is not marked on both sides because of a single insertion or deletion.
    guard words == 0 else { return false }
    let changed = first.old.count + first.new.count + second.old.count + second.new.count
    return changed >= 6 * stretch.count
  }
}
