/// A page cut where white space runs across it from left to right.
struct PageStrip {
  var words: [PDFWord]
  var top: Double
  var bottom: Double

  /// From top to bottom. A word counts with its core, so that tightly set lines are separate. Cost: n log n.
  static func strips(of words: [PDFWord]) -> [PageStrip] {
    func core(_ word: PDFWord) -> (top: Double, bottom: Double) {
      (word.box.middle - word.box.height * 0.25, word.box.middle + word.box.height * 0.25)
    }
    var strips: [PageStrip] = []
    for word in words.sorted(by: { core($0).top < core($1).top }) {
      let (top, bottom) = core(word)
      if let last = strips.indices.last, top < strips[last].bottom {
        strips[last].words.append(word)
        strips[last].bottom = max(strips[last].bottom, bottom)
      } else {
        strips.append(PageStrip(words: [word], top: top, bottom: bottom))
      }
    }
    return strips
  }

  /// The gaps without words, from edge to edge: wide ones, and narrow ones between cells.
  func gaps(from left: Double, to right: Double, atLeast width: Double, _ cells: CellGutters) -> [Gutter] {
    var gaps: [Gutter] = []
    var (end, last): (Double, PDFWord?) = (left, nil)
    let usual = usualSpace(below: width)
    let isText = isJustifiedLine
    func add(to right: Double, _ next: PDFWord?) {
      if isText, last != nil, next != nil { return }
      let gap = cells.known(Gutter(left: end, right: right), between: last, and: next, in: self, usual: usual)
      if gap.width >= width || gap.core != nil { gaps.append(gap) }
    }
    for word in words.sorted(by: { $0.box.left < $1.box.left }) {
      if word.box.left > end { add(to: word.box.left, word) }
      if word.box.right > end { (end, last) = (word.box.right, word) }
    }
    if right > end { add(to: right, nil) }
    return gaps
  }

  /// Many words drawn together with equal spaces, however wide these are.
  private var isJustifiedLine: Bool {
    guard words.count >= 6, let order = words[0].order, words.allSatisfy({ $0.order == order }) else { return false }
    let sorted = words.sorted { $0.box.left < $1.box.left }
    let spaces = zip(sorted, sorted.dropFirst()).map { $1.box.left - $0.box.right }
    guard let narrowest = spaces.min(), let widest = spaces.max() else { return false }
    return narrowest > 0 && widest < narrowest * 1.5
  }

  /// The usual space between words that are drawn together: of a few words, that of common fonts.
  func usualSpace(below width: Double) -> Double {
    let sorted = words.sorted { $0.box.left < $1.box.left }
    let spaces = zip(sorted, sorted.dropFirst()).compactMap { word, next in
      word.order == next.order && next.box.left > word.box.right ? next.box.left - word.box.right : nil
    }
    return spaces.count < 3 ? width * 0.36 : spaces.median
  }
}

/// White space from top to bottom between two columns.
struct Gutter {
  var left: Double
  var right: Double
  var kind = Kind.plain
  /// The width of the narrowest gutter that it holds by other evidence than its width.
  var core: Double?
  var width: Double { right - left }
  var middle: Double { (left + right) / 2 }

  enum Kind: Int {
    /// Beside all words of a strip: maybe an empty cell.
    case open
    /// Known by its width.
    case plain
    /// Words after it begin at one x.
    case aligned
    /// The text right of it was drawn after that left of it.
    case drawn
  }

  private func common(with other: Gutter) -> Gutter {
    Gutter(
      left: max(left, other.left), right: min(right, other.right),
      kind: kind.rawValue < other.kind.rawValue ? other.kind : kind, core: [core, other.core].compactMap(\.self).min())
  }

  /// The least width of what is common: a narrow gutter must be known as one in both, or be held as a whole.
  private func leastCommon(with other: Gutter, _ width: Double) -> Double {
    guard let core = core ?? other.core else { return width }
    return kind == .plain || other.kind == .plain ? min(width, core - 0.5) : width * CellGutters.least
  }

  /// The intersection of both, where it is wide enough. Cost: linear.
  static func common(_ some: [Gutter], _ others: [Gutter], atLeast width: Double) -> [Gutter] {
    var result: [Gutter] = []
    var (first, second) = (0, 0)
    while first < some.count, second < others.count {
      let both = some[first].common(with: others[second])
      if both.width >= some[first].leastCommon(with: others[second], width) { result.append(both) }
      if some[first].right < others[second].right { first += 1 } else { second += 1 }
    }
    return result
  }
}
