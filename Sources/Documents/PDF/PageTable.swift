extension PageTable {
  /// A grid, if the words of some strips with common gutters form one: at least two rows, most of them with more than
  /// one cell.
  init?(_ strips: [PageStrip], _ gutters: [Gutter], pitch: Double, size: Double) {
    var gutters = gutters
    // A label before hanging paragraphs is not a cell.
    func cells(_ strip: PageStrip) -> [[PDFWord]] {
      var cells = Array(repeating: [PDFWord](), count: gutters.count + 1)
      for word in strip.words { cells[gutters.count { $0.middle < word.box.center }].append(word) }
      return cells
    }
    var parts = strips.map(cells)
    if gutters.count == 1,
      parts.allSatisfy({ $0[0].isEmpty || ($0[0].count == 1 && ListLabel.isLabel($0[0][0].text)) })
    {
      return nil
    }
    // Columns in only one row, such as the words of a spaced heading, are not columns.
    for gutter in gutters.indices.reversed() {
      let both = parts.count { !$0[gutter].isEmpty && !$0[gutter + 1].isEmpty }
      if both * 4 < parts.count, both < 2 {
        gutters.remove(at: gutter)
        parts = strips.map(cells)
      }
    }
    guard !gutters.isEmpty, Self.looksSet(strips, size: size) else { return nil }
    var rows: [[[PDFWord]]] = []
    let breaks = Self.breaks(strips, pitch: pitch)
    let isSpaced = breaks.count >= 2 && breaks.count < strips.count
    for (index, part) in parts.enumerated() {
      let begins = isSpaced ? breaks.contains(index) : Self.beginsRow(part)
      if begins || rows.isEmpty {
        rows.append(part)
      } else {
        for column in part.indices { rows[rows.count - 1][column] += part[column] }
      }
    }
    let full = rows.count { $0.count { !$0.isEmpty } > 1 }
    guard rows.count >= 2, full * 3 >= rows.count * 2, rows.count >= 3 || gutters.count >= 2 else { return nil }
    self.rows = rows.map { $0.map(TextLine.lines(of:)) }
    edges = (0...gutters.count).map { column in
      parts.flatMap { $0[column] }.map(\.box.left).min() ?? 0
    }
  }

  /// A grid whose rows are known: at least two, most of them with more than one cell.
  init?(_ rows: [[[PDFWord]]], gutters: [Gutter]) {
    let full = rows.count { $0.count { !$0.isEmpty } > 1 }
    guard rows.count >= 2, full * 3 >= rows.count * 2 else { return nil }
    self.rows = rows.map { $0.map(TextLine.lines(of:)) }
    edges = (0...gutters.count).map { column in rows.flatMap { $0[column] }.map(\.box.left).min() ?? 0 }
  }

  /// Whether the white space within the lines is that of cells: in justified text all spaces of a line are alike, and a
  /// few may coincide vertically.
  static func looksSet(_ strips: [PageStrip], size: Double) -> Bool {
    var likeText = 0
    var likeCells = 0
    let box = strips.flatMap(\.words).map(\.box).united
    for line in strips.flatMap({ TextLine.lines(of: $0.words) }) where line.words.count > 1 {
      let words = ListLabel.isLabel(line.words[0].text) ? line.words.dropFirst() : line.words[...]
      let gaps = zip(words, words.dropFirst()).map { $1.box.left - $0.box.right }
      guard let widest = gaps.max(), let narrowest = gaps.min() else { continue }
      // From edge to edge, with one space or several equal ones.
      let fills = box.map { line.box.left < $0.left + 1 && line.box.right > $0.right - 1 } ?? false
      if fills, widest < narrowest * 2.2 {
        likeText += 1
      } else if widest > size * 2 || (gaps.count > 1 && widest > max(narrowest, size * 0.2) * 1.7) {
        likeCells += 1
      } else if gaps.count > 1 {
        likeText += 1
      }
    }
    return likeCells > 0 && likeText * 2 <= likeCells
  }

  /// Whether a strip's cells start a new row: the first has words that do not continue in lower case by themselves, or
  /// more than half have.
  private static func beginsRow(_ part: [[PDFWord]]) -> Bool {
    let filled = part.count { !$0.isEmpty }
    if filled * 2 > part.count { return true }
    guard let first = part[0].min(by: { $0.box.left < $1.box.left }) else { return false }
    return filled > 1 || first.text.first?.isLowercase == false
  }

  /// The strips with larger white space before them than between lines: always including 0.
  private static func breaks(_ strips: [PageStrip], pitch: Double) -> Set<Int> {
    var breaks: Set<Int> = [0]
    for index in strips.indices.dropFirst() where strips[index].top - strips[index - 1].bottom > pitch * 1.3 {
      breaks.insert(index)
    }
    return breaks
  }

  /// Whether text in columns forms rows: white space runs through all of them, several times, and each starts again
  /// below it.
  static func hasRows(_ strips: [PageStrip], _ gutters: [Gutter], pitch: Double) -> Bool {
    let breaks = breaks(strips, pitch: pitch)
    // A cell with more lines is a column's text, whose paragraphs happen to end at one height.
    let height = (strips.last?.bottom ?? 0) - (strips.first?.top ?? 0)
    let line = pitch + (strips.first?.words.first?.box.height ?? 0) / 2
    guard breaks.count >= 3, height < Double(breaks.count) * line * 9 else { return false }
    let starts = breaks.count { index in
      let words = strips[index].words
      return gutters.allSatisfy { gutter in
        words.contains { $0.box.center < gutter.middle } && words.contains { $0.box.center > gutter.middle }
      }
    }
    return starts * 10 >= breaks.count * 8
  }
}
