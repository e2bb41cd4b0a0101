import DocumentModel
import Testing

@testable import OpenDocument

@Suite("What a reader of the page sees is read, and nothing else")
struct WhatIsShownIsReadTests {
  // MARK: Hidden words

  @Test("Hidden words, paragraphs and sections are left out and counted")
  func hiddenWords() throws {
    let automatic = """
      <style:style style:name="H1" style:family="text"><style:text-properties text:display="none"/></style:style>\
      <style:style style:name="H2" style:family="text" style:parent-style-name="H1"/>\
      <style:style style:name="HP" style:family="paragraph"><style:text-properties text:display="none"/></style:style>\
      <style:style style:name="N" style:family="text"><style:text-properties text:display="true"/></style:style>
      """
    let body =
      p("Seen <text:span text:style-name=\"H2\">un<text:span>seen</text:span></text:span> end.")
      + p("Hidden paragraph with <text:span text:style-name=\"N\">words that show</text:span>", "HP")
      + "<text:section text:name=\"s\" text:display=\"none\">\(p("Hidden section"))</text:section>"
      + "<text:section text:display=\"condition\" text:is-hidden=\"true\">\(p("Hidden by a condition"))</text:section>"
      + "<text:section text:display=\"condition\" text:condition=\"x\">\(p("Shown by a condition"))</text:section>"
      + p("<text:hidden-paragraph text:is-hidden=\"true\"/>Hidden by a field")
      + p(
        "a<text:hidden-text text:is-hidden=\"true\" text:string-value=\"x\">hidden</text:hidden-text>"
          + "<text:hidden-text text:is-hidden=\"false\" text:string-value=\"y\">y</text:hidden-text>")
    let built = BuiltText(body: body, automatic: automatic)
    #expect(try built.text() == "Seen end.\n\nShown by a condition\n\nay")
    #expect(try built.losses.hiddenPassages == 6)
    #expect(try built.losses.missingLetters == 0)
  }

  /// As LibreOffice writes it.
  @Test("Words that a field hides, and holds beside it, are said")
  func hiddenBesideTheField() throws {
    let field = "<text:hidden-text text:condition=\"ooow:1==1\" text:is-hidden=\"true\" text:string-value=\"secret\"/>"
    let built = BuiltText(body: p("a \(field)end"))
    #expect(try built.text() == "a end")
    #expect(try built.losses.hiddenPassages == 1)
  }

  @Test("Hidden words in cells, notes, lists and boxes are no less hidden")
  func hiddenElsewhere() throws {
    let automatic = """
      <style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>
      """
    let words = "x<text:span text:style-name=\"H\">hidden</text:span>"
    let body =
      "<table:table>\(row(words, "b"))</table:table>" + list(nil, item(p(words)))
      + p("n<text:note text:note-class=\"footnote\"><text:note-body>\(p(words))</text:note-body></text:note>")
      + p("<draw:frame><draw:text-box>\(p(words))</draw:text-box></draw:frame>")
    let built = BuiltText(body: body, automatic: automatic)
    #expect(try !built.text().contains("hidden"))
    #expect(try built.losses.hiddenPassages == 4)
  }

  // MARK: Fields

