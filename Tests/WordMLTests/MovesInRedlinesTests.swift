import OfficeOpenXML
import Testing
import WordML

@Suite struct MovesInRedlinesTests {
  private func paragraph(_ words: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r></w:p>"
  }
  private let others = (0..<5).map { "Paragraph number \($0) says something of its own about subject \($0)." }
  private let before = "The States reaffirm their commitment to the human rights of all migrants, regardless of status."
  private let after = "The States reaffirm their firm commitment to the rights of all migrants, regardless of status."

  private func markup(_ moves: WordRedline.Moves) throws -> (text: String, redline: WordRedline) {
    var options = BuiltDocument.options
    options.moves = moves
    let old = ([before] + others).map(paragraph).joined()
    let new = (others[..<4] + [after] + others[4...]).map(paragraph).joined()
    let redline = try BuiltDocument.redline(BuiltDocument(old), BuiltDocument(new), options: options)
    return (try BuiltDocument.part("word/document.xml", of: redline), redline)
  }

  @Test func aMovedParagraphHasWhatChangedInIt() throws {
    let (text, redline) = try markup(.native)
    #expect(text.components(of: "<w:moveFromRangeStart") == 1 && text.components(of: "<w:moveToRangeStart") == 1)
    // Where it was, all of it; where it is, what was moved with what came and went.
    #expect(text.contains("<w:moveFrom><w:r><w:t xml:space=\"preserve\">\(before)</w:t></w:r></w:moveFrom>"))
    #expect(
      text.contains("<w:moveTo><w:r><w:t xml:space=\"preserve\">The States reaffirm their </w:t></w:r></w:moveTo>"))
    #expect(text.contains("<w:ins><w:r><w:t xml:space=\"preserve\">firm </w:t></w:r></w:ins>"))
    #expect(
      text.contains(
        "<w:moveTo><w:del><w:r><w:delText xml:space=\"preserve\">human </w:delText></w:r></w:del></w:moveTo>"))
    #expect(try MarkupStructure.faults(redline.bytes) == [])
    let tree = try XMLTree("word/document.xml", in: OfficeArchive(redline.bytes))
    #expect(ResolvedText(tree, accepts: true).paragraphs == others[..<4] + [after] + others[4...])
    #expect(ResolvedText(tree, accepts: false).paragraphs == [before] + others)
  }

  @Test func withoutMovesItIsDeletedAndInserted() throws {
    let (text, _) = try markup(.split)
    #expect(!text.contains("move") && text.contains("<w:delText xml:space=\"preserve\">\(before)</w:delText>"))
  }
}
