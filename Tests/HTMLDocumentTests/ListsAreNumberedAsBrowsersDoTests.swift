import Testing

@testable import HTMLDocument

@Suite struct ListsAreNumberedAsBrowsersDoTests {
  @Test func anItemsOwnValueCountsOn() throws {
    let list = "<ol><li>First</li><li value=\"5\">Fifth</li><li>Sixth</li></ol>"
    #expect(try text(list) == "1. First\n\n5\\. Fifth\n\n6\\. Sixth\n")
    #expect(try text("<table><tr><td>a<td>\(list)</table>").contains("1. First 5. Fifth 6. Sixth"))
  }

  @Test(arguments: [
    ("<ol type=a><li>x<li>y</ol>", "a. x\n\nb. y\n"), ("<ol type=A start=27><li>x<li>y</ol>", "AA. x\n\nAB. y\n"),
    ("<ol type=i start=4><li>x</ol>", "iv. x\n"), ("<ol type=I><li>x</ol>", "I. x\n"),
    ("<ol reversed><li>x<li>y<li>z</ol>", "3. x\n\n2\\. y\n\n1\\. z\n"),
    ("<ol start=4><li>x<li>y</ol>", "4. x\n5. y\n"),
    ("<ol start=0><li>x<li>y</ol>", "0. x\n1. y\n"), ("<ol start=-1><li>x</ol>", "-1. x\n"),
    ("<ol><li type=A>x<li type=i value=9>y</ol>", "A. x\n\nix. y\n"),
    ("<ol style='list-style-type: lower-roman'><li>x</ol>", "i. x\n"),
    ("<ol style='list-style:upper-latin inside'><li>x</ol>", "A. x\n"),
    ("<ul style='list-style:none'><li>x<li>y</ul>", "x\n\ny\n"), ("<ul><li>x<li>y</ul>", "- x\n- y\n"),
    ("<ol style='list-style-type:decimal-leading-zero'><li>x</ol>", "01\\. x\n"),
    ("<ol><li>x<ol type=a><li>y</ol><li>z</ol>", "1. x\n\n   a. y\n\n2. z\n"),
    ("<ol><li>x</li><ul><li>y</li></ul><li>z</ol>", "1. x\n   - y\n2. z\n"),
    ("<ol><li value=99999999999>x</ol>", "1. x\n"), ("<li>x</li>", "- x\n"),
  ])
  func eachKindOfMarkIsPrinted(_ list: String, _ expected: String) throws {
    #expect(try text(list) == expected)
  }

  @Test func aStyleSheetNumbersToo() throws {
    #expect(
      try text("<ol class=x><li>a<li>b</ol>", head: "<style>ol.x > li {list-style-type: lower-alpha}</style>")
        == "a. a\n\nb. b\n")
  }

  @Test func wordsOwnListsAreLists() throws {
    func item(_ label: String, _ words: String, level: Int = 1, font: String = "") -> String {
      "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level\(level) lfo1'><![if !supportLists]>"
        + "<span \(font)><span style='mso-list:Ignore'>\(label)<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; "
        + "</span></span></span><![endif]>\(words)<o:p></o:p></p>"
    }
    #expect(
      try text(item("1.", "uno") + item("2.", "dos") + item("(a)", "tres", level: 2)) == "1. uno\n2. dos\n\n(a) tres\n")
    let bullets =
      item("·", "uno", font: "style='font-family:Symbol'")
      + item("o", "dos", level: 2, font: "style='font-family:\"Courier New\"'")
    #expect(try text(bullets) == "- uno\n  - dos\n")
    let heading = item("1.", "Objeto").replacing("<p ", with: "<h1 ").replacing("</p>", with: "</h1>")
    #expect(try text(heading) == "# 1. Objeto\n")
  }
}
