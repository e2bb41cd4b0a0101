import MarkdownText
import SeededRandom
import Testing

@testable import Documents

@Suite struct TextHasOneStableFormTests {
  private func write(_ blocks: [Block]) -> String {
    String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
  }

  private func write(_ text: String) -> String { write([.paragraph([.text(text)])]) }

  @Test func bracketsAndNumbersOfANegotiatedTextStay() {
    for text in [
      "[shall] [should] consider", "(a) the States", "a) los Estados", "Art. 3 bis", "5 % – “x” (1)",
    ] {
      #expect(write(text) == text + "\n")
    }
  }

  @Test func whatMarkdownWouldMisreadIsEscaped() {
    let cases = [
      "# no": "\\# no", "1. no": "1\\. no", "2) no": "2\\) no", "- no": "\\- no", "> no": "\\> no",
      "a*b": "a\\*b", "_a_": "\\_a\\_", "a_b": "a_b", "<b>": "\\<b>", "a < b": "a < b", "&amp;": "\\&amp;",
      "R&D": "R&D", "[a](b)": "[a\\](b)", "[^1]": "\\[^1]", "---": "\\---", "~~x~~": "\\~\\~x\\~\\~",
      "[a]: b": "[a\\]: b", "\u{1B}[2Jx": "[2Jx", "a\tb\u{2028}c": "a b c", "`x`": "\\`x\\`",
    ]
    for (text, written) in cases { #expect(write(text) == written + "\n", "\(text)") }
  }

  @Test func marksThatWouldNotBeReadAreLeftOut() {
    #expect(write([.paragraph([.strong([.text("Nota:")]), .text(" sí")])]) == "**Nota:** sí\n")
    #expect(write([.paragraph([.strong([.text("Nota:")]), .text("no")])]) == "Nota:no\n")
    #expect(write([.paragraph([.text("a"), .strong([.text(" b ")]), .text("c")])]) == "a **b** c\n")
    let parts: [Inline] = [.strong([.text("a")]), .strong([.text("b")])]
    #expect(write([.paragraph(parts.joined)]) == "**ab**\n")
  }

  @Test func listsKeepTheirLabels() {
    func items(_ words: String...) -> [[Block]] { words.map { [.paragraph([.text($0)])] } }
    #expect(write([.ordered(Numbering(start: 3), items("a", "b"))]) == "3. a\n4. b\n")
    let letters = Numbering(start: 1, style: .lowerLetter, delimiter: .parentheses)
    #expect(write([.ordered(letters, items("x", "y"))]) == "(a) x\n\n(b) y\n")
    let roman = Numbering(start: 3, style: .lowerRoman, delimiter: .parenthesis)
    #expect(write([.ordered(roman, items("x", "y"))]) == "iii) x\n\niv) y\n")
    // Markdown would continue the numbering of the first list.
    #expect(
      write([.ordered(Numbering(), items("a")), .ordered(Numbering(), items("b"))]) == "1. a\n\n1\\. b\n")
    #expect(Numbering(style: .lowerLetter).label(28) == "bb.")
  }

