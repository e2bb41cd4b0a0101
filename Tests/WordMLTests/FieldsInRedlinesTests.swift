import Testing
import WordML

@Suite struct FieldsInRedlinesTests {
  private func run(_ content: String) -> String { "<w:r>\(content)</w:r>" }
  private func mark(_ kind: String) -> String { run("<w:fldChar w:fldCharType=\"\(kind)\"/>") }
  private func field(_ code: String..., result: String) -> String {
    mark("begin") + code.map { run("<w:instrText xml:space=\"preserve\">\($0)</w:instrText>") }.joined()
      + mark("separate") + run("<w:t>\(result)</w:t>") + mark("end")
  }
  private func simple(_ code: String, result: String) -> String {
    "<w:fldSimple w:instr=\"\(code)\">\(run("<w:t>\(result)</w:t>"))</w:fldSimple>"
  }
  private func paragraph(_ content: String) -> String { "<w:p>\(run("<w:t>See</w:t>"))\(content)</w:p>" }
  private func inTable(_ content: String) -> String {
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>\(content)</w:tc></w:tr></w:tbl><w:p/>"
  }
  private func isMarked(_ old: String, _ new: String) throws -> Bool {
    let places: [(String) -> String] = [{ $0 }, inTable]
    let marked = try places.map { place in
      let markup = try BuiltDocument.markup(place(paragraph(old)), place(paragraph(new)))
      return ["<w:ins>", "<w:ins/>", "<w:del>", "<w:del/>", "Change"].contains { markup.contains($0) }
    }
    try #require(marked[0] == marked[1])
    return marked[0]
  }

  @Test func aFieldIsTheSameHoweverItsCodeIsWritten() throws {
    let forms = [
      field(" REF _Ref1 \\h ", result: "Article 4"), field(" REF _Re", "f1 \\h ", result: "Article 4"),
      field("REF  _Ref1  \\h", result: "Article 4"), field("ref _Ref1 \\h", result: "Article 4"),
      simple(" REF _Ref1 \\h ", result: "Article 4"),
    ]
    for old in forms { for new in forms { #expect(try !isMarked(old, new), "\(old) \(new)") } }
    #expect(try isMarked(forms[0], field(" REF _Ref1 \\h ", result: "Article 5")))
    let quoted = ["a b", "a  b"].map { field(" QUOTE &quot;\($0)&quot; ", result: "") }
    #expect(try isMarked(quoted[0], quoted[1]))
  }

  @Test func whatProgramsSetAgainIsNoChange() throws {
    for code in ["PAGE", "NUMPAGES \\* Arabic", "SECTIONPAGES", "PAGEREF _Toc1 \\h", "DATE", "time", "FILENAME \\p"] {
      #expect(try !isMarked(field(" \(code) ", result: "9"), field(" \(code) ", result: "12")), "\(code)")
      #expect(try !isMarked(simple(code, result: "9"), field(code, result: "12")), "\(code)")
    }
    let nested = [1, 2].map {
      mark("begin") + run("<w:instrText>IF </w:instrText>") + field("PAGE", result: "\($0)")
        + run("<w:instrText> = 1 &quot;a&quot; &quot;b&quot;</w:instrText>") + mark("separate") + run("<w:t>a</w:t>")
        + mark("end")
    }
    #expect(try !isMarked(nested[0], nested[1]))
    #expect(try isMarked(field(" SEQ a ", result: "9"), field(" SEQ a ", result: "12")))
  }

  @Test func whereAFieldLeadsIsAChangeOfItsCodeAlone() throws {
    let old = BuiltDocument(paragraph(field(" REF _Ref1 \\h ", result: "Article 4")))
    for new in [field(" REF _Ref2 \\h ", result: "Article 4"), simple(" REF _Ref2 \\h ", result: "Article 4")] {
      let redline = try BuiltDocument.redline(old, BuiltDocument(paragraph(new)))
      let markup = try BuiltDocument.part("word/document.xml", of: redline)
      #expect(
        markup.contains(
          "<w:del><w:r><w:delInstrText xml:space=\"preserve\"> REF _Ref1 \\h </w:delInstrText></w:r></w:del>"
            + "<w:ins><w:r><w:instrText xml:space=\"preserve\"> REF _Ref2 \\h </w:instrText></w:r></w:ins>"))
      #expect(markup.components(of: "Article 4") == 1 && !markup.contains("delText"))
      #expect(redline.notMarked == [NotMarked(.target, place: "Article 4: REF _Ref1 \\h → REF _Ref2 \\h")])
      #expect(try MarkupStructure.faults(redline.bytes) == [])
    }
  }

  @Test func whereALinkLeadsIsSaidAndIsNoText() throws {
    func link(_ anchor: String, _ words: String) -> String {
      paragraph(
        "<w:hyperlink w:anchor=\"\(anchor)\">\(run("<w:t>the annex</w:t>"))</w:hyperlink>\(run("<w:t>\(words)</w:t>"))")
    }
    for words in [", a", ", b"] {
      let redline = try BuiltDocument.redline(BuiltDocument(link("one", ", a")), BuiltDocument(link("two", words)))
      let markup = try BuiltDocument.part("word/document.xml", of: redline)
      #expect(markup.components(of: "the annex") == 1, "\(markup)")
      #expect(markup.contains("<w:hyperlink w:anchor=\"two\">"))
      #expect(redline.notMarked == [NotMarked(.target, place: "the annex: #one → #two")])
    }
  }
}
