import DocumentModel
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct ChangedFormulasAndNumbersTests {
  private let change = "w:id=\"1\" w:author=\"Ana\" w:date=\"2026-01-01T00:00:00Z\""
  private func t(_ words: String, _ properties: String = "") -> String {
    "<m:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<m:t>\(words)</m:t></m:r>"
  }
  private func both(_ formula: String) throws -> [String] {
    let file = try F.file("<w:p>\(F.run("f: "))<m:oMath>\(formula)</m:oMath></w:p>")
    return Reading.allCases.map { F.markdown(file, $0) }
  }

  @Test func runsOfAFormulaComeAndGo() throws {
    #expect(
      try both(t("a") + "<w:ins \(change)>\(t("+b"))</w:ins><w:del \(change)>\(t("+c"))</w:del>") == [
        "f: a+b\n", "f: a+c\n",
      ])
    #expect(try both(t("a") + t("b", "<w:ins \(change)/>") + t("c", "<w:del \(change)/>")) == ["f: ab\n", "f: ac\n"])
  }

  @Test func aStructureComesAndGoesWithoutItsParts() throws {
    func power(_ mark: String) -> String {
      """
      <m:sSup><m:sSupPr><m:ctrlPr>\(mark)</m:ctrlPr></m:sSupPr><m:e>\(t("x"))</m:e><m:sup>\(t("2", mark))</m:sup></m:sSup>
      """
    }
    #expect(try both(power("<w:ins \(change)/>")) == ["f: x^2\n", "f: x\n"])
    #expect(try both(power("<w:del \(change)/>")) == ["f: x\n", "f: x^2\n"])
  }

  @Test func changesOfFormulasAreReported() throws {
    let file = try F.file(
      "<w:p><m:oMath>\(t("a"))<w:ins \(change)>\(t("b"))</w:ins>\(t("c", "<w:del \(change)/>"))</m:oMath></w:p>")
    #expect(file.review().changes.map { "\($0.kind) \($0.text)" } == ["insertion b", "deletion c"])
  }

  @Test func aNumberThatCameAsAChangeGoesWhenItIsRejected() throws {
    let numbering = ("numbering", "w:numbering", F.definition(0, F.level(0, "decimal", "%1.")) + F.instance(1, of: 0))
    let inserted = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/><w:ins \(change)/></w:numPr>"
    let body =
      F.paragraph("a", F.number(1)) + F.paragraph("b", inserted) + F.paragraph("c", F.number(1))
      + F.paragraph("d", F.number(1) + "<w:pPrChange \(change)><w:pPr/></w:pPrChange>")
    let file = try F.file(body, parts: [numbering])
    #expect(F.labels(file) == ["1.", "2.", "3.", "4."])
    #expect(F.labels(file, .rejected) == ["1.", "", "2.", ""])
  }
}
