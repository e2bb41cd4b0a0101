/// Removes what a page has besides its text: running headers and footers, page numbers, line numbers in the margin.
struct RunningMatter {
  /// Removed lines of headers and footers.
  private(set) var lines = 0
  private(set) var lineNumbers = 0
  /// The step of the line numbers, if there are any.
  private var step: Int?

  mutating func remove(from pages: inout [PDFPage]) {
    removeHeadsAndFeet(&pages)
    for index in pages.indices { removeLineNumbers(&pages[index]) }
    if let step { for index in pages.indices { removeFurtherNumbers(&pages[index], step) } }
  }

  /// A line at a page's edge, for comparison with those of other pages.
  private struct EdgeLine {
    let words: [PDFWord]
    let box: PDFBox
    let size: Double
    /// Its words without digits, and the numbers among them.
    let pattern: String
    let numbers: [Int]
    /// White space to the next line further inside; infinite if there is none.
    var distance = Double.infinity

    init(_ line: TextLine) {
      words = line.words
      box = line.box
      size = line.size
      var pattern = ""
      var numbers: [Int] = []
      var digits = ""
      for character in line.text + " " {
        if ("0"..."9").contains(character), digits.count < 9 {
          digits.append(character)
        } else {
          if let number = Int(digits) { numbers.append(number) }
          if !digits.isEmpty { pattern += "#" }
          digits = ""
          if !character.isWhitespace { pattern.append(character) }
        }
      }
      if let roman = RomanNumeral.value(of: pattern) {
        pattern = "#"
        numbers = [roman]
      }
      self.pattern = pattern
      self.numbers = numbers
    }

    /// In points from the page's top.
    var height: Int { Int(max(-1e6, min(box.middle, 1e6)).rounded()) }

    /// Whether it is a number by itself, or stands away from the text.
    var isApart: Bool { pattern == "#" || distance > size * 0.9 }

    /// Whether both are one running line: the same words at the same height, each number the same or increasing with
    /// the pages.
    func goesOn(_ other: EdgeLine, pages: Int) -> Bool {
      pattern == other.pattern && abs(box.middle - other.box.middle) < 4 && abs(size - other.size) < 0.6
        && numbers.count == other.numbers.count
        && zip(numbers, other.numbers).allSatisfy { $0 == $1 || $1 - $0 == pages || ($1 - $0) * 2 == pages }
    }
  }

  private mutating func removeHeadsAndFeet(_ pages: inout [PDFPage]) {
    for atTop in [true, false] {
      let edges = pages.map { Self.edge($0, atTop: atTop) }
      // The first and the last page with a running line, by its height: a line there on a page between, such as the head of
      // a left page, is a running line too.
      var heights: [Int: ClosedRange<Int>] = [:]
      for (index, lines) in edges.enumerated() {
        for line in lines {
          guard Self.runsOn(line, index, edges) else { break }
          heights[line.height] = (heights[line.height]?.lowerBound ?? index)...index
        }
      }
      func standsWhereOthersRun(_ line: EdgeLine, _ index: Int) -> Bool {
        line.isApart
          && (line.height - 1...line.height + 1).contains { height in
            heights[height].map { $0.lowerBound < index && index < $0.upperBound } ?? false
          }
      }
      for (index, lines) in edges.enumerated() {
        var removed: [PDFWord] = []
        for line in lines {
          guard
            Self.runsOn(line, index, edges) || Self.namesPage(line, index + 1, of: pages.count)
              || standsWhereOthersRun(line, index)
          else { break }
          removed += line.words
          self.lines += 1
        }
        guard !removed.isEmpty else { continue }
        let gone = Set(removed)
        pages[index].words.removeAll { gone.contains($0) }
      }
    }
  }

  /// Whether a line stands on the next or second next page too.
  private static func runsOn(_ line: EdgeLine, _ index: Int, _ edges: [[EdgeLine]]) -> Bool {
    line.isApart
      && [-2, -1, 1, 2].contains { step in
        edges.indices.contains(index + step)
          && edges[index + step].contains {
            step > 0 ? line.goesOn($0, pages: step) : $0.goesOn(line, pages: -step)
          }
      }
  }

  /// Up to four lines in the upper or lower fifth of a page, from the edge inwards.
  private static func edge(_ page: PDFPage, atTop: Bool) -> [EdgeLine] {
    let zone = page.words.filter { word in
      !word.isRotated && (atTop ? word.box.middle < page.height * 0.2 : word.box.middle > page.height * 0.8)
    }
    let ordered = TextLine.lines(of: zone)
    var lines = (atTop ? ordered : ordered.reversed()).prefix(5).map(EdgeLine.init)
    for index in lines.indices.dropLast() {
      let (outer, inner) = (lines[index].box, lines[index + 1].box)
      lines[index].distance = atTop ? inner.top - outer.bottom : outer.top - inner.bottom
    }
    return Array(lines.prefix(4))
  }

