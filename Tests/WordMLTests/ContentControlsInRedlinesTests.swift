import Testing
import WordML

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

  @Test func aControlAroundParagraphsStaysAroundTheirChanges() throws {
    for properties in ["", "<w:dropDownList/>", "<w:text/>", "<w:docPartObj/>"] {
      let result = try redline(
        control(properties, paragraph("one two")) + paragraph("z"),
        control(properties, paragraph("one three")) + paragraph("z"))
      #expect(result.markup.contains("<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent><w:p>"), "\(properties)")
      #expect(result.markup.contains("<w:del>"))
      #expect(!result.isReported)
    }
  }

  @Test func inALineControlsStayAndOnlyTheirBindingGoes() throws {
    for (properties, isUnbound) in [
      ("", false), ("<w:date/>", false), ("<w:text/>", false), ("<w:dataBinding w:xpath=\"x\"/><w:text/>", true),
    ] {
      func line(_ words: String) -> String { "<w:p>\(run("a "))\(control(properties, run(words)))\(run(" z"))</w:p>" }
      let result = try redline(line("one two"), line("one three"))
      #expect(result.markup.components(of: "<w:sdt>") == 1, "\(properties)")
      #expect(!result.markup.contains("dataBinding"))
      #expect(result.markup.contains("<w:text/>") == properties.contains("<w:text/>"))
      #expect(result.isReported == isUnbound, "\(properties)")
      let same = try redline(line("one two") + paragraph("b"), line("one two") + paragraph("c"))
      #expect(same.markup.contains("dataBinding") == isUnbound)
    }
  }

  @Test func controlsAroundCellsAndRowsStay() throws {
    func cell(_ words: String) -> String { "<w:tc><w:tcPr/>\(paragraph(words))</w:tc>" }
    func table(_ rows: String) -> String { "<w:tbl><w:tblPr/><w:tblGrid/>\(rows)</w:tbl>" + paragraph("z") }
    func row(_ cells: String) -> String { "<w:tr>\(cells)</w:tr>" }
    let first = row(cell("a") + control("<w:text/>", cell("b")))
    let added = try redline(table(first), table(first + row(cell("c") + control("<w:text/>", cell("d")))))
    #expect(added.markup.components(of: "<w:sdt>") == 2)
    let changed = try redline(table(first), table(row(cell("a") + control("<w:text/>", cell("e")))))
    #expect(changed.markup.components(of: "<w:sdt>") == 1)
    #expect(changed.markup.components(of: "<w:tc>") == 2)
    let wrapped = try redline(table(first), table(first + control("", row(cell("c") + cell("d")))))
    #expect(wrapped.markup.components(of: "<w:sdt>") == 2)
    #expect(wrapped.markup.components(of: "<w:tr>") == 2)
    let inserted = try redline(paragraph("z"), table(control("", row(cell("c") + cell("d")))))
    #expect(inserted.markup.components(of: "<w:sdt>") == 1)
  }

  /// The tags stand between the ends of ranges, as Word writes a control that somebody deleted (17.13.5.4).
  @Test func aDeletedControlComesBackWhenItIsRejected() throws {
    let block = control("<w:alias w:val=\"Name\"/>", paragraph("two three") + paragraph("four"))
    let blocks = try redline(paragraph("one") + block + paragraph("five"), paragraph("one") + paragraph("five"))
    let line = try redline(
      "<w:p>\(run("a "))\(control("<w:alias w:val=\"Name\"/><w:id w:val=\"7\"/>", run("b ")))\(run("z"))</w:p>",
      "<w:p>\(run("a "))\(run("z"))</w:p>")
    for result in [blocks, line] {
      #expect(
        result.markup.contains(
          "<w:customXmlDelRangeStart/><w:sdt><w:sdtPr><w:alias w:val=\"Name\"/></w:sdtPr><w:sdtContent>"
            + "<w:customXmlDelRangeEnd"))
      #expect(result.markup.contains("<w:customXmlDelRangeStart/></w:sdtContent></w:sdt><w:customXmlDelRangeEnd"))
      #expect(!result.isReported)
    }
  }
}
