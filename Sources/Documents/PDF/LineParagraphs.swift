/// A paragraph of a page, from its lines.
struct PageParagraph {
  var lines: [TextLine]
  /// Counted from 0; of the first line.
  var page: Int
  /// The label in its first word, if any.
  var label: ListLabel?
  /// Whether the next word would not have fitted in its last line: it may continue in the next column.
  var isFull = false
  /// The right edge of the column.
  var right: Double

  var left: Double { lines.first?.box.left ?? 0 }
  var size: Double { lines.first?.size ?? 0 }
  /// Where its words begin after the label.
  var textLeft: Double { lines.first.flatMap { $0.words.count > 1 ? $0.words[1].box.left : nil } ?? left }
  var lastWord: String { lines.last?.words.last(where: { $0.note == nil })?.text ?? "" }
}

/// Joins the lines of a column into paragraphs.
///
/// A paragraph ends where the next line's first word would have fitted in its last line, where the white space is
/// larger than between lines, where size or weight change, and where the indent or a label marks a new one.
struct LineParagraphs {
  /// The baseline distance within a paragraph, in font sizes: the largest usual one.
  private let pitch: Double
  private let bodySize: Double

  /// - Parameter columns: all lines of the document, from which the usual line distance is measured.
  init(_ columns: [[TextLine]], bodySize: Double) {
    self.bodySize = bodySize
    var sure: [Double] = []
    for lines in columns {
      for (line, next) in zip(lines, lines.dropFirst()) where next.words.first?.text.first?.isLowercase == true {
        let distance = (next.bottom - line.bottom) / max(line.size, 1)
        if abs(line.size - next.size) < 0.5, (0.8...3).contains(distance) { sure.append(distance) }
      }
    }
    sure.sort()
    pitch = sure.count < 4 ? 1.3 : sure[sure.count * 9 / 10]
  }

  func paragraphs(_ lines: [TextLine], right: Double, page: Int) -> [PageParagraph] {
    var result: [PageParagraph] = []
    let edges = rightEdges(lines, right)
    for (index, line) in lines.enumerated() {
      if index > 0, goesOn(result[result.count - 1], with: line, after: lines[index - 1], edges[index - 1]) {
        result[result.count - 1].lines.append(line)
      } else {
        result.append(
          PageParagraph(lines: [line], page: page, label: Self.label(of: line), right: edges[index]))
      }
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      result[result.count - 1].isFull = Self.isFull(line, edges[index], next: next)
    }
    return result
  }

  private static func label(of line: TextLine) -> ListLabel? {
    guard let first = line.words.first, !line.isRaised(first), let label = ListLabel(first.text) else { return nil }
    return label
  }

  /// Whether a line has no room for another word: the next line's first, or one of usual length.
  static func isFull(_ line: TextLine, _ right: Double, next: TextLine?) -> Bool {
    let room = right - line.box.right
    let word = next?.words.first?.box.width ?? line.size * 2.5
    return room < word + line.size * 0.2
  }

