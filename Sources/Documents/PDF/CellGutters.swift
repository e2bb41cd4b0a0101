/// Where narrow white space separates cells: too narrow to be told from the spaces of a line by its width alone.
///
/// Two things show it. A PDF is drawn cell by cell: after the last line of one the next begins further up and to the
/// right, which running text never does. And cells begin at one x: the words after wide spaces in some rows, and after
/// narrow ones in others.
struct CellGutters {
  /// White space between cells, with the heights that they occupy.
  struct Evidence {
    var gutter: Gutter
    var heights: [ClosedRange<Double>]

    func isBeside(_ strip: PageStrip, reach: Double = 0) -> Bool {
      heights.contains { strip.top < $0.upperBound + reach && strip.bottom > $0.lowerBound - reach }
    }
  }

  private(set) var drawn: [Evidence] = []
  private(set) var aligned: [Evidence] = []
  /// The least width of a gutter: that of a thin border.
  private let least: Double
  /// The distance between the lines of two rows.
  private let reach: Double

  /// In font sizes.
  static let least = 0.04

  /// - Parameters:
  ///   - size: the size of most letters.
  ///   - wide: white space of this width separates columns by itself.
  init(_ words: [PDFWord], size: Double, wide: Double) {
    least = size * CellGutters.least
    reach = wide * 4
    // No real page has more words, nor more columns and rows than are kept below.
    guard words.count <= 20_000 else { return }
    let blocks = Self.blocks(of: words, size: size)
    for (block, next) in zip(blocks, blocks.dropFirst()) where drawn.count < 60 {
      let (box, other) = (block.box, next.box)
      guard next.first.middle < block.last.middle - block.last.height / 2, other.left - box.right >= least,
        min(box.bottom, other.bottom) - max(box.top, other.top) > 0
      else { continue }
      add(
        Evidence(
          gutter: Gutter(left: box.right, right: other.left, kind: .drawn),
          heights: [min(box.top, other.top)...max(box.bottom, other.bottom)]))
    }
    drawn = drawn.compactMap { free($0, of: words) }
    findAligned(words, wide: wide)
  }

  /// A gutter without the words of other lines: the first of a column may be indented.
  private func free(_ evidence: Evidence, of words: [PDFWord]) -> Evidence? {
    var result = evidence
    for word in words where word.box.right > result.gutter.left && word.box.left < result.gutter.right {
      guard evidence.heights.contains(where: { $0.contains(word.box.middle) }) else { continue }
      // A heading may cross it.
      if word.box.left < result.gutter.left && word.box.right > result.gutter.right { continue }
      if word.box.center > result.gutter.middle {
        result.gutter.right = word.box.left
      } else {
        result.gutter.left = word.box.right
      }
    }
    return result.gutter.width >= least ? result : nil
  }

  /// Cells one below the other have one gutter.
  private mutating func add(_ evidence: Evidence) {
    for index in drawn.indices {
      let both = Gutter(
        left: max(drawn[index].gutter.left, evidence.gutter.left),
        right: min(drawn[index].gutter.right, evidence.gutter.right), kind: .drawn)
      guard both.width >= least else { continue }
      drawn[index].gutter = both
      if drawn[index].heights.count < 100 { drawn[index].heights += evidence.heights }
      return
    }
    drawn.append(evidence)
  }

  // MARK: The order of drawing

  /// Lines drawn one after the other and one below the other.
  private struct Block {
    var box: PDFBox
    var first: PDFBox
    var last: PDFBox
  }

  private static func blocks(of words: [PDFWord], size: Double) -> [Block] {
    var blocks: [Block] = []
    let sorted = words.filter { $0.order != nil }.sorted { ($0.order ?? 0, $0.box.left) < ($1.order ?? 0, $1.box.left) }
    for word in sorted {
      let box = word.box
      guard let place = blocks.indices.last else {
        blocks.append(Block(box: box, first: box, last: box))
        continue
      }
      let last = blocks[place].last
      let isOnLine = abs(box.middle - last.middle) < min(box.height, last.height) / 2
      // The next word of the line, or the next line below it. The spaces of justified lines are wide.
      let goesOn =
        isOnLine
        ? box.left > last.right - size * 0.3 && box.left - last.right < size * 2
        : box.middle > last.middle && box.left < blocks[place].box.right && box.right > blocks[place].box.left
          && box.top - last.bottom < size * 2
      if goesOn {
        blocks[place].box.unite(box)
        if isOnLine { blocks[place].last.unite(box) } else { blocks[place].last = box }
      } else {
        blocks.append(Block(box: box, first: box, last: box))
      }
    }
    return blocks
  }

