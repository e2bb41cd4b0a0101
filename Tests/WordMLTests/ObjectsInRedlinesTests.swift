import Testing
import WordML

@Suite struct ObjectsInRedlinesTests {
  private static func box(_ words: String, data: String = "") -> String {
    "<w:r><w:pict><v:rect id=\"s1\" style=\"position:absolute;width:9pt\"\(data)><v:textbox><w:txbxContent>"
      + "<w:p><w:r><w:t>\(words)</w:t></w:r></w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
  }
  private static let picture = "<w:r><w:drawing><wp:anchor behindDoc=\"0\"/></w:drawing></w:r>"
  private static let inline = "<w:r><w:drawing><wp:inline distT=\"0\"/></w:drawing></w:r>"
  private func text(_ words: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r>" }
  private func paragraph(_ content: String) -> String { "<w:p>\(content)</w:p>" }

  @Test func aBoxThatWasOnlySavedAgainHasChangesInItsWords() throws {
    let markup = try BuiltDocument.markup(
      paragraph(Self.box("one two", data: " o:spid=\"_x1\" o:gfxdata=\"AB&#xA;CD\" alt=\"a &#62; b\"")),
      paragraph(Self.box("one three", data: " o:spid=\"_x2\" o:gfxdata=\"XY\" alt=\"a &gt; b\"")))
    #expect(markup.contains("<w:t xml:space=\"preserve\">one </w:t>"))
    #expect(markup.contains("<w:ins><w:r><w:t xml:space=\"preserve\">three</w:t></w:r></w:ins>"))
    #expect(markup.components(of: "<v:rect") == 1)
  }

  @Test func whatFloatsAmongChangedWordsIsFollowedByAnotherChange() throws {
    let old = paragraph(text("one "))
    let among = paragraph(text("one two ") + Self.picture + text("three"))
    #expect(try BuiltDocument.markup(old, among).contains("</w:drawing></w:r></w:ins><w:ins><w:r>"))
    #expect(try BuiltDocument.markup(among, old).contains("</w:drawing></w:r></w:del><w:del><w:r>"))
  }

  @Test func whatFloatsAtTheBorderOfAChangeIsInOneWithTheWords() throws {
    let old = paragraph(text("one "))
    let first = try BuiltDocument.markup(old, paragraph(text("one ") + Self.picture + text("two")))
    #expect(first.contains("</w:drawing></w:r><w:r>") && first.components(of: "<w:ins>") == 1)
    let last = try BuiltDocument.markup(old, paragraph(text("one two") + Self.picture))
    #expect(last.contains("</w:drawing></w:r></w:ins></w:p>"))
  }

  @Test func whatStandsInTheLineIsInOneChangeWithTheWords() throws {
    let markup = try BuiltDocument.markup(
      paragraph(text("one ")), paragraph(text("one two ") + Self.inline + text("three")))
    #expect(markup.components(of: "<w:ins>") == 1)
  }
}

extension String {
  func components(of part: String) -> Int { ranges(of: part).count }
}
