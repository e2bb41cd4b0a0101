import Testing
import WordML

@Suite struct PropertiesInRedlinesTests {
  private static let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
  private func paragraph(_ words: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>\(words)</w:t></w:r></w:p>"
  }

  @Test func propertiesWrittenOtherwiseAreTheSame() throws {
    let markup = try BuiltDocument.markup(
      paragraph("one two", "<w:keepNext /><w:spacing w:before='1' w:after=\"2\"></w:spacing>"),
      paragraph("one three", "<w:keepNext/>\n<w:spacing w:after=\"2\" w:before=\"1\"/>"))
    #expect(!markup.contains("pPrChange"))
    let other = try BuiltDocument.markup(
      paragraph("one two", "<w:spacing w:before=\"1\"/>"), paragraph("one three", "<w:spacing w:before=\"2\"/>"))
    #expect(other.contains("pPrChange"))
  }

  @Test func insertedParagraphsHaveNoChangeOfTheirForm() throws {
    for next in ["<w:p/>", paragraph("z", Self.list)] {
      let markup = try BuiltDocument.markup(
        paragraph("one", Self.list) + next, paragraph("one", Self.list) + paragraph("two", "<w:keepNext/>") + next)
      #expect(markup.contains("<w:ins/></w:rPr></w:pPr>"))
      #expect(!markup.contains("pPrChange"))
    }
  }

  @Test func anEmptyRowOfTheNewFilesOwnChangesStaysAsItIs() throws {
    func table(_ words: String) -> String {
      "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>\(paragraph("a"))</w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"1\" "
        + "w:author=\"Chile\"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>\(paragraph(words))"
    }
    var options = BuiltDocument.options
    options.existingChanges = .keep
    let markup = try BuiltDocument.markup(table("one"), table("two"), options: options)
    #expect(markup.components(of: "<w:delText") == 1)
  }

  @Test func movedParagraphsHaveNoChangeOfTheirForm() throws {
    let words = "alpha beta gamma delta epsilon zeta eta theta"
    let others = (0..<4).map { paragraph("other words number \($0) that stay where they are") }
    let moved = paragraph(words, Self.list)
    let markup = try BuiltDocument.markup(
      moved + others.joined(), others[0] + others[1] + others[2] + moved + others[3])
    #expect(markup.contains("<w:ins/></w:rPr></w:pPr>") && !markup.contains("pPrChange"))
  }

  @Test func aChangeOfPropertiesThatIsCutHasAnIdForEachPart() throws {
    func document(_ words: String) -> String {
      let change = "<w:rPrChange w:id=\"7\" w:author=\"Chile\"><w:rPr/></w:rPrChange>"
      return "<w:p><w:pPr><w:rPr><w:b/>\(change.replacing("7", with: "8"))</w:rPr></w:pPr><w:r><w:rPr><w:b/>\(change)"
        + "</w:rPr><w:t>\(words)</w:t></w:r></w:p>"
    }
    var options = BuiltDocument.options
    options.existingChanges = .keep
    for text in ["one three four", "one six"] {
      let redline = try BuiltDocument.redline(
        BuiltDocument(document("one two four")), BuiltDocument(document(text)), options: options)
      #expect(try MarkupStructure.faults(redline.bytes) == [])
      #expect(try BuiltDocument.part("word/document.xml", of: redline).components(of: "Chile") > 2)
    }
  }
}