  // MARK: Alignment

  /// A word after white space that may be a gutter.
  private struct Start {
    let left: Double
    let strip: PageStrip
    let isWide: Bool
  }

  private mutating func findAligned(_ words: [PDFWord], wide: Double) {
    var starts: [Start] = []
    for strip in PageStrip.strips(of: words) {
      let usual = strip.usualSpace(below: wide)
      var last: PDFWord?
      for word in strip.words.sorted(by: { $0.box.left < $1.box.left }) {
        if last == nil {
          // The other cells of its row are on other lines.
          starts.append(Start(left: word.box.left, strip: strip, isWide: false))
        } else if let last, word.box.left > last.box.right {
          let space = word.box.left - last.box.right
          if space >= least, isApart(last, word, by: space, usual) {
            starts.append(Start(left: word.box.left, strip: strip, isWide: space >= wide))
          }
        }
        if word.box.right > last?.box.right ?? -.infinity { last = word }
      }
    }
    starts.sort { $0.left < $1.left }
    var first = 0
    while first < starts.count, aligned.count < 200 {
      var end = first + 1
      while end < starts.count, starts[end].left - starts[end - 1].left < 0.3, starts[end].left - starts[first].left < 1
      {
        end += 1
      }
      addAligned(starts[first..<end])
      first = end
    }
  }

  /// Three rows or more, at most a line apart, two of which have wide white space.
  private mutating func addAligned(_ starts: ArraySlice<Start>) {
    guard starts.count >= 3 else { return }
    var chain: [Start] = []
    func finish() {
      guard chain.count >= 3, chain.count(where: \.isWide) >= 2 else { return }
      let left = chain.map(\.left).median
      aligned.append(
        Evidence(
          gutter: Gutter(left: left - least, right: left, kind: .aligned),
          heights: [chain[0].strip.top...max(chain[chain.count - 1].strip.bottom, chain[0].strip.top)]))
    }
    for start in starts.sorted(by: { $0.strip.top < $1.strip.top }) {
      if let last = chain.last, start.strip.top - last.strip.bottom > reach {
        finish()
        chain = []
      }
      chain.append(start)
    }
    finish()
  }

  /// Whether the space between two words differs from those within a line: both are drawn separately, or it is wider.
  private func isApart(_ word: PDFWord, _ next: PDFWord, by space: Double, _ usual: Double) -> Bool {
    word.order == nil || word.order != next.order || space > usual * 1.35
  }

  // MARK: Use

  /// White space between two words of a strip with what is known about it, however narrow it is.
  ///
  /// Beside a row that was drawn by its cells the place suffices. Elsewhere the word after it must begin where cells do,
  /// or it must hold the gutter as a whole; and it must differ from the space within a line.
  ///
  /// - Parameter usual: the space between the words of the strip.
  func known(
    _ gap: Gutter, between before: PDFWord?, and after: PDFWord?, in strip: PageStrip, usual: Double
  ) -> Gutter {
    var result = gap
    func note(_ gutter: Gutter) {
      result.kind = gutter.kind
      result.core = min(result.core ?? gutter.width, gutter.width)
    }
    for evidence in drawn where evidence.isBeside(strip) {
      if min(gap.right, evidence.gutter.right) - max(gap.left, evidence.gutter.left) >= least { note(evidence.gutter) }
    }
    if result.core != nil { return result }
    guard let before, let after else {
      result.kind = .open
      return result
    }
    guard gap.width >= least else { return result }
    // Between two rows of aligned cells.
    for evidence in aligned where abs(gap.right - evidence.gutter.right) < 0.3 && evidence.isBeside(strip) {
      note(evidence.gutter)
    }
    guard result.core == nil, isApart(before, after, by: gap.width, usual) else { return result }
    let isWider = gap.width > usual * 1.35
    func fits(_ gutter: Gutter) -> Bool {
      (abs(gap.right - gutter.right) < 1 && gap.left < gutter.right)
        || (isWider && gap.left <= gutter.left && gap.right >= gutter.right)
    }
    for evidence in drawn where fits(evidence.gutter) { note(evidence.gutter) }
    if result.core != nil { return result }
    for evidence in aligned where evidence.isBeside(strip, reach: reach) && fits(evidence.gutter) {
      note(evidence.gutter)
    }
    return result
  }

  /// Whether a strip is beside others of a row that was drawn cell by cell.
  func holds(_ strip: PageStrip, _ gutter: Gutter) -> Bool {
    drawn.contains { evidence in
      evidence.isBeside(strip) && min(gutter.right, evidence.gutter.right) > max(gutter.left, evidence.gutter.left)
    }
  }
}
