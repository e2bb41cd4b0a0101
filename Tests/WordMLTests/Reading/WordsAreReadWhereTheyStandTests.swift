import DocumentModel
import MarkdownText
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct WordsAreReadWhereTheyStandTests {
  private func text(
    _ body: String, parts: [(kind: String, root: String, content: String)] = [],
    links: [(id: String, target: String)] = [],
    _ reading: Reading = .accepted
  ) throws -> String {
    F.markdown(try F.file(body, parts: parts, links: links), reading)
  }

  private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
  private func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
  private func instruction(_ words: String) -> String { "<w:r><w:instrText>\(words)</w:instrText></w:r>" }

  private func field(_ words: String, _ result: String) -> String {
    mark("begin") + instruction(words) + mark("separate") + result + mark("end")
  }

  // MARK: Runs

  @Test func breaksTabsHyphensAndSymbolsAreCharacters() throws {
    let run = """
      <w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:br/><w:t>e</w:t>\
      <w:br w:type="page"/><w:t>f</w:t><w:cr/><w:t>g</w:t></w:r>
      """
    #expect(try text(p(run)) == "a b\u{2011}c\u{AD}d\\\ne f\\\ng\n")
    let symbols = """
      <w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" \
      w:char="A8"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Arial" w:char="00A7"/><w:sym w:font="x" \
      w:char="zz"/></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\u{F062}\u{F0AE}</w:t></w:r>
      """
    #expect(try text(p(symbols)) == "α✓☐≥§β→\n")
  }

  @Test func marksComeFromTheRunAndItsStyleAndHiddenWordsStayOut() throws {
    let styles = """
      <w:style w:type="character" w:styleId="S"><w:basedOn w:val="T"/><w:rPr><w:i/></w:rPr></w:style>\
      <w:style w:type="character" w:styleId="T"><w:basedOn w:val="S"/><w:rPr><w:b/></w:rPr></w:style>
      """
    let body = p(
      F.run("a", "<w:b/>") + F.run(" b ", "<w:b w:val=\"0\"/>") + F.run("c", "<w:rStyle w:val=\"S\"/>")
        + F.run("d", "<w:vanish/>") + F.run(" e", "<w:rStyle w:val=\"S\"/><w:b w:val=\"false\"/><w:i w:val=\"off\"/>")
        + F.run(" f", "<w:strike/>") + F.run("2", "<w:vertAlign w:val=\"superscript\"/>"))
    let file = try F.file(body, parts: [("styles", "w:styles", styles)])
    #expect(F.markdown(file) == "**a** b ***c*** e ~~f~~²\n")
    #expect(file.text().losses.hiddenPassages == 1)
  }

  @Test func containersOfRunsAreTransparent() throws {
    let body = p(
      "<w:smartTag>\(F.run("a"))</w:smartTag><w:customXml>\(F.run("b"))</w:customXml><w:sdt><w:sdtPr><w:alias w:val=\"no\"/>"
        + "</w:sdtPr><w:sdtContent>\(F.run("c"))</w:sdtContent></w:sdt><w:bdo w:val=\"ltr\">\(F.run("d"))</w:bdo>"
        + "<w:r><w:ruby><w:rt>\(F.run("f"))</w:rt><w:rubyBase>\(F.run("e"))</w:rubyBase></w:ruby></w:r>")
    #expect(try text("<w:sdt><w:sdtContent>\(body)</w:sdtContent></w:sdt>") == "abcde(f)\n")
  }

  @Test func formulasAreTheirSigns() throws {
    func t(_ words: String) -> String { "<m:r><m:t>\(words)</m:t></m:r>" }
    let formula = """
      <m:oMath>\(t("x="))<m:f><m:num>\(t("a+b"))</m:num><m:den>\(t("2"))</m:den></m:f><m:sSup><m:e>\(t("c"))</m:e>\
      <m:sup>\(t("2"))</m:sup></m:sSup><m:rad><m:e>\(t("n"))</m:e></m:rad><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>\
      <m:sub>\(t("i"))</m:sub><m:sup/><m:e>\(t("k"))</m:e></m:nary></m:oMath>
      """
    #expect(try text(p(F.run("Sea ") + formula)) == "Sea x=(a+b)/2c^2√n∑\\_i k\n")
  }

  // MARK: Fields and links

  @Test func resultsOfFieldsAreShownAndInstructionsNever() throws {
    let nested =
      mark("begin") + instruction(" IF ") + field(" PAGE ", F.run("9")) + instruction(" = 1 ") + mark("separate")
      + F.run("sí") + mark("end")
    #expect(
      try text(p(F.run("v. ") + field(" REF _x \\h ", F.run("Artículo 3")) + F.run(", ") + nested))
        == "v. Artículo 3, sí\n")
    #expect(try text(p("<w:fldSimple w:instr=\" DATE \">\(F.run("hoy"))</w:fldSimple>")) == "hoy\n")
    // Without an end there is no field: nothing of what follows is hidden.
    #expect(try text(p(mark("begin") + instruction("x") + F.run("a")) + p(F.run("b"))) == "a\n\nb\n")
    #expect(try text(p(mark("end") + mark("separate") + F.run("a"))) == "a\n")
  }

  @Test func aContentsKeepsItsWordsWithoutPages() throws {
    let entry = F.run("Uno") + "<w:r><w:tab/></w:r>" + field(" PAGEREF _Toc1 ", F.run("7"))
    let contents =
      p(mark("begin") + instruction(" TOC \\o ") + mark("separate") + entry) + p(F.run("Dos") + mark("end"))
    let seen = p(F.run("véase la página ") + field(" PAGEREF _x ", F.run("7")))
    #expect(try text(contents + seen) == "Uno\n\nDos\n\nvéase la página 7\n")
    // A whole entry within the reference to its page, as LibreOffice writes it.
    let whole = field(" PAGEREF _Toc1 ", F.run("Disposiciones generales") + "<w:r><w:tab/></w:r>" + F.run("7"))
    #expect(try text(p(field(" TOC \\o ", whole))) == "Disposiciones generales 7\n")
  }

  @Test func boxesOfFormsShowTheirState() throws {
    func box(_ state: String) -> String {
      "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>\(state)</w:checkBox></w:ffData></w:fldChar></w:r>"
        + instruction("FORMCHECKBOX") + mark("end")
    }
    let list = """
      <w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="no"/><w:listEntry \
      w:val="sí"/></w:ddList></w:ffData></w:fldChar></w:r>
      """
    #expect(
      try text(
        p(box("<w:checked/>") + box("<w:default w:val=\"0\"/>") + list + instruction("FORMDROPDOWN") + mark("end")))
        == "☒☐sí\n")
  }

  @Test func linksLeadOutAndNowhereElse() throws {
    let body = p(
      "<w:hyperlink r:id=\"l\">\(F.run("a"))</w:hyperlink> <w:hyperlink w:anchor=\"x\">\(F.run("b"))</w:hyperlink>"
        + field(" HYPERLINK \"https://iom.int/x\" \\o \"t\" ", F.run("c")) + field(" HYPERLINK \\l \"m\" ", F.run("d"))
        + "<w:hyperlink r:id=\"none\">\(F.run("e"))</w:hyperlink>")
    #expect(try text(body, links: [("l", "https://un.org")]) == "[a](https://un.org)b[c](https://iom.int/x)de\n")
    // A link over two paragraphs.
    let long =
      p(mark("begin") + instruction("HYPERLINK \"https://a.b\"") + mark("separate") + F.run("a"))
      + p(F.run("b") + mark("end") + F.run("c"))
    #expect(try text(long) == "[a](https://a.b)\n\n[b](https://a.b)c\n")
  }

  // MARK: Blocks

  @Test func headingsComeFromStylesAndOutlineLevels() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/></w:style>\
      <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mi título"/><w:basedOn w:val="T1"/></w:style>\
      <w:style w:type="paragraph" w:styleId="O"><w:name w:val="Otro"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/></w:style>
      """
    func styled(_ id: String, _ more: String = "") -> String { F.paragraph(id, "<w:pStyle w:val=\"\(id)\"/>\(more)") }
    let body =
      styled("T1") + styled("Mine") + styled("O") + styled("Q") + styled("T1", "<w:outlineLvl w:val=\"9\"/>")
      + F.paragraph("x", "<w:outlineLvl w:val=\"1\"/>")
    #expect(try text(body, parts: [("styles", "w:styles", styles)]) == "# T1\n\n# Mine\n\n### O\n\n> Q\n\nT1\n\n## x\n")
  }

  @Test func listsThatMarkdownCountsAlikeAreListsAndOthersKeepTheirLabels() throws {
    let numbering =
      F.definition(
        0,
        F.level(0, "decimal", "%1.") + F.level(1, "lowerLetter", "(%2)") + F.level(2, "decimal", "%1.%2.%3")
          + F.level(3, "bullet", "\u{F0B7}")) + F.instance(1, of: 0)
      + F.instance(2, of: 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>")
    func item(_ list: Int, _ level: Int, _ words: String) -> String { F.paragraph(words, F.number(list, level)) }
    let parts = [("numbering", "w:numbering", numbering)]
    #expect(
      try text(
        item(1, 0, "a") + item(1, 0, "") + item(1, 1, "b") + item(1, 2, "c") + item(1, 0, "d") + item(1, 3, "e")
          + item(1, 3, "") + item(1, 0, "f"), parts: parts)
        == "1. a\n2.\n\n(a) b\n\n2.a.1 c\n\n3. d\n   - e\n4. f\n")
    // Markdown would count on.
    #expect(try text(item(1, 0, "a") + item(2, 0, "b"), parts: parts) == "1. a\n\n1\\. b\n")
    let heading = F.paragraph("Objeto", "<w:outlineLvl w:val=\"0\"/>\(F.number(1))")
    #expect(try text(heading, parts: parts) == "# 1. Objeto\n")
  }

  @Test func mergedCellsStandOnce() throws {
    func cell(_ words: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(F.paragraph(words))</w:tc>"
    }
    let table = """
      <w:tbl><w:tblPr><w:tblLook w:val="0020"/></w:tblPr><w:tr>\(cell("A", "<w:gridSpan w:val=\"2\"/>"))\(cell("B"))</w:tr>\
      <w:tr>\(cell("c", "<w:vMerge w:val=\"restart\"/>"))\(cell("d"))\(cell("e"))</w:tr>\
      <w:tr>\(cell("", "<w:vMerge/>"))\(cell("f"))\(cell("g"))</w:tr>\
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>\(cell("h"))\(cell("i"))</w:tr></w:tbl>
      """
    #expect(try text(table) == "| A | | B |\n|---|---|---|\n| c | d | e |\n| | f | g |\n| | h | i |\n")
    let huge = "<w:tbl><w:tr>\(cell("a", "<w:gridSpan w:val=\"2147483647\"/>"))\(cell("b"))</w:tr></w:tbl>"
    #expect(try text(huge) == "a\n\nb\n")
  }

  @Test func notesStandAtTheirPlaceAndOnce() throws {
    func note(_ id: Int, _ words: String) -> String { "<w:footnote w:id=\"\(id)\">\(words)</w:footnote>" }
    let again = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
    let notes = note(2, p("<w:r><w:footnoteRef/></w:r>" + F.run(" uno") + again) + F.paragraph("dos"))
    let ends = "<w:endnote w:id=\"2\">\(F.paragraph("fin"))</w:endnote>"
    let body = p(F.run("a") + again + F.run("b") + again + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>")
    #expect(
      try text(body, parts: [("footnotes", "w:footnotes", notes), ("endnotes", "w:endnotes", ends)])
        == "a[^1]b[^i]\n\n[^1]: uno\n\n    dos\n\n[^i]: fin\n")
  }

  @Test func textBoxesFollowTheirParagraphOnce() throws {
    let box = "<w:txbxContent>\(F.paragraph("caja", F.number(1)))\(F.paragraph("dos", F.number(1)))</w:txbxContent>"
    let shape = """
      <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>\(box)</w:drawing></mc:Choice><mc:Fallback><w:pict>\
      \(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r>
      """
    let numbering = F.definition(0, F.level(0, "decimal", "%1)")) + F.instance(1, of: 0)
    let file = try F.file(
      p(F.run("antes ") + shape + F.run("después")) + F.paragraph("x", F.number(1)),
      parts: [("numbering", "w:numbering", numbering)])
    #expect(F.markdown(file) == "antes después\n\n1) caja\n2) dos\n\n1\\) x\n")
    #expect(file.text().losses.textBoxes == 1)
  }

  @Test func whatIsNotCarriedOverIsCounted() throws {
    let body = """
      <w:p><w:r><w:drawing><a:blip/></w:drawing><w:object><o:OLEObject xmlns:o="o"/></w:object></w:r></w:p><w:altChunk \
      r:id="x"/><w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>a</w:t></w:r></w:p>
      """
    let file = try F.file(
      body, parts: [("header", "w:hdr", F.paragraph("Borrador")), ("footer", "w:ftr", F.paragraph("12"))])
    var expected = Losses()
    expected.images = 1
    expected.embeddedObjects = 1
    expected.includedFiles = 1
    expected.markedPassages = 1
    expected.headersAndFooters = 1
    #expect(file.text().losses == expected)
  }
}
