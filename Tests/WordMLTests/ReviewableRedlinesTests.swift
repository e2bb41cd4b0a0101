import OfficeOpenXML
import Testing
import WordML

@Suite struct ReviewableRedlinesTests {
  private func paragraph(_ words: String) -> String { "<w:p><w:r><w:t>\(words)</w:t></w:r></w:p>" }
  private static let reported = NotMarked(.protection)

  @Test func theProtectionOfTheNewFileIsLifted() throws {
    let rest = "<w:zoom w:percent=\"100\"/>"
    for protection in [
      "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>",
      "<w:documentProtection w:edit=\"trackedChanges\" w:enforcement=\"true\"/>", "<w:writeProtection w:hash=\"a\"/>",
    ] {
      let redline = try BuiltDocument.redline(
        BuiltDocument(paragraph("one")), BuiltDocument(paragraph("two"), settings: protection + rest))
      let settings = try BuiltDocument.part("word/settings.xml", of: redline)
      #expect(settings.contains(rest) && !settings.contains("rotection"))
      #expect(redline.notMarked == [Self.reported] && !Self.reported.isUnseen)
    }
  }

  @Test func aProtectionThatIsNotInForceIsNoNews() throws {
    let redline = try BuiltDocument.redline(
      BuiltDocument(paragraph("one")),
      BuiltDocument(paragraph("two"), settings: "<w:documentProtection w:edit=\"forms\" w:enforcement=\"0\"/>"))
    #expect(redline.notMarked.isEmpty)
  }

  @Test func nothingInTheSettingsTakesTheNamesOffTheChanges() throws {
    let rest = "<w:zoom w:percent=\"100\"/>"
    let removal = "<w:removePersonalInformation/><w:removeDateAndTime w:val=\"1\"/>"
    for new in ["two", "one"] {
      let redline = try BuiltDocument.redline(
        BuiltDocument(paragraph("one")), BuiltDocument(paragraph(new), settings: removal + rest))
      let settings = try BuiltDocument.part("word/settings.xml", of: redline)
      #expect(settings.contains(rest) && !settings.contains("remove"))
      #expect(redline.notMarked.isEmpty)
    }
  }

  @Test func theTopCommentFindsAPlaceInAnyDocument() throws {
    var options = BuiltDocument.options
    options.topComment = { _ in "Not marked: something." }
    let control = "<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>\(paragraph("one"))</w:sdtContent></w:sdt>"
    for start in ["<w:p/>", "<w:p w:rsidR=\"00000000\"/>", control] {
      let redline = try BuiltDocument.redline(
        BuiltDocument(start), BuiltDocument(start + control), options: options)
      let main = try BuiltDocument.part("word/document.xml", of: redline)
      #expect(main.components(of: "commentReference") == 1, "\(start)")
      #expect(try MarkupStructure.faults(redline.bytes) == [], "\(start)")
    }
  }
}
