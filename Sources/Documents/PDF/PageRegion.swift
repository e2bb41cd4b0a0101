/// A part of a page that is read separately, in reading order.
enum PageRegion {
  /// Lines from top to bottom in one column, which ends at the given right edge.
  case text([TextLine], right: Double)
  case table(PageTable)
}

/// Cells by rows: each has its lines, or none.
struct PageTable {
  var rows: [[[TextLine]]]
  /// The left edges of the columns' words.
  var edges: [Double]
}

/// Divides a page into columns, tables and full-width content.
///
/// White space decides: strips of the page that share a gutter are columns, or the rows of a table.
struct PageDivision {
  private(set) var regions: [PageRegion] = []
  /// Where the gutters between long columns are.
  private(set) var gutters: [Double] = []
  /// The size of most letters of the document.
  private let size: Double
  private let known: [Double]
  private let cells: CellGutters

  /// - Parameter known: the gutters of other pages, by which a few lines at the end of a text are recognised as
  ///   columns.
  init(_ words: [PDFWord], size: Double, known: [Double] = []) {
    self.size = max(size, 4)
    self.known = known
    cells = CellGutters(words, size: self.size, wide: self.size * 0.7)
    divide(words, depth: 0)
  }

  /// The pages of a document, each divided with the help of the others.
  static func pages(_ pages: [PDFPage], size: Double) -> [[PageRegion]] {
    let words = pages.map { $0.words.filter { !$0.isRotated } }
    let divisions = words.map { PageDivision($0, size: size) }
    let known = Array(Set(divisions.flatMap(\.gutters).map { $0.rounded() }))
    guard !known.isEmpty, known.count < 100 else { return divisions.map(\.regions) }
    return words.map { PageDivision($0, size: size, known: known).regions }
  }

  private var narrowest: Double { size * 0.7 }

  private mutating func divide(_ words: [PDFWord], depth: Int) {
    guard let box = words.map(\.box).united else { return }
    let strips = PageStrip.strips(of: words)
    var plain: [PDFWord] = []
    let gaps = strips.map { $0.gaps(from: box.left, to: box.right, atLeast: narrowest, cells) }
    // No real page has more lines or words than that.
    let deepest = words.count > 50_000 ? 0 : 4
    var start = 0
    while start < strips.count {
      var common = gaps[start]
      var end = start + 1
      // Where a gutter ends: the strips down to there may be a table above shorter lines.
      var shorter: [(end: Int, gutters: [Gutter])] = []
      while end < strips.count, end - start < 300 {
        let next = Gutter.common(common, gaps[end], atLeast: narrowest)
        guard !next.isEmpty else { break }
        if next.count < common.count { shorter.append((end, common)) }
        common = next
        end += 1
      }
      let tried = depth < deepest ? [(end, common)] + shorter.suffix(8).reversed() : []
      var found: (before: Int, part: Part, after: [PageStrip])?
      for (last, gutters) in tried where found == nil {
        found = parted(Array(strips[start..<last]), gutters)
        end = last
      }
      if let (before, part, after) = found {
        if before > 0 {
          // Content left of the gutter hides the others: the columns below it are divided separately.
          plain += strips[start..<(start + before)].flatMap(\.words)
          start += before
          continue
        }
        addText(&plain, right: box.right)
        add(part, depth: depth)
        // Content after the columns is divided again, with what is below.
        start = end - after.count
      } else {
        plain += strips[start].words
        start += 1
      }
    }
    addText(&plain, right: box.right)
  }

  private mutating func addText(_ words: inout [PDFWord], right: Double) {
    if !words.isEmpty { regions.append(.text(TextLine.lines(of: words), right: right)) }
    words = []
  }

  private enum Part {
    case columns([[PDFWord]])
    case table(PageTable)
  }

  private func areKnown(_ gutters: [Gutter]) -> Bool {
    gutters.allSatisfy { gutter in known.contains { gutter.left - 2 < $0 && $0 < gutter.right + 2 } }
  }

  private mutating func add(_ part: Part, depth: Int) {
    switch part {
    case .columns(let columns):
      if depth == 0, columns.allSatisfy({ $0.count >= 40 }) {
        for (column, next) in zip(columns, columns.dropFirst()) {
          guard let left = column.map(\.box.right).max(), let right = next.map(\.box.left).min() else { continue }
          gutters.append((left + right) / 2)
        }
      }
      for column in columns { divide(column, depth: depth + 1) }
    case .table(let table): regions.append(.table(table))
    }
  }

