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

  /// The gaps without words, from edge to edge.
  func gaps(from left: Double, to right: Double, atLeast width: Double) -> [Gutter] {
    var gaps: [Gutter] = []
    var end = left
    for box in words.map(\.box).sorted(by: { $0.left < $1.left }) {
      if box.left - end >= width { gaps.append(Gutter(left: end, right: box.left)) }
      end = max(end, box.right)
    }
    if right - end >= width { gaps.append(Gutter(left: end, right: right)) }
    return gaps
  }
}

/// White space from top to bottom between two columns.
struct Gutter {
  var left: Double
  var right: Double
  var width: Double { right - left }
  var middle: Double { (left + right) / 2 }

  /// The intersection of both, where it is wide enough. Cost: linear.
  static func common(_ some: [Gutter], _ others: [Gutter], atLeast width: Double) -> [Gutter] {
    var result: [Gutter] = []
    var (first, second) = (0, 0)
    while first < some.count, second < others.count {
      let both = Gutter(
        left: max(some[first].left, others[second].left), right: min(some[first].right, others[second].right))
      if both.width >= width { result.append(both) }
      if some[first].right < others[second].right { first += 1 } else { second += 1 }
    }
    return result
  }
}