  /// `Page 2 of 7`, `Página 2 de 7`, `2/7`, `- 2 -`; on a single page, a number by itself far below the text.
  private static func namesPage(_ line: EdgeLine, _ page: Int, of pages: Int) -> Bool {
    guard let number = line.numbers.first else { return false }
    let pattern = line.pattern.lowercased()
    for word in ["page", "página", "pagina", "pág.", "pag.", "p.", "seite"] where pattern.hasPrefix(word + "#") {
      let rest = pattern.dropFirst(word.count + 1)
      if rest.isEmpty { return true }
      return line.numbers.count == 2 && ["of#", "de#", "/#", "sur#", "di#", "von#"].contains(String(rest))
        && number <= line.numbers[1]
    }
    switch pattern {
    case "#/#", "#of#", "#de#", "#sur#": return number == page && line.numbers[1] == pages
    case "-#-", "–#–", "—#—": return true
    case "#": return number == page && pages == 1 && line.distance > line.size * 2.5
    default: return false
    }
  }

  /// Line numbers left of all text: one, two, five or ten lines per step.
  private mutating func removeLineNumbers(_ page: inout PDFPage) {
    let others = page.words.filter { !Self.isNumber($0) && !$0.isRotated }
    guard others.count >= 10 else { return }
    let left = others.map(\.box.left).sorted()[others.count / 100]
    let right = others.map(\.box.right).sorted()[others.count - 1 - others.count / 100]
    let lines = TextLine.lines(of: others)
    // Most lines would continue in lower case without their number, unlike a list of short entries.
    let runningOn = lines.count { $0.words.first?.text.first?.isLowercase == true }
    guard runningOn * 4 >= lines.count else { return }
    for margin in [page.words.filter { $0.box.right < left }, page.words.filter { $0.box.left > right }] {
      let numbers = margin.filter(Self.isNumber).sorted { $0.box.middle < $1.box.middle }
      let values = numbers.compactMap { Int($0.text) }
      guard values.count >= 4, values.count == numbers.count else { continue }
      let steps = zip(values, values.dropFirst()).map { $1 - $0 }
      guard let step = steps.first, [1, 2, 5, 10].contains(step),
        steps.count(where: { $0 == step }) * 10 >= steps.count * 9,
        values.count * step * 10 >= lines.count * 6
      else { continue }
      let gone = Set(numbers)
      page.words.removeAll { gone.contains($0) }
      lineNumbers += numbers.count
      self.step = step
    }
  }

  private static func isNumber(_ word: PDFWord) -> Bool {
    word.text.utf8.count <= 4 && word.text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// In a document with line numbers: those of a page with few lines, and those between two columns.
  private mutating func removeFurtherNumbers(_ page: inout PDFPage, _ step: Int) {
    let others = page.words.filter { !Self.isNumber($0) }
    let left = others.map(\.box.left).min() ?? 0
    var columns: [Int: [PDFWord]] = [:]
    for word in page.words where Self.isNumber(word) { columns[Int(word.box.right / 2), default: []].append(word) }
    var gone: Set<PDFWord> = []
    for numbers in columns.values {
      let numbers = numbers.sorted { $0.box.middle < $1.box.middle }
      let values = numbers.compactMap { Int($0.text) }
      let counts = zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step }
      let isOutside = numbers.allSatisfy { $0.box.right < left }
      let standsAlone =
        numbers.count > 1 && numbers.count <= 400
        && numbers.count { number in
          !others.contains { word in
            abs(word.box.middle - number.box.middle) < number.box.height / 2
              && word.box.left < number.box.right + number.size * 0.25 && word.box.right > number.box.left + 1
          }
        } * 10 >= numbers.count * 7
      if counts, isOutside || standsAlone { gone.formUnion(numbers) }
    }
    page.words.removeAll { gone.contains($0) }
    lineNumbers += gone.count
  }
}

/// Lower-case Roman numerals, as on the pages of a preface.
enum RomanNumeral {
  /// `nil` if the letters are not a numeral below 400.
  static func value(of letters: String) -> Int? {
    guard (1...10).contains(letters.count) else { return nil }
    let values = letters.lowercased().map { character in
      switch character {
      case "i": 1
      case "v": 5
      case "x": 10
      case "l": 50
      case "c": 100
      default: 0
      }
    }
    guard !values.contains(0) else { return nil }
    var sum = 0
    for (index, value) in values.enumerated() {
      sum += index + 1 < values.count && value < values[index + 1] ? -value : value
    }
    return (1..<400).contains(sum) ? sum : nil
  }
}
