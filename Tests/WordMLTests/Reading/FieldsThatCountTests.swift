import DocumentModel
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct FieldsThatCountTests {
  private func p(_ runs: String, _ style: String = "") -> String {
    "<w:p>\(style.isEmpty ? "" : "<w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>")\(runs)</w:p>"
  }

  private func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }

  private func field(_ words: String, result: String? = nil) -> String {
    mark("begin") + "<w:r><w:instrText xml:space=\"preserve\"> \(words) </w:instrText></w:r>"
      + (result.map { mark("separate") + F.run($0) } ?? "") + mark("end")
  }

  private func text(_ body: String, _ parts: [(kind: String, root: String, content: String)] = []) throws -> [Substring]
  {
    F.markdown(try F.file(body, parts: parts)).split(separator: "\n")
  }

  private let headings: (kind: String, root: String, content: String) = (
    "styles", "w:styles",
    (1...2).map { "<w:style w:type=\"paragraph\" w:styleId=\"H\($0)\"><w:name w:val=\"heading \($0)\"/></w:style>" }
      .joined()
  )

  @Test func paragraphsAreNumberedWhenTheyAreShown() throws {
    let body =
      p(field("AUTONUM") + "<w:r><w:tab/></w:r>" + F.run("The Parties shall cooperate."))
      + p(field("AUTONUM", result: "9.") + F.run(" Second."))
      + p("<w:fldSimple w:instr=\" AUTONUMLGL \"/><w:r><w:tab/></w:r>" + F.run("A legal number."))
      + p(field("AUTONUMLGL \\e \\s )") + F.run(" Fourth.")) + p(field("AUTONUM \\s : \\* ROMAN") + F.run(" Fifth."))
      + p(field("AUTONUMOUT") + F.run(" Sixth."))
    #expect(
      try text(body) == [
        "1\\. The Parties shall cooperate.", "2\\. Second.", "3\\. A legal number.", "4 Fourth.", "V: Fifth.",
        "VI. Sixth.",
      ])
  }

  @Test func eachLevelOfHeadingsCountsForItself() throws {
    let body =
      p(field("AUTONUMLGL") + F.run(" One"), "H1") + p(field("AUTONUMLGL") + F.run(" Two"), "H2")
      + p(field("AUTONUMLGL") + F.run(" Three"), "H2") + p(field("AUTONUM") + F.run(" Words"))
      + p(field("AUTONUMLGL") + F.run(" Four"), "H1") + p(field("AUTONUMOUT") + F.run(" Five"), "H2")
    #expect(
      try text(body, [headings]) == [
        "# 1. One", "## 1.1. Two", "## 1.2. Three", "1\\. Words", "# 2. Four", "## A. Five",
      ])
  }

  @Test func listnumCountsInItsListAndLevel() throws {
    let body =
      p(
        field("LISTNUM") + F.run(" a, ") + field("LISTNUM \\l 2") + F.run(" b, ") + field("LISTNUM \\l 2") + F.run(" c")
      )
      + p(F.run("x ") + field("LISTNUM") + F.run(" d, ") + field("LISTNUM \\l2 \\s 5") + F.run(" e"))
      + p(F.run("y ") + field("LISTNUM OutlineDefault") + field("LISTNUM \"OutlineDefault\" \\l 2"))
      + p(F.run("z ") + field("LISTNUM LegalDefault") + F.run(" ") + field("LISTNUM LegalDefault \\l 3"))
    #expect(
      try text(body) == [
        "1\\) a, a) b, b) c", "x 2) d, e) e", "y I.A.", "z 1. 1.1.1.",
      ])
  }

  @Test func listnumTakesTheNextLevelOfItsParagraphsList() throws {
    let numbering = (
      "numbering", "w:numbering",
      F.definition(
        0, "<w:name w:val=\"Clauses\"/>" + F.level(0, "decimal", "Article %1") + F.level(1, "lowerLetter", "(%2)"))
        + F.instance(1, of: 0)
    )
    func article(_ runs: String) -> String { "<w:p><w:pPr>\(F.number(1))</w:pPr>\(runs)</w:p>" }
    let body =
      article(F.run("First ") + field("LISTNUM") + F.run(" one ") + field("LISTNUM") + F.run(" two"))
      + article(F.run("Second ") + field("LISTNUM") + F.run(" three"))
      + p(F.run("In ") + field("LISTNUM Clauses \\l 1") + F.run(" words"))
    #expect(
      try text(body, [numbering]) == [
        "Article 1 First (a) one (b) two", "Article 2 Second (a) three", "In Article 3 words",
      ])
  }

  @Test func notesAndTablesCountTooAndWhatIsDeletedDoesNot() throws {
    let change = "w:id=\"1\" w:author=\"a\""
    let body =
      "<w:tbl><w:tr><w:tc>\(p(field("AUTONUM") + F.run(" a")))</w:tc><w:tc>\(p(field("AUTONUM") + F.run(" b")))</w:tc></w:tr></w:tbl>"
      + p("<w:del \(change)>\(field("AUTONUM"))</w:del>" + F.run("c")) + p(field("AUTONUM") + F.run(" d"))
      + p(F.run("e") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>")
    let notes = ("footnotes", "w:footnotes", "<w:footnote w:id=\"1\">\(p(field("LISTNUM") + F.run(" f")))</w:footnote>")
    #expect(
      try text(body, [notes]) == [
        "| | |", "|---|---|", "| 1. a | 2. b |", "c", "3\\. d", "e[^1]", "[^1]: 1\\) f",
      ])
  }

  @Test func legalNumberingKeepsTheZeros() throws {
    let numbering = (
      "numbering", "w:numbering",
      F.definition(
        0, F.level(0, "upperRoman", "Article %1") + F.level(1, "decimalZero", "Section %1.%2", more: "<w:isLgl/>"))
        + F.instance(1, of: 0)
    )
    let body =
      (0..<2).map { _ in F.paragraph("a", F.number(1)) }.joined() + F.paragraph("b", F.number(1, 1))
    #expect(F.labels(try F.file(body, parts: [numbering])) == ["Article I", "Article II", "Section 2.01"])
  }
}