  /// Columns or a table in some strips with common gutters; `nil` if they are neither.
  private func parted(_ run: [PageStrip], _ gutters: [Gutter]) -> (before: Int, Part, after: [PageStrip])? {
    // Gutters with words on both sides, and at least one strip that has both.
    var run = run
    var after: [PageStrip] = []
    let inner = gutters.filter { gutter in
      run.contains { strip in
        strip.words.contains { $0.box.center < gutter.middle } && strip.words.contains { $0.box.center > gutter.middle }
      }
    }
    guard !inner.isEmpty, inner.count < 40 else { return nil }
    let last = inner[0]
    func spans(_ strip: PageStrip) -> Bool { strip.words.contains { $0.box.center > last.middle } }
    // Strips left of all gutters, before and after the columns.
    func isInRow(_ strip: PageStrip) -> Bool { last.kind == .drawn && cells.holds(strip, last) }
    let before = run.prefix { !spans($0) && !isInRow($0) }.count
    run.removeFirst(before)
    let pitch = Self.pitch(Self.groups(run.flatMap(\.words), inner))
    if let cut = headingBreak(run, last, pitch) {
      after = Array(run[cut...]) + after
      run.removeSubrange(cut...)
    }
    let isKnown = areKnown(inner)
    if !isKnown, let trailing = run.lastIndex(where: { spans($0) || isInRow($0) }).map({ $0 + 1 }),
      trailing < run.count,
      run[trailing].top - run[trailing - 1].bottom > pitch * 1.6 + 1
    {
      after = Array(run[trailing...]) + after
      run.removeSubrange(trailing...)
    }
    guard !run.isEmpty else { return nil }
    let groups = Self.groups(run.flatMap(\.words), inner)
    if let rows = DrawnRows.rows(run.flatMap(\.words), inner) {
      if let table = PageTable(rows, gutters: inner) { return (before, .table(table), after) }
      if rows.count == 1 { return (before, .columns(groups), after) }
    }
    if let columns = columns(groups, run, inner, pitch) { return (before, .columns(columns), after) }
    if isKnown, !PageTable.hasRows(run, inner, pitch: pitch) { return (before, .columns(groups), after) }
    // Lines below a table do not belong to its last row.
    if let end = run.lastIndex(where: { spans($0) || isInRow($0) }),
      run.count - end - 1 > 3
        || (end + 1 < run.count && run[end + 1].top - run[end].bottom > pitch * 1.3)
    {
      after = Array(run[(end + 1)...]) + after
      run.removeSubrange((end + 1)...)
    }
    if let table = PageTable(run, inner, pitch: pitch, size: size) { return (before, .table(table), after) }
    return nil
  }

  /// Where a full-width heading is among columns: alone, with space above and below, larger or bold.
  private func headingBreak(_ run: [PageStrip], _ gutter: Gutter, _ pitch: Double) -> Int? {
    for index in run.indices.dropFirst().dropLast() {
      let strip = run[index]
      guard strip.words.allSatisfy({ $0.box.center < gutter.middle }),
        strip.words.contains(where: { $0.isBold || $0.size > size * 1.1 }),
        strip.top - run[index - 1].bottom > pitch * 1.5
      else { continue }
      return index
    }
    return nil
  }

  /// The usual white space between the cores of successive lines, within the columns.
  private static func pitch(_ groups: [[PDFWord]]) -> Double {
    var spaces: [Double] = []
    for group in groups {
      let lines = TextLine.lines(of: group)
      spaces += zip(lines, lines.dropFirst()).map { line, next in
        next.box.middle - line.box.middle - (next.box.height + line.box.height) / 4
      }
    }
    spaces.sort()
    return spaces.isEmpty ? 6 : max(spaces[spaces.count / 4], 1)
  }

  private static func groups(_ words: [PDFWord], _ gutters: [Gutter]) -> [[PDFWord]] {
    var groups = Array(repeating: [PDFWord](), count: gutters.count + 1)
    for word in words { groups[gutters.count { $0.middle < word.box.center }].append(word) }
    return groups
  }

  /// Columns of running text: each has several lines, most of which fill it.
  private func columns(
    _ groups: [[PDFWord]], _ run: [PageStrip], _ gutters: [Gutter], _ pitch: Double
  ) -> [[PDFWord]]? {
    // Labels before hanging paragraphs are not a column.
    var columns: [[PDFWord]] = []
    var labels: [PDFWord] = []
    for group in groups {
      if Self.areLabels(group) {
        labels += group
      } else {
        columns.append(labels + group)
        labels = []
      }
    }
    if !labels.isEmpty { return nil }
    guard columns.count > 1 else { return nil }
    let measured = columns.map(TextLine.lines(of:))
    for lines in measured {
      guard lines.count >= 3, let box = lines.map(\.box).united, box.width > size * 6 else { return nil }
      let full = lines.count { $0.box.width > box.width * 0.7 }
      let words = lines.reduce(0) { $0 + $1.words.count }
      guard full * 2 > lines.count, words * 10 >= lines.count * 14 else { return nil }
    }
    // In a few lines of justified text the spaces between words may coincide vertically.
    if measured.allSatisfy({ $0.count < 10 }), !PageTable.looksSet(run, size: size) { return nil }
    guard measured.contains(where: { $0.count >= 5 }) || columns.count == 2 else { return nil }
    // Short entries that are drawn row by row. The lines of running text begin in lower case.
    let lines = measured.flatMap { $0 }
    let goOn = lines.count { $0.words.first?.text.first?.isLowercase == true }
    if goOn * 4 <= lines.count, let rows = DrawnRows.rows(run.flatMap(\.words), gutters, all: true), rows.count >= 3 {
      return nil
    }
    return PageTable.hasRows(run, gutters, pitch: pitch) ? nil : columns
  }

  /// `1.`, `(a)`, `•` and similar, one per line.
  private static func areLabels(_ words: [PDFWord]) -> Bool {
    let lines = TextLine.lines(of: words)
    return lines.allSatisfy { $0.words.count == 1 && ListLabel.isLabel($0.words[0].text) }
  }
}
