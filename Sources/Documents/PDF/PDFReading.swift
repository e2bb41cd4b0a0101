import DocumentModel
import MarkdownText

/// The text of a PDF, reconstructed from its words and their positions.
struct PDFReading {
  private(set) var blocks: [Block] = []
  private(set) var pages = 0
  private(set) var pagesWithoutWords = 0
  /// Lines of running headers and footers, which are not in the text.
  private(set) var runningLines = 0
  /// Line numbers in the margin, which are not in the text.
  private(set) var lineNumbers = 0
  /// Words broken at a line's end, where the document does not show whether they have a hyphen.
  private(set) var guessedHyphens = 0
  /// Letters and notes on the pages that are not in the text, besides those counted above.
  private(set) var missing = ContentTally()

  init(_ document: [PDFPage]) {
    let source = Self.letters(document)
    var document = document
    pages = document.count
    pagesWithoutWords = document.count { !$0.words.contains { $0.letters > 0 } }
    var running = RunningMatter()
    running.remove(from: &document)
    runningLines = running.lines
    lineNumbers = running.lineNumbers
    let beside = source - Self.letters(document)
    let size = Self.bodySize(document)
    for index in document.indices { DropCaps.join(&document[index], bodySize: size) }

    var notes = FootNotes(bodySize: size)
    var regions: [[PageRegion]] = []
    for (page, divided) in zip(document, PageDivision.pages(document, size: size)) {
      var parts = divided
      notes.take(from: &parts)
      // Words rotated by 90 degrees come after the page, in poppler's order.
      let rotated = page.words.filter(\.isRotated)
      if !rotated.isEmpty { parts.append(.text([TextLine(inOrder: rotated)], right: page.width)) }
      regions.append(parts)
    }
    let columns = regions.flatMap { $0 }.compactMap { region -> [TextLine]? in
      if case .text(let lines, _) = region { lines } else { nil }
    }
    let cells = regions.flatMap { $0 }.flatMap { region -> [[TextLine]] in
      if case .table(let table) = region { table.rows.flatMap { $0 } } else { [] }
    }
    let paragraphs = LineParagraphs(columns, bodySize: size)
    var items: [PageBlocks.Item] = []
    for (number, parts) in regions.enumerated() {
      for part in parts {
        switch part {
        case .text(let lines, let right):
          items += paragraphs.paragraphs(lines, right: right, page: number).map { .paragraph($0) }
        case .table(let table): items.append(.table(table, page: number))
        }
      }
    }
    var maker = PageBlocks(
      hyphens: LineEndHyphens(columns + cells + notes.notes), notes: notes.notes, bodySize: size)
    blocks = maker.blocks(of: items)
    guessedHyphens = maker.hyphens.guesses
    let text = ContentTally(of: blocks, countsNumbers: true)
    missing.letters = max(0, source - beside - maker.left - notes.markLetters - text.letters)
    missing.notes = notes.notes.count - text.notes
  }

  /// Without hyphens (U+2010), which are removed where a word is joined.
  static func letters(_ pages: [PDFPage]) -> Int {
    pages.reduce(0) { count, page in
      page.words.reduce(count) { count, word in
        count + LetterCount.of(word.text) - word.text.unicodeScalars.count { $0 == "\u{2010}" }
      }
    }
  }

  /// The size of most letters.
  private static func bodySize(_ pages: [PDFPage]) -> Double {
    var letters: [Double: Int] = [:]
    for page in pages {
      for word in page.words { letters[(word.size * 2).rounded() / 2, default: 0] += word.letters }
    }
    return letters.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 10
  }

  /// Whether a fifth of the letters belong to right-to-left scripts.
  static func runsFromRight(_ pages: [PDFPage]) -> Bool {
    var letters = 0
    var fromRight = 0
    for page in pages {
      for word in page.words {
        for scalar in word.text.unicodeScalars where scalar.properties.isAlphabetic {
          letters += 1
          if (0x590...0x8FF).contains(scalar.value) || (0xFB1D...0xFEFC).contains(scalar.value) { fromRight += 1 }
        }
      }
    }
    return fromRight * 5 > letters
  }
}
