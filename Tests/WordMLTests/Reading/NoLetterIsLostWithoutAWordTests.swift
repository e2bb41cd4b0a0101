import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct NoLetterIsLostWithoutAWordTests {
  private func losses(
    _ body: String, parts: [(kind: String, root: String, content: String)] = []
  ) throws -> [Int] {
    let file = try F.file(body, parts: parts)
    return [file.text(.accepted).losses.missingLetters, file.text(.rejected).losses.missingLetters]
  }

  private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }

  @Test func wordsThatNoWayLeadsToAreCountedAndNamed() throws {
    // Words of a drawing's own text, and a run where none may be.
    let shape = "<w:r><w:drawing><a:sp><a:p><a:r><a:t>Drawn &amp; lost</a:t></a:r></a:p></a:sp></w:drawing></w:r>"
    let file = try F.file(p(F.run("Agreed") + shape))
    #expect(F.markdown(file) == "Agreed\n")
    #expect(file.text().losses.missingLetters == 9)
    #expect(file.text().losses.missingWords == "Drawn & lost")
    #expect(try losses(p(F.run("a")) + F.run("stray")) == [5, 5])
    #expect(try losses("<w:tbl><w:tr><w:tc>\(p(shape))</w:tc></w:tr></w:tbl>") == [9, 9])
  }

  @Test func wordsOfADrawnShapeFollowTheirParagraph() throws {
    let shape =
      "<w:r><w:drawing><a:sp><a:txBody><a:p><a:r><a:t>Fund</a:t></a:r><a:br/><a:r><a:t>office</a:t></a:r></a:p>"
      + "<a:p/><a:p><a:r><a:t>Bonn</a:t></a:r></a:p></a:txBody></a:sp></w:drawing></w:r>"
    let file = try F.file(p(F.run("Agreed") + shape))
    #expect(F.markdown(file) == "Agreed\n\nFund\\\noffice\n\nBonn\n")
    #expect(file.text().losses.textBoxes == 1 && file.text().losses.missingLetters == 0)
  }

  @Test func paragraphsThatAreGoneBeforeATableAreNoLoss() throws {
    let change = "w:id=\"1\" w:author=\"A\""
    let gone =
      "<w:p><w:pPr><w:rPr><w:moveFrom \(change)/></w:rPr></w:pPr><w:moveFrom \(change)>\(F.run("moved"))</w:moveFrom></w:p>"
    #expect(try losses("<w:tbl><w:tr><w:tc>\(gone)</w:tc></w:tr></w:tbl>") == [0, 0])
    #expect(try losses(gone + "<w:tbl><w:tr><w:tc>\(p(F.run("t")))</w:tc></w:tr></w:tbl>") == [0, 0])
  }

  @Test func whatIsLeftOutForAReasonIsNoLoss() throws {
    let mark = { (type: String) in "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let change = "w:id=\"1\" w:author=\"A\""
    let deleted = "<w:del \(change)><w:r><w:delText>gone</w:delText></w:r></w:del>"
    let inserted = "<w:ins \(change)>\(F.run("come"))</w:ins>"
    #expect(try losses(p(deleted + inserted)) == [0, 0])
    #expect(try losses(p(F.run("hidden", "<w:vanish/>") + F.run("a"))) == [0, 0])
    let field = mark("begin") + "<w:r><w:instrText>XE \"entry\"</w:instrText></w:r>" + mark("separate") + F.run("entry")
    #expect(try losses(p(field + mark("end"))) == [0, 0])
    let prompt =
      "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(F.run("Click here"))</w:sdtContent></w:sdt>"
    #expect(try losses(p(prompt)) == [0, 0])
    #expect(
      try losses("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(p(F.run("x")))</w:sdtContent></w:sdt>")
        == [0, 0])
    let row = { (state: String) in
      "<w:tr><w:trPr><w:\(state) \(change)/></w:trPr><w:tc>\(p(F.run("row")))</w:tc></w:tr>"
    }
    #expect(try losses("<w:tbl>\(row("ins"))\(row("del"))</w:tbl>") == [0, 0])
    let formula =
      "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    #expect(try losses(p(formula)) == [0, 0])
    let box = "<w:r><w:pict><v:textbox><w:txbxContent>\(p(F.run("boxed")))</w:txbxContent></v:textbox></w:pict></w:r>"
    let twice =
      "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent>"
    #expect(try losses(p(box) + p(twice)) == [0, 0])
  }

  @Test func notesAreCountedWhereTheyAreReferredTo() throws {
    let notes =
      "<w:footnote w:id=\"2\">\(p(F.run("A note")))</w:footnote><w:footnote w:id=\"3\">\(p(F.run("Nobody's")))</w:footnote>"
    let reference = "<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/><w:t>x</w:t></w:r>"
    #expect(try losses(p(F.run("a") + reference), parts: [("footnotes", "w:footnotes", notes)]) == [0, 0])
    let lost = "<w:footnote w:id=\"2\">\(F.run("stray"))</w:footnote>"
    #expect(
      try losses(p("<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), parts: [("footnotes", "w:footnotes", lost)]) == [
        5, 5,
      ])
  }

  @Test func aFormulaBeforeATableStaysThere() throws {
    let alone =
      "<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></w:p>"
    #expect(try losses(alone + "<w:tbl><w:tr><w:tc>\(p(F.run("t")))</w:tc></w:tr></w:tbl>") == [0, 0])
  }
}
