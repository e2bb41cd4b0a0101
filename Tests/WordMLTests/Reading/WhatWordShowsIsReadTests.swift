import MarkdownText
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct WhatWordShowsIsReadTests {
  private func text(_ body: String, styles: String = "") throws -> String {
    F.markdown(try F.file(body, parts: [("styles", "w:styles", styles)]))
  }

  private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
  private func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
  private func instruction(_ words: String) -> String { "<w:r><w:instrText>\(words)</w:instrText></w:r>" }

  private func field(_ words: String, _ result: String? = nil) -> String {
    mark("begin") + instruction(words) + (result.map { mark("separate") + F.run($0) } ?? "") + mark("end")
  }

  // MARK: Fields

  @Test func whatAFieldOnlyKeepsIsNotShown() throws {
    let body =
      F.run("Los ") + field(" SET autor \"Praun 2001\" ", "Praun 2001") + field("XE \"Estados\"")
      + field(" ASK n \"¿Nombre?\" ", "Ana") + F.run("Estados")
    #expect(try text(p(body)) == "Los Estados\n")
    #expect(
      try text(p("<w:fldSimple w:instr=\" SET a &quot;b&quot; \">\(F.run("b"))</w:fldSimple>\(F.run("c"))")) == "c\n")
  }

  @Test func aButtonShowsTheWordsOfItsInstruction() throws {
    let body = F.run("Nombre: ") + field(" MACROBUTTON  NoMacro [Escriba aquí el nombre] ")
    #expect(try text(p(body)) == "Nombre: [Escriba aquí el nombre]\n")
    #expect(try text(p(field("GOTOBUTTON _Ref1 Anexo II"))) == "Anexo II\n")
    #expect(try text(p(F.run("a") + field("MACROBUTTON NoMacro"))) == "a\n")
  }

  @Test func aSymbolFieldShowsItsSign() throws {
    let body =
      field("SYMBOL 252 \\f \"Wingdings\" \\s 12") + field("symbol 0x61 \\f Symbol") + field("SYMBOL 167")
      + field("SYMBOL x") + field("SYMBOL 97 \\f \"Wingdings\"", "ya")
    #expect(try text(p(body)) == "✓α§ya\n")
  }

  // MARK: Formulas

  @Test func partsOfAFormulaAreNotGluedTogether() throws {
    func t(_ words: String) -> String { "<m:r><m:t>\(words)</m:t></m:r>" }
    func e(_ words: String) -> String { "<m:e>\(t(words))</m:e>" }
    func shown(_ formula: String) throws -> String { try text(p("<m:oMath>\(formula)</m:oMath>")) }
    let rows = "<m:mr>\(e("1"))\(e("2"))</m:mr><m:mr>\(e("3"))\(e("4"))</m:mr>"
    let brackets = "<m:dPr><m:begChr m:val=\"[\"/><m:endChr m:val=\"]\"/></m:dPr>"
    #expect(try shown("<m:d>\(brackets)<m:e><m:m>\(rows)</m:m></m:e></m:d>") == "[1, 2; 3, 4]\n")
    #expect(try shown("<m:d>\(e("a"))\(e("b"))</m:d><m:eqArr>\(e("x"))\(e("y"))</m:eqArr>") == "(a|b)x; y\n")
    let both = "<m:sSubSup>\(e("a"))<m:sub>\(t("1"))</m:sub><m:sup>\(t("2"))</m:sup></m:sSubSup>"
    #expect(try shown(both + "<m:acc><m:accPr><m:chr m:val=\"˙\"/></m:accPr>\(e("a"))</m:acc>") == "a_1^2ȧ\n")
    let limit = "<m:limLow>\(e("lim"))<m:lim>\(t("x→1"))</m:lim></m:limLow>"
    #expect(try shown("<m:func><m:fName>\(limit)</m:fName>\(e("x"))</m:func>") == "lim\\_(x→1) x\n")
  }

  // MARK: Signs

  @Test func aLetterInAFontOfSignsIsItsSign() throws {
    func typed(_ words: String, _ font: String) -> String {
      F.run(words, "<w:rFonts w:ascii=\"\(font)\" w:hAnsi=\"\(font)\"/>")
    }
    let body =
      typed("o", "Wingdings") + F.run(" Sí ") + typed("ü", "Wingdings") + F.run(" No ")
      + typed("£R\u{F053}", "Wingdings 2")
      + typed("c", "Webdings") + typed("m", "Symbol") + typed("m", "Arial")
    #expect(try text(p(body)) == "☐ Sí ✓ No ☐☑☒☐μm\n")
    let sign = "<w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F0A3\"/></w:r>"
    #expect(try text(p(sign + F.run(" Hombre"))) == "☐ Hombre\n")
  }

  // MARK: Paragraphs

  @Test func aDroppedCapitalIsTheFirstLetterOfItsParagraph() throws {
    let capital = F.paragraph("L", "<w:framePr w:dropCap=\"drop\" w:lines=\"3\" w:wrap=\"around\"/>")
    let box = F.paragraph("Sello", "<w:framePr w:w=\"4253\" w:wrap=\"none\"/>")
    #expect(try text(box + capital + F.paragraph("os Estados")) == "Sello\n\nLos Estados\n")
    // At the end of a place, it stands alone.
    #expect(try text(capital) == "L\n")
  }

  @Test func aStyleMayHideTheWordsOfItsParagraphs() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="Z"><w:name w:val="z-Top of Form"/><w:rPr><w:vanish/></w:rPr></w:style>
      """
    let body =
      F.paragraph("Principio del formulario", "<w:pStyle w:val=\"Z\"/>") + F.paragraph("Uno")
      + "<w:p><w:pPr><w:pStyle w:val=\"Z\"/></w:pPr>\(F.run("a"))\(F.run("b", "<w:vanish w:val=\"0\"/>"))</w:p>"
    let file = try F.file(body, parts: [("styles", "w:styles", styles)])
    #expect(F.markdown(file) == "Uno\n\nb\n")
    #expect(file.text().losses.hiddenPassages == 2)
  }

  @Test func aTableWithinAParagraphFollowsIt() throws {
    let table = "<w:tbl><w:tr><w:tc>\(F.paragraph("dentro"))</w:tc></w:tr></w:tbl>"
    #expect(try text(p(F.run("antes") + table + F.run(" y después"))) == "antes y después\n\ndentro\n")
  }
}
