import DocumentModel
import MarkdownText

/// Makes the blocks of a text from the content of the pages, in reading order.
struct PageBlocks {
  private(set) var hyphens: LineEndHyphens
  private let notes: [[TextLine]]
  private let bodySize: Double
  /// The sizes of headings, from the largest.
  private var headingSizes: [Double] = []
  private var boldIsHeading = false
  private var assembly = BlockAssembly()
  /// The left edges of the labels of the open list.
  private var levels: [Double] = []
  /// Letters that are omitted for a reason: those of bullets and note marks, and table headings repeated on the next
  /// page.
  private(set) var left = 0
  /// The left edge of the words of its last item.
  private var itemLeft = 0.0

  enum Item {
    case paragraph(PageParagraph)
    case table(PageTable, page: Int)
  }

  init(hyphens: LineEndHyphens, notes: [[TextLine]], bodySize: Double) {
    self.hyphens = hyphens
    self.notes = notes
    self.bodySize = bodySize
  }

  mutating func blocks(of items: [Item]) -> [Block] {
    findHeadings(items)
    for item in joined(items) {
      switch item {
      case .paragraph(let paragraph): add(paragraph)
      case .table(let table, _):
        levels = []
        assembly.add(block(of: table))
      }
    }
    return assembly.finish()
  }

  // MARK: Headings

  private mutating func findHeadings(_ items: [Item]) {
    let paragraphs = items.compactMap { item in
      if case .paragraph(let paragraph) = item { paragraph } else { nil }
    }
    let sizes = Set(paragraphs.filter(hasHeadingSize).map { ($0.size * 2).rounded() / 2 })
    headingSizes = Array(sizes.sorted(by: >).prefix(5))
    // If most of a text is bold, bold type is no heading.
    boldIsHeading = paragraphs.count { $0.lines.allSatisfy(\.isBold) } * 2 < paragraphs.count
  }

  private func hasHeadingSize(_ paragraph: PageParagraph) -> Bool {
    paragraph.lines.count <= 5 && paragraph.lines.allSatisfy { $0.size > bodySize * 1.12 }
      && paragraph.lines.reduce(0) { $0 + $1.text.count } <= 300 && paragraph.label?.isBullet != true
      && paragraph.lines.contains { $0.words.contains { $0.letters > 0 } }
  }

  private func headingLevel(_ paragraph: PageParagraph) -> Int? {
    if hasHeadingSize(paragraph) {
      let size = (paragraph.size * 2).rounded() / 2
      return (headingSizes.firstIndex(of: size) ?? headingSizes.count - 1) + 1
    }
    guard boldIsHeading, paragraph.lines.count <= 2, paragraph.lines.allSatisfy(\.isBold),
      paragraph.label?.isBullet != true, paragraph.lines.reduce(0, { $0 + $1.words.count }) <= 25,
      abs(paragraph.size - bodySize) < bodySize * 0.12,
      let last = paragraph.lastWord.last, !".;,:".contains(last)
    else { return nil }
    return min(headingSizes.count + 1, 6)
  }

  // MARK: Paragraphs

  /// Paragraphs and tables continued over columns and pages, joined.
  private mutating func joined(_ items: [Item]) -> [Item] {
    var result: [Item] = []
    for item in items {
      switch (result.last, item) {
      case (.paragraph(var before)?, .paragraph(let next)) where Self.goesOn(before, next):
        before.lines += next.lines
        before.isFull = next.isFull
        before.right = next.right
        result[result.count - 1] = .paragraph(before)
      case (.table(var before, let page)?, .table(let next, let nextPage))
      where page != nextPage && before.edges.count == next.edges.count
        && zip(before.edges, next.edges).allSatisfy({ abs($0 - $1) < 12 }):
        let head = before.rows.first.map(Self.words) ?? []
        let isRepeated = next.rows.first.map(Self.words) == head
        if isRepeated { left += LetterCount.of(head.joined(separator: " ")) }
        before.rows += isRepeated ? Array(next.rows.dropFirst()) : next.rows
        result[result.count - 1] = .table(before, page: nextPage)
      default: result.append(item)
      }
    }
    return result
  }

  private static func words(_ row: [[TextLine]]) -> [String] {
    row.map { $0.map(\.text).joined(separator: " ") }
  }

  /// Whether a paragraph at the top of a column or page continues the one before it.
  private static func goesOn(_ before: PageParagraph, _ next: PageParagraph) -> Bool {
    guard let last = before.lines.last, let first = next.lines.first, let word = first.words.first else { return false }
    // Within a column the lines have decided already.
    let isElsewhere = next.page != before.page || first.box.top < last.box.top || first.box.left > last.box.right
    guard isElsewhere, abs(last.size - first.size) < last.size * 0.08, last.isBold == first.isBold else { return false }
    if LineEndHyphens.endsWithHyphen(before.lastWord) { return true }
    guard before.isFull, next.label == nil || next.label?.isDoubtful == true else {
      // A short line may continue after a picture or a table; only a lower-case letter shows it.
      return !LineParagraphs.endsSentence(before.lastWord) && next.label == nil && word.text.first?.isLowercase == true
    }
    if !LineParagraphs.endsSentence(before.lastWord) { return true }
    // The sentence ends with the line: an indent begins a paragraph, otherwise most paragraphs continue.
    let isIndented = next.lines.count > 1 && first.box.left > next.lines[1].box.left + first.size * 0.5
    let room = before.right - last.box.right
    return !isIndented && room < min(word.box.width + last.size * 0.2, last.size * 5)
  }

