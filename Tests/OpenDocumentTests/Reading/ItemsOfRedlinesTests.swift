import DocumentModel
import MarkdownText
import Testing

@testable import OpenDocument

/// A redline of ours that Writer saved: its items have their labels in their words.
@Suite struct ItemsOfRedlinesTests {
  private let styles = """
    <style:style style:name="P1" style:family="paragraph" style:parent-style-name="List_20_Paragraph">\
    <style:paragraph-properties fo:margin-left="0.3937in" fo:text-indent="-0.3937in"/></style:style>\
    <style:style style:name="P2" style:family="paragraph" style:parent-style-name="List_20_Paragraph">\
    <style:paragraph-properties fo:margin-left="1.5cm" fo:text-indent="-1cm"/></style:style>
    """
  private let body = """
    <text:p text:style-name="P1">3.<text:tab/>Third</text:p><text:p text:style-name="P2">•<text:tab/>a point</text:p>\
    <text:p text:style-name="P1">8)<text:tab/>Eighth</text:p><text:p text:style-name="P1">No label here</text:p>\
    <text:p text:style-name="Quote">Quoted</text:p>
    """

  private func text(isOurs: Bool) throws -> [Block] {
    let named = """
      <style:style style:name="List_20_Paragraph" style:family="paragraph"/>\
      <style:style style:name="Quote" style:family="paragraph"/>
      """
    let file = try OpenDocumentFile(BuiltText(body: body, automatic: styles, named: named).bytes)
    return file.text(isOurs: isOurs).blocks
  }

  @Test func theyAreItemsWithTheirNumbers() throws {
    #expect(
      try text(isOurs: true) == [
        .ordered(
          Numbering(start: 3), [[.paragraph([.text("Third")]), .bullets([[.paragraph([.text("a point")])]])]]),
        .ordered(Numbering(start: 8, delimiter: .parenthesis), [[.paragraph([.text("Eighth")])]]),
        .paragraph([.text("No label here")]), .quote([.paragraph([.text("Quoted")])]),
      ])
  }

  @Test func inAnyOtherFileTheyAreParagraphs() throws {
    #expect(try text(isOurs: false).allSatisfy { if case .paragraph = $0 { true } else { false } })
  }

  @Test func lengthsAreReadInEveryUnit() {
    #expect(OpenLength.twips("0.3937in") == 567 && OpenLength.twips("1cm") == 567 && OpenLength.twips("10mm") == 567)
    #expect(OpenLength.twips("28.35pt") == 567 && OpenLength.twips("3pc") == 720)
    #expect(OpenLength.twips("10%") == nil && OpenLength.twips("1e400in") == nil && OpenLength.twips("in") == nil)
  }
}
