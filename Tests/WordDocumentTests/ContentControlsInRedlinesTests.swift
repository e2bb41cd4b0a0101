import Testing
import WordDocument

@Suite struct ContentControlsInRedlinesTests {
  private func control(_ properties: String, _ content: String) -> String {
    "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }
  private func run(_ words: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r>" }
  private func paragraph(_ words: String) -> String { "<w:p>\(run(words))</w:p>" }
  private func redline(_ old: String, _ new: String) throws -> (markup: String, isReported: Bool) {
    let redline = try BuiltDocument.redline(BuiltDocument(old), BuiltDocument(new))
    let isReported = redline.notMarked.contains { $0.kind == .contentControl }
    return (try BuiltDocument.part("word/document.xml", of: redline), isReported)
  }

  @Test func aControlWhoseFirstParagraphChangedIsLeftOut() throws {
    for properties in ["", "<w:dropDownList/>", "<w:text/>"] {
      let result = try redline(
        control(properties, paragraph("one two")) + paragraph("z"),
        control(properties, paragraph("one three")) + paragraph("z"))
      #expect(!result.markup.contains("<w:sdt>"), "\(properties)")
      #expect(result.isReported)
    }
  }

  @Test func aControlThatBeginsAsBeforeStays() throws {
    let result = try redline(
      control("", paragraph("one") + paragraph("two")), control("", paragraph("one") + paragraph("three")))
    #expect(result.markup.contains("<w:sdt>"))
    #expect(result.markup.contains("<w:del>"))
    #expect(!result.isReported)
  }

  @Test func aTableOfContentsStays() throws {
    let result = try redline(
      control("<w:docPartObj/>", paragraph("one two")), control("<w:docPartObj/>", paragraph("one three")))
    #expect(result.markup.contains("<w:sdt>"))
    #expect(!result.isReported)
  }

  @Test func inALineOnlyPlainTextAndBoundTextAreLeftOut() throws {
    for (properties, isLeftOut) in [
      ("", false), ("<w:date/>", false), ("<w:text/>", true), ("<w:dataBinding w:xpath=\"x\"/>", true),
    ] {
      func line(_ words: String) -> String { "<w:p>\(run("a "))\(control(properties, run(words)))\(run(" z"))</w:p>" }
      let result = try redline(line("one two"), line("one three"))
      #expect(result.markup.contains("<w:sdt>") != isLeftOut, "\(properties)")
      #expect(result.isReported == isLeftOut, "\(properties)")
    }
  }

  @Test func controlsAroundCellsAndRowsAreLeftOutWhereTheyBeginWithAChange() throws {
    func cell(_ words: String) -> String { "<w:tc><w:tcPr/>\(paragraph(words))</w:tc>" }
    func table(_ rows: String) -> String { "<w:tbl><w:tblPr/><w:tblGrid/>\(rows)</w:tbl>" + paragraph("z") }
    func row(_ cells: String) -> String { "<w:tr>\(cells)</w:tr>" }
    let first = row(cell("a") + control("<w:text/>", cell("b")))
    let added = try redline(table(first), table(first + row(cell("c") + control("<w:text/>", cell("d")))))
    #expect(added.markup.components(of: "<w:sdt>") == 1)
    let changed = try redline(table(first), table(row(cell("a") + control("<w:text/>", cell("e")))))
    #expect(changed.markup.components(of: "<w:sdt>") == 0)
    #expect(changed.markup.components(of: "<w:tc>") == 2)
    let wrapped = try redline(table(first), table(first + control("", row(cell("c") + cell("d")))))
    #expect(wrapped.markup.components(of: "<w:sdt>") == 1)
    #expect(wrapped.markup.components(of: "<w:tr>") == 2)
  }
}
