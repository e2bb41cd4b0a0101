import Foundation
import MarkdownText
import SeededRandom
import Testing

@testable import Documents

@Suite struct TreesHoldOnlyOurBlocksTests {
  private func tree(_ blocks: [Block]) -> [UInt8] {
    PandocTree(blocks, properties: [("title", "T")], version: [1, 22]).json
  }

  private func page(_ blocks: [Block], pagesHaveNotes: Bool = false) throws -> String {
    let text = PublishedText(title: "T", head: [], blocks: blocks, version: [1, 22])
    return try PageBody.html(of: text, pagesHaveNotes: pagesHaveNotes, limit: 1 << 20)
  }

  /// Pandoc's own writer is the second opinion; it knows no numbers of items and marks the rows of tables.
  @Test func aPageIsWhatPandocWouldWrite() async throws {
    var compared = 0
    var batch: [[Block]] = []
    for seed in 1...300 as ClosedRange<UInt64> {
      var maker = BlockMaker(numbers: SeededNumbers(seed: seed))
      batch.append(maker.blocks(depth: 2))
    }
    let version = try await PandocReader(limits: .standard, searchPath: nil).read([], name: "x").version
    let job = "function job(tree) return pandoc.write(pandoc.read(tree, 'json'), 'html5', PANDOC_WRITER_OPTIONS) end"
    let pages = try await PandocBatch.answers(
      job, options: ["-t", "html5", "--wrap=none", "--no-highlight"],
      to: batch.map { ("", PandocTree($0.map(\.lower), properties: [], version: version).json) },
      by: PandocRun(limits: .standard, searchPath: nil))
    for (blocks, written) in zip(batch, pages) {
      let theirs = String(decoding: try #require(written), as: UTF8.self)
        .replacing(#/ class="(odd|even|header)"/#, with: "")
      let ours = try page(blocks).replacing(/<li( value="[0-9]+")?( class="[a-z]+")?>/, with: "<li>")
      // Consecutive lists are one on our pages.
      guard ours.matches(of: /<ol/).count == theirs.matches(of: /<ol/).count else { continue }
      compared += 1
      try #require(
        ours.trimmingCharacters(in: .newlines) == theirs.trimmingCharacters(in: .newlines), "\(blocks)")
    }
    #expect(compared > 100, "\(compared)")
  }

  @Test func aNoteWithinANoteIsWordsInBrackets() throws {
    let inner = Inline.note([.paragraph([.text("dos")]), .bullets([[.paragraph([.text("tres")])]])])
    let blocks = [Block.paragraph([.text("a"), .note([.paragraph([.text("uno"), inner])])])]
    let read = try PandocDocument(json: tree(blocks)).blocks
    let words: [Inline] = [.text("uno [dos"), .lineBreak, .text("– tres]")]
    #expect(read == [.paragraph([.text("a"), .note([.paragraph(words)])])])
    #expect(try page(blocks, pagesHaveNotes: true).contains("uno [dos<br />\n– tres]</span>"))
    // A page has notes of notes.
    #expect(try page(blocks).contains("uno<a href=\"#fn2\""))
  }

  @Test func aPageHasALimit() {
    let note = Inline.note([.paragraph([.text(String(repeating: "a", count: 1_000))])])
    let text = PublishedText(
      title: "T", head: [], blocks: [.paragraph(Array(repeating: note, count: 100))], version: [1, 22])
    for pagesHaveNotes in [false, true] {
      #expect(throws: PublicationError.tooLarge(limit: 10_000)) {
        try PageBody.html(of: text, pagesHaveNotes: pagesHaveNotes, limit: 10_000)
      }
    }
  }

  @Test func whatIsWrittenReadsBack() throws {
    for seed in 1...1_000 as ClosedRange<UInt64> {
      var maker = BlockMaker(numbers: SeededNumbers(seed: seed))
      let blocks = maker.blocks(depth: 2)
      let json = tree(blocks)
      // Foundation checks the JSON, the reader of pandoc's trees its content.
      _ = try JSONSerialization.jsonObject(with: Data(json))
      let read = try PandocDocument(json: json).blocks
      try #require(read == blocks, "seed \(seed): \(blocks) became \(read)")
    }
  }

  @Test(arguments: [
    "file:///etc/passwd", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "/etc/passwd", "a.docx",
    "vbscript:x", "\\\\host\\share", "ms-word:ofe|u|http://x", "http://a b", "https://a\u{1}",
  ])
  func aLinkThatOpensNoPageIsWordsAlone(_ target: String) throws {
    let json = String(decoding: tree([.paragraph([.link([.text("palabras")], target: target)])]), as: UTF8.self)
    #expect(!json.contains("\"Link\""))
    #expect(json.contains("palabras"))
  }

