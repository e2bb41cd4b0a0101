import Testing
import WordML

@Suite struct FormatsInRedlinesTests {
  private func paragraph(_ properties: String, style: String = "") -> String {
    "<w:p><w:pPr>\(style)</w:pPr><w:r><w:rPr>\(properties)</w:rPr><w:t>States</w:t></w:r></w:p>"
  }
  private func isMarked(_ old: String, _ new: String) throws -> Bool {
    try BuiltDocument.markup(old, new).contains("rPrChange")
  }

  @Test func onIsOnHoweverItIsWritten() throws {
    for (old, new, isMarked) in [
      ("<w:b/>", "<w:b w:val=\"1\"/>", false), ("<w:i w:val=\"true\"/>", "<w:i w:val=\"on\"/>", false),
      ("", "<w:b w:val=\"0\"/>", false), ("<w:b w:val=\"off\"/>", "<w:b w:val=\"false\"/>", false),
      ("", "<w:bCs/><w:szCs w:val=\"20\"/><w:lang w:val=\"es-CL\"/>", false), ("<w:b/>", "<w:b w:val=\"0\"/>", true),
      ("", "<w:b/>", true), ("<w:rtl/>", "<w:rtl/><w:bCs/>", true),
    ] {
      #expect(try self.isMarked(paragraph(old), paragraph(new)) == isMarked, "\(old) \(new)")
    }
  }

  @Test func paragraphsAreOnAndOffAlike() throws {
    for (old, new, isMarked) in [
      ("<w:keepNext/>", "<w:keepNext w:val=\"1\"/>", false), ("<w:keepNext/>", "<w:keepNext w:val=\"0\"/>", true),
    ] {
      let markup = try BuiltDocument.markup(paragraph("", style: old), paragraph("", style: new))
      #expect(markup.contains("pPrChange") == isMarked, "\(old) \(new)")
    }
  }
}