  /// The right edge for each line: that of the column, or of its block if the block is narrower throughout.
  private func rightEdges(_ lines: [TextLine], _ right: Double) -> [Double] {
    var edges = Array(repeating: right, count: lines.count)
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, !isApart(lines[end - 1], lines[end]) { end += 1 }
      let block = lines[start..<end]
      let edge = block.map(\.box.right).max() ?? right
      if block.count >= 4, edge < right - bodySize * 2 {
        let full = zip(block, block.dropFirst()).count { Self.isFull($0, edge, next: $1) }
        if full * 10 >= (block.count - 1) * 7 { for index in start..<end { edges[index] = edge } }
      }
      start = end
    }
    return edges
  }

  /// Whether more than a line's distance or a different size separates two lines.
  private func isApart(_ line: TextLine, _ next: TextLine) -> Bool {
    let size = min(line.size, next.size)
    // Headings have their own line distance.
    let usual = size > bodySize * 1.12 ? max(pitch, 1.25) : pitch
    return next.bottom - line.bottom > size * (usual * 1.12 + 0.06) || abs(line.size - next.size) > size * 0.08
  }

  private func goesOn(_ paragraph: PageParagraph, with next: TextLine, after line: TextLine, _ right: Double) -> Bool {
    guard let first = next.words.first, let last = line.words.last(where: { $0.note == nil }) else { return false }
    if isApart(line, next) { return Self.isTallOnly(line, next, pitch) && first.text.first?.isLowercase == true }
    let isLarge = line.size > bodySize * 1.12
    if line.isBold != next.isBold, !isLarge, line.isBold ? !next.words.contains(where: \.isBold) : next.isBold {
      return LineEndHyphens.endsWithHyphen(last.text)
    }
    if LineEndHyphens.endsWithHyphen(last.text) { return true }
    let ends = Self.endsSentence(last.text)
    if let label = ListLabel(first.text), !next.isRaised(first), next.words.count > 1,
      beginsItem(label, next, paragraph, line, ends: ends)
    {
      return false
    }
    let isFull = Self.isFull(line, right, next: next)
    if isLarge, next.size > bodySize * 1.12 { return true }
    // A sentence that continues in lower case was broken early, for example before an unbreakable word.
    let isOpen = !ends && first.text.first?.isLowercase == true && line.box.width > (right - line.box.left) * 0.5
    if !isFull, !isOpen { return false }
    return indentGoesOn(paragraph, next, ends: ends)
  }

  /// A superscript or a formula may increase the line distance.
  private static func isTallOnly(_ line: TextLine, _ next: TextLine, _ pitch: Double) -> Bool {
    abs(line.size - next.size) < 0.6 && next.box.height > next.size * 1.6
      && next.bottom - line.bottom < next.size * pitch * 1.5
  }

  private func beginsItem(
    _ label: ListLabel, _ next: TextLine, _ paragraph: PageParagraph, _ line: TextLine, ends: Bool
  ) -> Bool {
    let space = next.words[1].box.left - next.words[0].box.right
    if label.isBullet, "–—-*".contains(label.text), space < next.size * 0.35, !ends,
      abs(next.box.left - paragraph.left) < 1, paragraph.label?.text != label.text
    {
      return false
    }
    if label.isDoubtful { return ends && (space > next.size * 0.45 || paragraph.label?.isDoubtful == true) }
    if ends || space > next.size * 0.45 { return true }
    // A reference wrapped over the line, `in paragraph ¶ (a) of article 5`, is where all lines begin.
    if abs(next.box.left - paragraph.left) > next.size * 0.4, paragraph.lines.count > 1 || paragraph.label == nil {
      return true
    }
    if let before = paragraph.label, let number = label.number, before.number.map({ $0 + 1 }) == number,
      abs(next.box.left - paragraph.left) < 1
    {
      return true
    }
    return paragraph.label != nil && label.number == nil && paragraph.label?.text.first == label.text.first
      && abs(next.box.left - paragraph.left) < 1 && label.text != paragraph.label?.text
  }

  private func indentGoesOn(_ paragraph: PageParagraph, _ next: TextLine, ends: Bool) -> Bool {
    let step = next.size * 0.5
    guard paragraph.lines.count == 1 else {
      let left = paragraph.lines[1].box.left
      if abs(next.box.left - left) <= step { return true }
      // Centred or wrapped around something: only an indent after a sentence begins a paragraph.
      return !ends
    }
    let indent = next.box.left - paragraph.left
    // A hanging label, or an indented first line.
    if paragraph.label != nil, abs(next.box.left - paragraph.textLeft) < next.size { return true }
    if indent < step { return indent > -next.size * 8 }
    return !ends || indent > next.size * 8
  }

  /// Whether a sentence or a list entry ends with this word.
  static func endsSentence(_ word: String) -> Bool {
    guard let last = word.last(where: { !"\"'”’»)]".contains($0) }) else { return false }
    return ".!?:;…".contains(last)
  }
}