  private mutating func add(_ paragraph: PageParagraph) {
    if let level = headingLevel(paragraph) {
      levels = []
      return assembly.add(.heading(level: level, inlines(paragraph.lines)))
    }
    guard let label = paragraph.label, label.isBullet || label.number != nil,
      paragraph.lines.reduce(0, { $0 + $1.words.count }) > 1
    else {
      let runs = inlines(paragraph.lines)
      if paragraph.label == nil, !levels.isEmpty, abs(paragraph.left - itemLeft) < paragraph.size * 0.7,
        paragraph.left > levels[levels.count - 1] + paragraph.size * 0.7
      {
        assembly.add(.paragraph(runs), toItemAt: levels.count - 1)
      } else {
        levels = []
        assembly.add(.paragraph(runs))
      }
      return
    }
    var lines = paragraph.lines
    let sign = lines[0].words.removeFirst()
    if label.isBullet { left += LetterCount.of(sign.text) }
    while let last = levels.last, last > paragraph.left + paragraph.size * 0.7 { levels.removeLast() }
    if levels.last.map({ paragraph.left > $0 + paragraph.size * 0.7 }) ?? true { levels.append(paragraph.left) }
    itemLeft = paragraph.textLeft
    assembly.add(
      item: inlines(lines),
      ParagraphLabel(
        text: label.text, level: levels.count - 1, list: 0, isBullet: label.isBullet, number: label.number ?? 0,
        touchesText: false))
  }

  private mutating func block(of table: PageTable) -> Block {
    var rows: [[Table.Cell]] = []
    for row in table.rows {
      rows.append(row.map { lines in Table.Cell(blocks: lines.isEmpty ? [] : [.paragraph(inlines(lines))]) })
    }
    return .table(Table(head: Array(rows.prefix(1)), rows: Array(rows.dropFirst())))
  }

  // MARK: Runs

  private enum Style: Hashable {
    case plain, raised
    case link(String)
    case note(Int)
  }

  /// The words of some lines as one paragraph.
  private mutating func inlines(_ lines: [TextLine]) -> [Inline] {
    var runs: [(text: String, style: Style)] = []
    for line in lines {
      for (place, word) in line.words.enumerated() {
        let isFirst = place == 0
        var style = word.link.map(Style.link) ?? .plain
        if let note = word.note {
          left += LetterCount.of(word.text)
          style = .note(note)
        } else if !isFirst, line.isRaised(word), word.text.allSatisfy({ !$0.isLetter }) {
          style = .raised
        }
        let touches =
          runs.isEmpty || style == .raised || (!isFirst && TextLine.touches(word, after: line.words[place - 1]))
        add(word.text, style, touches: touches, opensLine: isFirst && !runs.isEmpty, to: &runs)
      }
    }
    return runs.compactMap { run in
      switch run.style {
      case .plain: .text(run.text)
      case .raised: .superscript([.text(run.text)])
      case .link(let target): .link([.text(run.text)], target: target)
      case .note(let number): .note([.paragraph(self.words(ofNote: number))])
      }
    }
  }

  private mutating func words(ofNote number: Int) -> [Inline] {
    notes.indices.contains(number) ? inlines(notes[number]) : []
  }

  private mutating func add(
    _ text: String, _ style: Style, touches: Bool, opensLine: Bool, to runs: inout [(text: String, style: Style)]
  ) {
    if case .note = style { return runs.append((text, style)) }
    guard let last = runs.indices.last else { return runs.append((text, style)) }
    if opensLine, let end = runs.lastIndex(where: { if case .note = $0.style { false } else { true } }) {
      let head = String(runs[end].text.reversed().prefix { !$0.isWhitespace }.reversed())
      if LineEndHyphens.endsWithHyphen(head) {
        // A mark cannot be between the halves of a word: what follows is joined to the words before.
        runs[end].text.removeLast(head.count)
        let tail = text
        runs[end].text += hyphens.join(head, tail)
        return
      }
      if Self.joinsWithoutSpace(head, text) {
        runs[end].text += text
        return
      }
    }
    let space = touches ? "" : " "
    if runs[last].style == style {
      runs[last].text += space + text
    } else if style == .plain || space.isEmpty {
      runs.append((space + text, style))
    } else {
      if runs[last].style == .plain { runs[last].text += space } else { runs.append((space, .plain)) }
      runs.append((text, style))
    }
  }

  /// Across a line's end: an address, a range of years with a dash, scripts without spaces.
  private static func joinsWithoutSpace(_ head: String, _ tail: String) -> Bool {
    guard let last = head.unicodeScalars.last, let first = tail.unicodeScalars.first else { return false }
    if head.contains("://"), "/-_.=&?#%".unicodeScalars.contains(last) || "/?#&=%".unicodeScalars.contains(first) {
      return true
    }
    if last == "/", head.count > 1, first.properties.isAlphabetic { return true }
    if last == "–" || last == "—", head.count > 1 { return true }
    func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
      (0x2E80...0x9FFF).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
        || (0x20000...0x3FFFF).contains(scalar.value)
    }
    return isIdeograph(last) && isIdeograph(first)
  }
}