  @Test("Fields show what they showed last")
  func fields() throws {
    let body =
      p(
        "Our answer is <text:drop-down text:name=\"d\"><text:label text:value=\"We agree\"/><text:label "
          + "text:value=\"We object\" text:current-selected=\"true\"/>We object</text:drop-down>.")
      + p(
        "See <text:bookmark-ref text:ref-name=\"b\">Clause twelve</text:bookmark-ref>, dated "
          + "<text:date text:fixed=\"true\">3 May 2026</text:date>, by <text:user-defined text:name=\"u\">Guatemala"
          + "</text:user-defined>, Table <text:sequence text:name=\"T\">4</text:sequence>, "
          + "<text:reference-ref>above</text:reference-ref>, <text:text-input>typed</text:text-input>, "
          + "<text:conditional-text text:current-value=\"true\" text:string-value-if-true=\"T\" "
          + "text:string-value-if-false=\"F\">T</text:conditional-text>, <text:meta-field>kept</text:meta-field>, page "
          + "<text:page-number>7</text:page-number>.")
      + p(
        "<text:variable-set text:name=\"v\" text:display=\"none\">secret</text:variable-set>x"
          + "<text:variable-get text:name=\"v\">5</text:variable-get>")
    let built = BuiltText(body: body)
    #expect(
      try built.text()
        == "Our answer is We object.\n\nSee Clause twelve, dated 3 May 2026, by Guatemala, Table 4, above, typed, T, kept, "
        + "page 7.\n\nx5")
    #expect(try built.losses.missingLetters == 0)
  }

  @Test("A placeholder that nobody filled is no answer, and is said")
  func placeholders() throws {
    let body = p(
      "State: <text:placeholder text:placeholder-type=\"text\">&lt;Name of the State&gt;</text:placeholder>"
        + "<loext:content-control loext:showing-place-holder=\"true\">Choose an item</loext:content-control>"
        + "<loext:content-control loext:showing-place-holder=\"false\">Chile</loext:content-control>")
    let built = BuiltText(body: body)
    #expect(try built.text() == "State: Chile")
    #expect(try built.losses.formFields == 2)
  }

  @Test("Form fields that LibreOffice keeps from Word files: lists, boxes and the results of codes")
  func fieldMarks() throws {
    let list = """
      <field:fieldmark field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param \
      field:name="Dropdown_ListEntry" field:value="Fully"/><field:param field:name="Dropdown_ListEntry" \
      field:value="Partly"/><field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark>
      """
    func box(_ isOn: Bool) -> String {
      "<field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\">"
        + (isOn ? "<field:param field:name=\"Checkbox_Checked\" field:value=\"true\"/>" : "") + "</field:fieldmark>"
    }
    let typed = """
      <field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMTEXT"/>typed<field:fieldmark-end/>
      """
    let coded = """
      <field:fieldmark-start field:type="x"/> MACRO code <field:fieldmark-separator/>result<field:fieldmark-end/>
      """
    #expect(
      try BuiltText(
        body: p("Implemented: \(list)") + p("Ratified: \(box(true)) yes \(box(false)) no") + p("\(typed), \(coded).")
      ).text() == "Implemented: Partly\n\nRatified: ☒ yes ☐ no\n\ntyped, result.")
  }

  @Test("What was typed and chosen in the controls of a form")
  func controls() throws {
    let forms = """
      <office:forms><form:form><form:text form:id="a" form:current-value="Guatemala" form:value="default"/><form:checkbox \
      form:id="b" form:current-state="checked" form:label="Yes"/><form:radio form:id="c" form:label="No"/><form:listbox \
      form:id="d"><form:option form:label="One"/><form:option form:label="Two" form:current-selected="true"/>\
      </form:listbox><form:password form:id="e" form:current-value="secret"/><form:text form:id="f"/></form:form>\
      </office:forms>
      """
    let places = ["a", "b", "c", "d", "e", "f"].map { p("<draw:control draw:control=\"\($0)\"/>") }.joined()
    let built = BuiltText(body: forms + places)
    #expect(try built.text() == "Guatemala\n\n☒ Yes\n\n☐ No\n\nTwo")
    #expect(try built.losses.formFields == 1)
  }

  // MARK: Notes, boxes, objects

  @Test("Notes stand where they are called, boxes after their paragraph, pictures are counted")
  func notesAndBoxes() throws {
    func note(_ kind: String, _ words: String) -> String {
      "<text:note text:note-class=\"\(kind)\"><text:note-citation>9</text:note-citation><text:note-body>\(p(words))"
        + "</text:note-body></text:note>"
    }
    let body =
      p(
        "A\(note("footnote", "foot")) b\(note("endnote", "end"))<draw:frame><draw:text-box>\(p("box"))</draw:text-box>"
          + "</draw:frame>.")
      + p(
        "<draw:frame><draw:image xlink:href=\"a.png\"/></draw:frame>x<draw:frame><draw:object "
          + "xlink:href=\"./Object 9\"/><draw:image xlink:href=\"b.png\"/></draw:frame>")
      + p("<draw:g><draw:custom-shape>\(p("shape"))</draw:custom-shape></draw:g>y")
    let built = BuiltText(body: body)
    #expect(try built.text() == "A[^1] b[^2].\n\nbox\n\nx\n\ny\n\nshape\n\n[^1]: foot\n\n[^2]: end")
    let losses = try built.losses
    #expect(losses.images == 1 && losses.embeddedObjects == 1 && losses.textBoxes == 2 && losses.missingLetters == 0)
  }

  @Test("A formula is a word of its line")
  func formulas() throws {
    let math = """
      <math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi>\
      <mn>2</mn></msup><mo>+</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>d</mi></mfrac></mrow>\
      <annotation encoding="StarMath 5.0">E=mc^2</annotation></semantics></math>
      """
    var built = BuiltText(body: p("So <draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame> holds."))
    built.more = [("Object 1/content.xml", math)]
    #expect(try built.text() == "So E=mc^2+(a+b)/d holds.")
    #expect(try built.losses.embeddedObjects == 0)
  }

  @Test("Entries of a table of contents stand without their pages")
  func contents() throws {
    let index = """
      <text:table-of-content><text:table-of-content-source><text:index-title-template>Contents\
      </text:index-title-template></text:table-of-content-source><text:index-body><text:index-title>\(p("Contents"))\
      </text:index-title>\(p("<text:a xlink:href=\"#a\">1 Scope<text:tab/>12</text:a>"))\(p("Annex A<text:tab/>iv"))\
      \(p("Ratified<text:tab/>2020 by all"))</text:index-body></text:table-of-content>
      """
    let built = BuiltText(body: index)
    #expect(try built.text() == "Contents\n\n1 Scope\n\nAnnex A\n\nRatified 2020 by all")
    #expect(try built.losses.missingLetters == 0)
  }

  // MARK: Words and their looks

  @Test("White space is what it is on the page")
  func whiteSpace() throws {
    let body =
      p("\n    one\n   two<text:s/><text:span> three</text:span> <text:s text:c=\"2000000000\"/>four<text:tab/>five")
      + p("six<text:line-break/>seven<text:soft-page-break/>eight")
    #expect(try BuiltText(body: body).text() == "one two three four five\n\nsix\\\nseveneight")
  }

  @Test("Emphasis is what was set by hand or by a style of characters, not what a style of paragraphs has")
  func emphasis() throws {
    let automatic = """
      <style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>\
      <style:style style:name="I" style:family="text" style:parent-style-name="B"><style:text-properties \
      fo:font-style="italic"/></style:style><style:style style:name="S" style:family="text"><style:text-properties \
      style:text-line-through-style="solid"/></style:style><style:style style:name="U" style:family="text">\
      <style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="D" \
      style:family="text"><style:text-properties style:text-position="-33% 58%"/></style:style><style:style \
      style:name="P1" style:family="paragraph" style:parent-style-name="Strong"><style:text-properties \
      fo:font-style="italic"/></style:style>
      """
    let named = """
      <style:style style:name="Strong" style:family="paragraph"><style:text-properties fo:font-weight="bold"/>\
      </style:style>
      """
    func span(_ style: String, _ words: String) -> String {
      "<text:span text:style-name=\"\(style)\">\(words)</text:span>"
    }
    let body =
      p("a \(span("B", "b")) \(span("I", "i")) \(span("S", "s")) 10\(span("U", "6")) CO\(span("D", "2"))")
      + p("styled", "Strong") + p("by hand", "P1")
    #expect(
      try BuiltText(body: body, automatic: automatic, named: named).text()
        == "a **b** ***i*** ~~s~~ 10⁶ CO₂\n\nstyled\n\n*by hand*")
  }

  @Test("Links, titles, quotations and headings")
  func structure() throws {
    let named = """
      <style:style style:name="Title" style:family="paragraph"/><style:style style:name="Quotations" \
      style:family="paragraph"/>
      """
    let body =
      p("Declaration", "Title") + h(2, "Scope")
      + p("<text:a xlink:href=\"https://example.org/a\">site</text:a> <text:a xlink:href=\"#b\">there</text:a>")
      + p("quoted", "Quotations")
    #expect(
      try BuiltText(body: body, named: named).text()
        == "# Declaration\n\n## Scope\n\n[site](https://example.org/a) there\n\n> quoted")
  }

  @Test("A title is one by its style's name, also where the file does not have the style")
  func titlesWithoutTheirStyle() throws {
    #expect(try BuiltText(body: p("Declaration", "Title")).text() == "# Declaration")
  }

  @Test("White space at the ends of a link still parts the words around it")
  func linksKeepTheirSpaces() throws {
    func link(_ words: String) -> String { "<text:a xlink:href=\"https://example.org\">\(words)</text:a>" }
    #expect(
      try BuiltText(body: p("a\(link(" b "))c\(link(" "))d")).text() == "a [b](https://example.org) c d")
  }

  @Test("Links with one target that touch are one link, as Writer writes them back")
  func touchingLinks() throws {
    func link(_ words: String, _ target: String) -> String { "<text:a xlink:href=\"\(target)\">\(words)</text:a>" }
    let body = link("Res. 412", "https://example.org/a") + link("9", "https://example.org/a")
    #expect(try BuiltText(body: p(body)).text() == "[Res. 4129](https://example.org/a)")
    let other = link("a", "https://example.org/a") + link("b", "https://example.org/b")
    #expect(try BuiltText(body: p(other)).text() == "[a](https://example.org/a)[b](https://example.org/b)")
  }

  @Test("A header with words is counted, one with a page's number alone is not")
  func headers() throws {
    let pages = """
      <style:master-page><style:header>\(p("Draft of <text:date>May</text:date>"))</style:header><style:footer>\
      \(p("<text:page-number>1</text:page-number> / 12"))</style:footer></style:master-page>
      """
    #expect(try BuiltText(body: p("x"), pages: pages).losses.headersAndFooters == 1)
  }
}