  @Test func tablesAreRowsWithoutPadding() {
    func cell(_ text: String, columns: Int = 1, rows: Int = 1) -> Table.Cell {
      Table.Cell(blocks: [.paragraph([.text(text)])], columns: columns, rows: rows)
    }
    var table = Table(head: [[cell("a|b"), cell("c")]], rows: [[cell("long", columns: 2)]])
    table.rows += [[cell("x", rows: 2), cell("y")], [cell("z")]]
    let (text, writer) = MarkdownWriter.write([.table(table)])
    #expect(
      String(decoding: text, as: UTF8.self)
        == "| a\\|b | c |\n|---|---|\n| long | |\n| x | y |\n| | z |\n")
    #expect(writer.plainerTables == 1)
  }

  @Test func aFrameAroundTextIsThatText() {
    let cell = Table.Cell(blocks: [.paragraph([.text("a")]), .paragraph([.text("b")])])
    #expect(write([.table(Table(rows: [[cell]]))]) == "a\n\nb\n")
  }

  @Test func superscriptDigitsAreNotReadAsOthers() {
    let text: [Inline] = [.text("10"), .superscript([.text("6")]), .text(" CO"), .subscript([.text("2")])]
    #expect(write([.paragraph(text + [.text(" 1"), .superscript([.text("er")])])]) == "10⁶ CO₂ 1er\n")
  }

  @Test func onlyLinksToTheWebStayLinks() {
    func link(_ target: String) -> String { write([.paragraph([.link([.text("x")], target: target)])]) }
    #expect(link("https://a.b/c (d)") == "[x](https://a.b/c%20%28d%29)\n")
    for target in ["javascript:alert(1)", "data:text/html,x", "#mark", "file:///etc/passwd"] {
      #expect(link(target) == "x\n")
    }
    #expect(write([.paragraph([.link([.text("https://a.b")], target: "https://a.b")])]) == "<https://a.b>\n")
  }

  @Test func notesStandAtTheEnd() {
    let note = Inline.note([.paragraph([.text("uno")]), .paragraph([.text("dos")])])
    #expect(write([.paragraph([.text("a"), note, .text(".")])]) == "a[^1].\n\n[^1]: uno\n\n    dos\n")
  }

  @Test func noLineEndsWithASpace() {
    let text = write([.paragraph([.text(" a "), .lineBreak, .lineBreak, .text(" b "), .lineBreak])])
    #expect(text == "a\\\nb\n")
  }

  /// A Markdown reader gets the same words from random paragraphs of difficult characters.
  @Test(arguments: ["commonmark+footnotes+pipe_tables+strikeout+task_lists", "gfm-emoji"])
  func aMarkdownReaderReadsTheSameWords(dialect: String) async throws {
    var numbers = SeededNumbers(seed: 20_171_204)
    let pieces = [
      "a", "b", "Ñ", " ", " ", "*", "_", "[", "]", "(", ")", "#", "1", ".", ")", "-", "+", ">", "<", "&",
      "amp;",
      "`", "~", "!", "\\", "|", ":", "=", "^", "“", "—", "http", "x", "palabra",
    ]
    func words() -> String { (0..<12).map { _ in pieces.randomElement(using: &numbers)! }.joined() }
    func inline() -> Inline {
      switch Int.random(in: 0..<8, using: &numbers) {
      case 0: .emphasis([.text(words())])
      case 1: .strong([.text(words())])
      case 2: .strikeout([.text(words())])
      case 3: .lineBreak
      default: .text(words())
      }
    }
    let blocks = (0..<400).map { _ in Block.paragraph((0..<4).map { _ in inline() }.joined) }
    for block in blocks {
      #expect(write([block]).utf8.last == 0x0A)
    }
    let (text, _) = MarkdownWriter.write(blocks + [.paragraph([.text("fin")])])
    let run = ProgramRun(
      program: .pandoc, arguments: ["--sandbox", "-f", dialect, "-t", "json"], seconds: 30,
      outputLimit: 50_000_000)
    let json = try await run.result(for: "a", input: text, searchPath: nil).output
    let read = try PandocDocument(json: json).blocks.map { $0.inlines?.plainText ?? "not a paragraph" }
    let written = blocks.map { MarkdownWriter.squeezed($0.inlines?.plainText ?? "") } + ["fin"]
    let expected = written.filter { !$0.isEmpty }
    #expect(read.count == expected.count)
    let differing = zip(read, expected).filter { got, wanted in
      got.filter { !$0.isWhitespace } != wanted.filter { !$0.isWhitespace }
    }
    #expect(differing.isEmpty, "first: \(differing.first.map { "\($0.0)  |||  \($0.1)" } ?? "")")
  }
}
