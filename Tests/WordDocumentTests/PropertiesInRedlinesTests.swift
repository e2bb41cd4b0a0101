import Testing
import WordDocument

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

  /// LibreOffice gives an empty paragraph the properties of what is taken away before it.
  @Test func whatIsInsertedBeforeAnEmptyParagraphBearsItsProperties() throws {
    let markup = try BuiltDocument.markup(
      paragraph("one", Self.list) + "<w:p/>", paragraph("one", Self.list) + paragraph("two", Self.list) + "<w:p/>")
    #expect(markup.contains("\(Self.list)<w:rPr><w:ins/></w:rPr><w:pPrChange><w:pPr></w:pPr></w:pPrChange>"))
    let before = try BuiltDocument.markup(
      paragraph("one", Self.list) + paragraph("z"),
      paragraph("one", Self.list) + paragraph("two", Self.list) + paragraph("z"))
    #expect(!before.contains("pPrChange"))
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
}
