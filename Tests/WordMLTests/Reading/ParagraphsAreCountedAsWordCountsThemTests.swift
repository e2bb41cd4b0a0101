import DocumentModel
import SeededRandom
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct ParagraphsAreCountedAsWordCountsThemTests {
  private func labels(
    _ paragraphs: [String], numbering: String, styles: String = "", _ reading: Reading = .accepted
  ) throws -> [String] {
    let file = try F.file(
      paragraphs.joined(), parts: [("numbering", "w:numbering", numbering), ("styles", "w:styles", styles)])
    return F.labels(file, reading)
  }

  private func items(_ places: [(Int, Int)]) -> [String] { places.map { F.paragraph("x", F.number($0.0, $0.1)) } }

  private let outline = F.definition(
    0,
    F.level(0, "decimal", "%1.") + F.level(1, "decimal", "%1.%2.") + F.level(2, "lowerLetter", "(%3)")
      + F.level(3, "lowerRoman", "%4)"))

  @Test func levelsCountWithinTheLevelAbove() throws {
    let numbering = outline + F.instance(1, of: 0)
    #expect(
      try labels(items([(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (1, 2), (1, 3)]), numbering: numbering)
        == ["1.", "1.1.", "1.2.", "(a)", "(b)", "2.", "2.1.", "(a)", "i)"])
  }

  @Test func aSkippedLevelStandsAtItsStartAndCountsOn() throws {
    let numbering = outline + F.instance(1, of: 0)
    #expect(
      try labels(items([(1, 1), (1, 1), (1, 0), (1, 2), (1, 1)]), numbering: numbering)
        == ["1.1.", "1.2.", "2.", "(a)", "2.2."])
  }

  @Test func instancesOfOneDefinitionCountOnTogetherUnlessTheyRestart() throws {
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
    let numbering = outline + F.instance(1, of: 0) + F.instance(2, of: 0) + F.instance(3, of: 0, restart)
    #expect(
      try labels(items([(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]), numbering: numbering)
        == ["1.", "2.", "1.", "2.", "3."])
  }

  @Test func anInstanceMayRedefineALevel() throws {
    let own = "<w:lvlOverride w:ilvl=\"0\">\(F.level(0, "upperRoman", "Art. %1", start: 4))</w:lvlOverride>"
    let numbering = outline + F.instance(1, of: 0, own)
    #expect(try labels(items([(1, 0), (1, 0), (1, 1)]), numbering: numbering) == ["Art. IV", "Art. V", "V.1."])
  }

  @Test func lvlRestartSaysAfterWhichLevelANewCountBegins() throws {
    let numbering =
      F.definition(
        0,
        F.level(0, "decimal", "%1.") + F.level(1, "decimal", "%2)", more: "<w:lvlRestart w:val=\"0\"/>")
          + F.level(2, "decimal", "%3]", more: "<w:lvlRestart w:val=\"1\"/>")) + F.instance(1, of: 0)
    #expect(
      try labels(
        items([(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]), numbering: numbering)
        == ["1.", "1)", "1]", "2)", "2]", "2.", "3)", "1]"])
  }

  @Test func legalNumberingIsDecimalThroughout() throws {
    let numbering =
      F.definition(
        0, F.level(0, "upperRoman", "%1.") + F.level(1, "lowerLetter", "%1.%2", more: "<w:isLgl/>"))
      + F.instance(1, of: 0)
    #expect(try labels(items([(1, 0), (1, 0), (1, 1)]), numbering: numbering) == ["I.", "II.", "2.1"])
  }

  @Test func stylesBringNumbersAlsoThroughThoseTheyAreBasedOn() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>\
      </w:pPr></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl \
      w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>\
      <w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>\
      </w:pPr></w:style>
      """
    func style(_ id: String, _ more: String = "") -> String { F.paragraph("x", "<w:pStyle w:val=\"\(id)\"/>\(more)") }
    #expect(
      try labels(
        [
          style("A"), style("B"), style("C"), style("D"), style("A", F.number(0)),
          style("A", "<w:numPr><w:ilvl w:val=\"2\"/></w:numPr>"),
        ],
        numbering: outline + F.instance(1, of: 0), styles: styles) == ["1.", "1.1.", "1.2.", "", "", "(a)"])
  }

  @Test func aLevelMayNameTheStyleThatStandsForIt() throws {
    let numbering =
      F.definition(
        0, F.level(0, "decimal", "%1.") + F.level(1, "decimal", "%1.%2", more: "<w:pStyle w:val=\"S\"/>"))
      + F.instance(1, of: 0)
    let styles = """
      <w:style w:type="paragraph" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    #expect(
      try labels(
        [F.paragraph("x", F.number(1)), F.paragraph("x", "<w:pStyle w:val=\"S\"/>")], numbering: numbering,
        styles: styles)
        == ["1.", "1.1"])
  }

  @Test func ofTheStylesTheNearestWithALevelHolds() throws {
    // The level names the style that a heading of the second level is based on.
    let numbering =
      F.definition(
        0,
        F.level(0, "decimal", "%1", more: "<w:pStyle w:val=\"A\"/>") + F.level(1, "decimal", "%1.%2")
          + F.level(2, "decimal", "%1.%2.%3")) + F.instance(1, of: 0)
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>\
      </w:pPr></w:style>
      """
    func style(_ id: String, _ more: String = "") -> String { F.paragraph("x", "<w:pStyle w:val=\"\(id)\"/>\(more)") }
    // A paragraph that names its list alone keeps the level of its style.
    let listed = style("B", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>")
    #expect(
      try labels([style("A"), style("B"), style("A"), listed], numbering: numbering, styles: styles)
        == ["1", "1.1", "2", "2.1"])
  }

  @Test func aLevelWithoutAStartBeginsAtZero() throws {
    let levels = "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
    let numbering = F.definition(0, levels + F.level(1, "decimal", "%1.%2")) + F.instance(1, of: 0)
    #expect(try labels(items([(1, 0), (1, 1), (1, 0)]), numbering: numbering) == ["0.", "0.1", "1."])
  }

  @Test func aDefinitionMayStandBehindANumberingStyle() throws {
    let linked = "<w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
    let circle = "<w:abstractNum w:abstractNumId=\"8\"><w:numStyleLink w:val=\"M\"/></w:abstractNum>"
    let numbering =
      outline + linked + circle + F.instance(1, of: 0) + F.instance(2, of: 7) + F.instance(3, of: 8)
    let styles = """
      <w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
      <w:style w:type="numbering" w:styleId="M"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
      """
    #expect(try labels(items([(1, 0), (2, 0), (3, 0)]), numbering: numbering, styles: styles) == ["1.", "2.", ""])
    // Where the style itself is missing, the definition that says it is that style's.
    let own = F.definition(0, "<w:styleLink w:val=\"L\"/>" + F.level(0, "decimal", "%1."))
    #expect(
      try labels(items([(1, 0), (2, 0)]), numbering: own + linked + F.instance(1, of: 0) + F.instance(2, of: 7))
        == ["1.", "2."])
  }

  @Test func theLanguageOfTheMarkIsThatOfTheNumber() throws {
    let numbering = F.definition(0, F.level(0, "ordinal", "Artículo %1")) + F.instance(1, of: 0)
    let french = F.paragraph("x", F.number(1), mark: "<w:lang w:val=\"fr-FR\"/>")
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"es-AR\"/></w:rPr></w:rPrDefault></w:docDefaults>"
    #expect(
      try labels([F.paragraph("x", F.number(1)), french], numbering: numbering, styles: styles)
        == ["Artículo 1.º", "Artículo 2e"])
  }

  @Test func deletedParagraphsCountOnlyWhereTheirDeletionIsRejected() throws {
    let gone =
      "<w:p><w:pPr>\(F.number(1))<w:rPr><w:del w:author=\"A\"/></w:rPr></w:pPr><w:del w:author=\"A\"><w:r>"
      + "<w:delText>x</w:delText></w:r></w:del></w:p>"
    let new = F.paragraph("y", F.number(1), mark: "<w:ins w:author=\"A\"/>")
    let paragraphs = [F.paragraph("x", F.number(1)), gone, new, F.paragraph("z", F.number(1))]
    let numbering = outline + F.instance(1, of: 0)
    #expect(try labels(paragraphs, numbering: numbering) == ["1.", "", "2.", "3."])
    // The inserted mark is gone in the rejected reading, and its words, which nobody marked, join the next paragraph.
    #expect(try labels(paragraphs, numbering: numbering, .rejected) == ["1.", "2.", "", "3."])
  }

  @Test func aFormerNumberCountsWhereItsChangeIsRejected() throws {
    let changed = F.paragraph(
      "x", F.number(1, 1) + "<w:pPrChange w:author=\"A\"><w:pPr>\(F.number(1, 0))</w:pPr></w:pPrChange>")
    let numbering = outline + F.instance(1, of: 0)
    #expect(try labels([F.paragraph("x", F.number(1)), changed], numbering: numbering) == ["1.", "1.1."])
    #expect(try labels([F.paragraph("x", F.number(1)), changed], numbering: numbering, .rejected) == ["1.", "2."])
  }

  @Test func absurdListsAreReadWithoutHarm() throws {
    let numbering =
      F.definition(
        0,
        F.level(0, "upperRoman", "%1.", start: 2_147_483_647) + F.level(1_000_000_000, "decimal", "%1")
          + F.level(1, "decimal", String(repeating: "%9%0%%", count: 50)))
      + F.instance(1, of: 0) + F.instance(-4, of: 0) + F.instance(5, of: 99)
    let bad = "<w:numPr><w:ilvl w:val=\"1000000000\"/><w:numId w:val=\"1\"/></w:numPr>"
    let paragraphs = items([(1, 0), (1, 0), (1, 1), (-4, 0), (5, 0), (77, 3), (1, -1)]) + [F.paragraph("x", bad)]
    let result = try labels(paragraphs, numbering: numbering)
    #expect(result[..<2] == ["2147483647.", "2147483648."])
    #expect(result[4...] == ["", "", "", ""])
  }

  /// An own reckoning, slow and plain: a level's number is its start, and one more for each paragraph of the level since
  /// a level above last counted, the skipped one included.
  @Test func randomOutlinesAgreeWithAPlainReckoning() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      var levels: [Int] = []
      for _ in 0..<40 {
        let last = levels.last ?? 0
        levels.append(min(3, max(0, last + [-2, -1, -1, 0, 0, 1, 1, 2].randomElement(using: &numbers)!)))
      }
      let numbering =
        F.definition(
          0, (0..<4).map { F.level($0, "decimal", (1...($0 + 1)).map { "%\($0)" }.joined(separator: ".")) }.joined())
        + F.instance(1, of: 0)
      let expected = levels.indices.map { item in
        (0...levels[item]).map { level in String(reckon(level, at: item, levels)) }.joined(separator: ".")
      }
      #expect(try labels(items(levels.map { (1, $0) }), numbering: numbering) == expected, "seed \(seed)")
    }
  }

  private func reckon(_ level: Int, at item: Int, _ levels: [Int]) -> Int {
    let begin = (0...item).last { levels[$0] < level }.map { $0 + 1 } ?? 0
    var count = 0
    for place in begin...item {
      // A deeper paragraph that comes first brings the level with it.
      if levels[place] == level || (count == 0 && levels[place] > level) { count += 1 }
    }
    return count
  }
}
