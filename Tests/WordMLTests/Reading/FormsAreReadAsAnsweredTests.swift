import DocumentModel
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct FormsAreReadAsAnsweredTests {
  private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
  private func mark(_ type: String, _ data: String = "") -> String {
    "<w:r><w:fldChar w:fldCharType=\"\(type)\">\(data.isEmpty ? "" : "<w:ffData>\(data)</w:ffData>")</w:fldChar></w:r>"
  }
  private func instruction(_ words: String) -> String { "<w:r><w:instrText>\(words)</w:instrText></w:r>" }

  /// With a mark before its result, where it has one.
  private func form(_ kind: String, _ data: String, result: String? = nil) -> String {
    mark("begin", data) + instruction(" \(kind) ") + (result.map { mark("separate") + $0 } ?? "") + mark("end")
  }

  private let choice = """
    <w:ddList><w:result w:val="1"/><w:listEntry w:val="Yes"/><w:listEntry w:val="Partly"/></w:ddList>
    """
  private func box(_ isOn: Bool) -> String {
    "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/>\(isOn ? "<w:checked/>" : "")</w:checkBox>"
  }

  /// Something in a paragraph, a table, a note, a text box and a content control.
  private func everywhere(_ runs: String) throws -> [String] {
    let inner = p(runs)
    let places = [
      inner,
      "<w:tbl><w:tr><w:tc>\(inner)</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
      p("<w:r><w:footnoteReference w:id=\"1\"/></w:r>"),
      p(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>\(inner)</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
      "<w:sdt><w:sdtPr/><w:sdtContent>\(inner)</w:sdtContent></w:sdt>",
    ]
    return try places.map { body in
      F.markdown(
        try F.file(body, parts: [("footnotes", "w:footnotes", "<w:footnote w:id=\"1\">\(inner)</w:footnote>")]))
    }
  }

  @Test func aFieldWithoutAResultShowsItsAnswer() throws {
    for result in [nil, ""] {
      let runs =
        F.run("Implemented: ") + form("FORMDROPDOWN", choice, result: result) + F.run(". Ratified: ")
        + form("FORMCHECKBOX", box(true), result: result) + F.run(" yes ")
        + form("FORMCHECKBOX", box(false), result: result)
        + F.run(" no")
      for text in try everywhere(runs) {
        #expect(text.contains("Implemented: Partly. Ratified: ☒ yes ☐ no"), "\(text)")
      }
    }
  }

  @Test func aBlankThatNobodyFilledIsNoAnswerAndIsCounted() throws {
    let blank = F.run("\u{2002}\u{2002}\u{2002}\u{2002}\u{2002}")
    let body = p(
      F.run("Party: ") + form("FORMTEXT", "<w:textInput/>", result: blank) + F.run("; date: ")
        + form("FORMTEXT", "<w:textInput/>", result: F.run("3") + F.run(" ") + F.run("May")) + F.run("; place: ")
        + form("FORMTEXT", "<w:textInput><w:default w:val=\"Lima\"/></w:textInput>") + F.run(".")
        + form("FORMTEXT", "<w:textInput/>"))
    let file = try F.file(body)
    #expect(F.markdown(file) == "Party: ; date: 3 May; place: Lima.\n")
    #expect(file.text().losses.formFields == 2)
  }

  @Test func aFieldThatIsHiddenIsNotUnfilled() throws {
    let hidden = F.run("Lima", "<w:vanish/>")
    let file = try F.file(p(F.run("a") + form("FORMTEXT", "<w:textInput/>", result: hidden)))
    #expect(F.markdown(file) == "a\n")
    #expect(file.text().losses.formFields == 0 && file.text().losses.hiddenPassages == 1)
  }

  @Test func aPromptIsNobodysAnswer() throws {
    func control(_ content: String, _ properties: String = "<w:showingPlcHdr/>") -> String {
      "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }
    let prompt = F.run("Click here to enter text.")
    let cell = "<w:tc>\(p(prompt))</w:tc>"
    let body =
      p(F.run("Our answer is ") + control(prompt) + F.run(".")) + control(p(prompt))
      + "<w:tbl><w:tr><w:tc>\(p(F.run("a")))</w:tc>\(control(cell))</w:tr></w:tbl>"
      + p(control(F.run("yes"), "<w:showingPlcHdr w:val=\"0\"/>"))
    let file = try F.file(body)
    #expect(F.markdown(file) == "Our answer is .\n\n| | |\n|---|---|\n| a | |\n\nyes\n")
    #expect(file.text().losses.formFields == 3)
  }

  // MARK: Controls bound to data

  private let store = "{11111111-2222-3333-4444-555555555555}"

  private func bound(_ path: String, _ words: String, _ kind: String = "<w:text/>") -> String {
    """
    <w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:n='urn:x'" w:xpath="\(path)" w:storeItemID="\(store)"/>\(kind)\
    </w:sdtPr><w:sdtContent>\(words)</w:sdtContent></w:sdt>
    """
  }

  private func file(_ body: String) throws -> WordFile {
    try F.file(
      body,
      store: """
        <n:form xmlns:n="urn:x" day="2026-05-03"><n:party>Uruguay</n:party><n:party>Chile</n:party><n:vote>2</n:vote>\
        <n:agreed>true</n:agreed><n:empty/></n:form>
        """, id: store)
  }

  @Test func aBoundControlShowsItsStore() throws {
    let list = "<w:dropDownList><w:listItem w:value=\"2\" w:displayText=\"Against\"/></w:dropDownList>"
    let tick = """
      <w14:checkbox><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610"/></w14:checkbox>
      """
    let body =
      p(F.run("Party: ") + bound("/n:form[1]/n:party[1]", F.run("Peru")))
      + p(bound("/n:form[1]/n:party[2]", F.run("Chile", "<w:b/>"))) + p(bound("/n:form/n:vote", F.run("For"), list))
      + p(bound("/n:form[1]/n:agreed[1]", F.run("☐"), tick) + F.run(" agreed"))
      + p(bound("/n:form[1]/@day", F.run("3 May 2026"), "<w:date w:fullDate=\"2026-05-03T00:00:00Z\"/>"))
      + p(bound("/n:form[1]/@day", F.run("4 May 2026"), "<w:date w:fullDate=\"2026-05-04T00:00:00Z\"/>"))
      + bound("/n:form[1]/n:party[1]", p(F.run("Bolivia"))) + p(bound("/n:form[1]/n:none[1]", F.run("kept")))
      + p(bound("/n:form[1]/n:party[1]", F.run("prompt"), "<w:showingPlcHdr/><w:text/>"))
    #expect(
      F.markdown(try file(body)) == """
        Party: Uruguay

        **Chile**

        Against

        ☒ agreed

        3 May 2026

        2026-05-03

        Uruguay

        kept

        Uruguay

        """)
  }

  @Test func wordsOverAnEmptyStoreStayAndAreSaid() throws {
    let file = try file(p(bound("/n:form[1]/n:empty[1]", F.run("typed"))))
    #expect(F.markdown(file) == "typed\n")
    #expect(file.text().losses.formFields == 1)
  }

  @Test func pathsThatLeadNowhereDoNoHarm() throws {
    for path in [
      "", "/", "//", "/n:form[0]", "/n:form[x]", "n:form", "/n:form[1]/@", "/@day", "/n:form[99999999999999999999]",
    ] {
      #expect(F.markdown(try file(p(bound(path, F.run("kept"))))) == "kept\n")
    }
  }
}