  @Test(arguments: ["https://iom.int/x?a=1&b=2", "HTTP://x.org", "mailto:ana@example.org"])
  func aLinkToAPageStays(_ target: String) throws {
    let blocks = [Block.paragraph([.link([.text("x")], target: target)])]
    #expect(try PandocDocument(json: tree(blocks)).blocks == blocks)
  }

  @Test func whatIsHiddenIsShownOrGone() throws {
    let read = try PandocDocument(
      json: tree([.paragraph([.text("a\u{202E}b\u{1}c\u{FFFE}d\u{2066}e\u{85}f")]), .code("x\u{1B}[2J\ny")]))
    #expect(read.blocks == [.paragraph([.text("a[U+202E]bcd[U+2066]ef")]), .code("x[2J\ny")])
  }

  @Test func aNoteThatThePageMovesHoldsRunsAlone() throws {
    let note: [Block] = [
      .paragraph([.text("uno")]), .bullets([[.paragraph([.text("dos")])], [.paragraph([.text("tres")])]]),
    ]
    #expect(
      try page([.paragraph([.text("a"), .note(note)])], pagesHaveNotes: true)
        == "<p>a<span class=\"footnote\">uno<br />\n– dos<br />\n– tres</span></p>")
  }

  @Test func columnsShareTheWholeWidth() {
    for seed in 1...500 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let columns = Int.random(in: 1...12, using: &numbers)
      var table = Table()
      table.alignments = Array(repeating: .none, count: columns)
      table.rows = (0..<3).map { _ in
        (0..<columns).map { _ in
          let words = String(repeating: "a", count: Int.random(in: 0...900, using: &numbers))
          return Table.Cell(blocks: [.paragraph([.text(words)])])
        }
      }
      let widths = ColumnWidths.of(table)
      #expect(widths.count == columns)
      #expect(abs(widths.reduce(0, +) - 1) < 1e-9)
      #expect(widths.allSatisfy { $0 > 0.3 / Double(columns) / 2 }, "seed \(seed): \(widths)")
    }
    #expect(ColumnWidths.of(Table()) == [])
  }
}

extension Block {
  /// As it stands on a page, below the page's title.
  fileprivate var lower: Block {
    if case .heading(let level, let words) = self { return .heading(level: level + 1, words) }
    return self
  }
}

/// Random blocks in the form in which pandoc's tree returns them: runs joined, none empty.
private struct BlockMaker {
  var numbers: SeededNumbers
  private var isInNote = false

  init(numbers: SeededNumbers) { self.numbers = numbers }

  mutating func blocks(depth: Int) -> [Block] {
    (0..<Int.random(in: 1...3, using: &numbers)).map { _ in block(depth: depth) }
  }

  private mutating func block(depth: Int) -> Block {
    switch Int.random(in: 0...(depth > 0 ? 7 : 2), using: &numbers) {
    case 0: return .heading(level: Int.random(in: 1...6, using: &numbers), inlines(depth: 2))
    case 1: return .code(word() + "\n\"\\ {{x}}\n" + word())
    case 3: return .bullets([blocks(depth: depth - 1), blocks(depth: depth - 1)])
    case 4:
      let numbering = Numbering(
        start: Int.random(in: 0...99, using: &numbers), style: .lowerRoman, delimiter: .parentheses)
      return .ordered(numbering, [blocks(depth: depth - 1)])
    case 5: return .quote(blocks(depth: depth - 1))
    case 6:
      var table = Table()
      table.alignments = [.left, .right]
      table.head = [[cell(depth), cell(depth)]]
      table.rows = [[cell(depth), cell(depth)], [cell(depth), cell(depth)]]
      return .table(table)
    case 7: return .rule
    default: return .paragraph(inlines(depth: 2))
    }
  }

  private mutating func cell(_ depth: Int) -> Table.Cell { Table.Cell(blocks: blocks(depth: depth - 1)) }

  private mutating func inlines(depth: Int) -> [Inline] {
    (0..<Int.random(in: 1...4, using: &numbers)).map { _ in inline(depth: depth) }.joined
  }

  private mutating func inline(depth: Int) -> Inline {
    switch Int.random(in: 0...(depth > 0 ? 8 : 2), using: &numbers) {
    case 0: return .code(word())
    case 1: return .lineBreak
    case 3: return .emphasis(inlines(depth: depth - 1))
    case 4: return .strong(inlines(depth: depth - 1))
    case 5: return .strikeout(inlines(depth: depth - 1))
    case 6: return .superscript(inlines(depth: depth - 1))
    case 7:
      return .link(inlines(depth: depth - 1), target: "https://example.org/\"\(Int.random(in: 0...9, using: &numbers))")
    case 8 where !isInNote:
      isInNote = true
      defer { isInNote = false }
      return .note([.paragraph(inlines(depth: depth - 1))])
    default: return .text(word())
    }
  }

  private mutating func word() -> String {
    ["acción", "ñandú", "\"coração\"", "l’été\\", "{{title}}", "<b>&amp;", "日本", "a b"].randomElement(using: &numbers)!
  }
}
