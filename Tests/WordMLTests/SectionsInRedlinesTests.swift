import Testing
import WordML

@Suite struct SectionsInRedlinesTests {
  private func paragraph(_ words: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(words)</w:t></w:r></w:p>"
  }
  private func section(_ width: Int, _ more: String = "") -> String {
    "<w:sectPr><w:pgSz w:w=\"\(width)\" w:h=\"16838\"/>\(more)</w:sectPr>"
  }
  private func change(_ width: Int) -> String {
    "<w:sectPrChange><w:sectPr><w:pgSz w:w=\"\(width)\" w:h=\"16838\"/></w:sectPr></w:sectPrChange></w:sectPr>"
  }

  @Test func rejectingGivesTheOldPage() throws {
    let markup = try BuiltDocument.markup(paragraph("one") + section(11_906), paragraph("one") + section(16_838))
    #expect(markup.contains("<w:pgSz w:w=\"16838\" w:h=\"16838\"/>" + change(11_906)))
    let same = try BuiltDocument.markup(
      paragraph("one") + section(11_906, "<w:titlePg/>"),
      paragraph("one") + section(11_906, "<w:titlePg w:val=\"on\"/>"))
    #expect(!same.contains("sectPrChange"))
  }

  @Test func theSectionThatAParagraphEndsHasItsOldPageToo() throws {
    let markup = try BuiltDocument.markup(
      paragraph("one", section(11_906)) + paragraph("two") + section(11_906),
      paragraph("one", section(8_000)) + paragraph("two") + section(11_906))
    #expect(markup.contains(change(11_906)) && markup.components(of: "sectPrChange>") == 2)
  }

  @Test func aSectionIsDeletedAndInsertedWithItsParagraph() throws {
    let long = paragraph("one", section(8_000)) + paragraph("two") + section(11_906)
    let short = paragraph("two") + section(11_906)
    for (old, new, mark) in [(long, short, "del"), (short, long, "ins")] {
      let redline = try BuiltDocument.redline(BuiltDocument(old), BuiltDocument(new))
      let markup = try BuiltDocument.part("word/document.xml", of: redline)
      #expect(markup.contains("<w:rPr><w:\(mark)/></w:rPr>\(section(8_000))</w:pPr>"))
      #expect(redline.notMarked.isEmpty)
      #expect(try MarkupStructure.faults(redline.bytes) == [])
    }
  }

  @Test func thatASectionEndsElsewhereIsSaid() throws {
    let redline = try BuiltDocument.redline(
      BuiltDocument(paragraph("one") + paragraph("two") + section(11_906)),
      BuiltDocument(paragraph("one", section(8_000)) + paragraph("two") + section(11_906)))
    #expect(redline.notMarked == [NotMarked(.section)])
  }
}
