/// Joins the lines of a PDF as poppler gives them into paragraphs: blocks separated by empty lines, pages by form
/// feeds.
struct PageText {
  private(set) var paragraphs: [String] = []
  private(set) var pages = 0
  private(set) var pagesWithoutWords = 0
  /// Letters in no paragraph, except those of page numbers.
  private(set) var missingLetters = 0

  /// The words of the whole document, to decide whether a hyphen at a line's end belongs to the word.
  private let known: Set<Substring>

  init(_ text: [UInt8]) {
    // Poppler writes valid UTF-8; otherwise the replacement character shows it.
    let text = String(decoding: text, as: UTF8.self)
    known = Set(text.split { !($0.isLetter || $0 == "-" || $0 == "‐") })
    var pieces = text.split(separator: "\u{C}", omittingEmptySubsequences: false)
    if let last = pieces.last, last.allSatisfy(\.isWhitespace), pieces.count > 1 { pieces.removeLast() }
    pages = pieces.count
    pagesWithoutWords = pieces.count { !$0.contains { $0.isLetter || $0.isNumber } }
    let blocks = pieces.map(Self.blocks)
    let kept = Self.withoutPageNumbers(blocks)
    for page in kept { add(page: page) }
    func letters(_ pages: [[[Substring]]]) -> Int {
      pages.reduce(0) { $0 + $1.joined().reduce(0) { $0 + WordLetters.count(String($1)) } }
    }
    missingLetters = max(
      0,
      WordLetters.count(text) - (letters(blocks) - letters(kept))
        - paragraphs.reduce(0) { $0 + WordLetters.count($1) })
  }

  /// Removes the numbers that are alone at a page's top or bottom and increase with the pages.
  private static func withoutPageNumbers(_ pages: [[[Substring]]]) -> [[[Substring]]] {
    func number(_ block: [Substring]?) -> Int? { block?.count == 1 ? Int(block?.first ?? "") : nil }
    var offsets: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for offset in Set([page.first, page.last].compactMap(number).map { $0 &- index }) {
        offsets[offset, default: 0] += 1
      }
    }
    return pages.enumerated().map { index, page in
      func isPageNumber(_ block: [Substring]?) -> Bool {
        number(block).map { offsets[$0 &- index, default: 0] > 1 } ?? false
      }
      var page = page[...]
      if isPageNumber(page.last) { page.removeLast() }
      if isPageNumber(page.first) { page.removeFirst() }
      return Array(page)
    }
  }

  private mutating func add(page blocks: [[Substring]]) {
    var isFirst = true
    let width = blocks.joined().map(\.count).max() ?? 0
    for block in blocks {
      for paragraph in Self.paragraphs(of: block, pageWidth: width) {
        // A sentence continued from the previous page.
        let goesOn =
          isFirst && paragraph[0].first?.isLowercase == true && paragraphs.last.map(Self.isOpen) == true
        if !goesOn { paragraphs.append("") }
        for line in paragraph { add(line, to: &paragraphs[paragraphs.count - 1]) }
        isFirst = false
      }
    }
  }

  private static func blocks(of page: Substring) -> [[Substring]] {
    var blocks: [[Substring]] = [[]]
    for line in page.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = trimmed(line)
      if !words.isEmpty {
        blocks[blocks.count - 1].append(words)
      } else if blocks.last?.isEmpty == false {
        blocks.append([])
      }
    }
    return blocks.filter { !$0.isEmpty }
  }

  /// Within a block, a paragraph ends at a very short line, or at a short one that ends a sentence, and begins with a
  /// bullet, a letter or a number of its own. A few narrow lines are a heading or an address.
  private static func paragraphs(of block: [Substring], pageWidth: Int) -> [[Substring]] {
    let width = block.map(\.count).max() ?? 0
    if block.count <= 3, width * 2 < pageWidth { return block.map { [$0] } }
    var result: [[Substring]] = [[block[0]]]
    for line in block.dropFirst() {
      let previous = result[result.count - 1].last ?? ""
      let ended = !endsWithHyphen(previous) && previous.count * 10 < width * (isOpen(previous) ? 6 : 8)
      if ended || beginsItem(line) {
        result.append([line])
      } else {
        result[result.count - 1].append(line)
      }
    }
    return result
  }

  /// `•`, `–`, `a)`, `(iv)`, `3.`, `2.1.` before a space: a new item, even after a full line.
  private static func beginsItem(_ line: Substring) -> Bool {
    guard let space = line.firstIndex(of: " ") else { return false }
    let label = line[..<space]
    if label.count == 1, "•◦▪●○■–—-*·".contains(label.first ?? " ") { return true }
    guard label.count <= 8, let last = label.last, last == ")" || last == "." else { return false }
    let inner = label.drop { $0 == "(" }.dropLast()
    if inner.isEmpty { return false }
    if inner.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }) { return inner.count <= 5 }
    // A single letter with a full stop may be an initial or the end of a sentence; a parenthesis is a label.
    return last == ")" && (inner.count == 1 || inner.allSatisfy("ivxIVX".contains))
  }

  /// Whether a sentence continues after these words.
  private static func isOpen(_ words: some StringProtocol) -> Bool {
    guard let last = words.last(where: { !"\"'”’»)]".contains($0) }) else { return true }
    return !".!?:;…".contains(last)
  }

  private static func endsWithHyphen(_ words: Substring) -> Bool {
    words.last == "-" || words.last == "‐" || words.last == "\u{AD}"
  }

  /// Adds a line; a hyphen at the end of the previous one is removed only if the document has the word without it.
  private func add(_ line: Substring, to words: inout String) {
    if words.hasSuffix("\u{AD}") {
      words.removeLast()
    } else if words.hasSuffix("-") || words.hasSuffix("‐"), words.dropLast().last?.isLowercase == true,
      line.first?.isLowercase == true
    {
      let head = words.dropLast()
      let start = head.lastIndex { !($0.isLetter || $0 == "-") }.map(head.index(after:)) ?? head.startIndex
      if known.contains(head[start...] + line.prefix(while: \.isLetter)) { words.removeLast() }
    } else if !words.isEmpty {
      words += " "
    }
    words += line
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line.drop(while: \.isWhitespace)
    while line.last?.isWhitespace == true { line.removeLast() }
    return line
  }
}
