import DocumentModel
import SeededRandom
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct ChangesAreDataTests {
  private let chile = "w:id=\"1\" w:author=\"Chile\" w:date=\"2017-05-11T10:00:00Z\""
  private let peru = "w:id=\"2\" w:author=\"Perú\" w:date=\"2017-05-12T10:00:00Z\""

  private func p(_ runs: String) -> String { "<w:p>\(runs)</w:p>" }
  private func ins(_ words: String, _ who: String? = nil) -> String { "<w:ins \(who ?? chile)>\(F.run(words))</w:ins>" }
  private func del(_ words: String, _ who: String? = nil) -> String {
    "<w:del \(who ?? chile)><w:r><w:delText xml:space=\"preserve\">\(words)</w:delText></w:r></w:del>"
  }

  @Test func bothReadingsAreWhole() throws {
    let body = p(F.run("Los ") + del("Estados") + ins("Países", peru) + F.run(" acuerdan.")) + F.paragraph("fin")
    let file = try F.file(body)
    #expect(F.markdown(file) == "Los Países acuerdan.\n\nfin\n")
    #expect(F.markdown(file, .rejected) == "Los Estados acuerdan.\n\nfin\n")
    let changes = file.review().changes
    #expect(changes.map(\.kind) == [.deletion, .insertion])
    #expect(changes.map(\.author) == ["Chile", "Perú"])
    #expect(changes.map(\.text) == ["Estados", "Países"])
    #expect(
      changes[0].date == "2017-05-11T10:00:00Z" && changes[0].place == Place(story: .body, paragraph: 1, near: nil))
  }

  @Test func aMarkThatGoesJoinsParagraphs() throws {
    let body =
      F.paragraph("a ", mark: "<w:del \(chile)/>") + F.paragraph("b", mark: "<w:ins \(peru)/>") + F.paragraph("c")
    let file = try F.file(body)
    #expect(F.markdown(file) == "a b\n\nc\n")
    #expect(F.markdown(file, .rejected) == "a\n\nbc\n")
    #expect(file.review().changes.map(\.subject) == [.paragraphMark, .paragraphMark])
    // A table can't be joined.
    let table = "<w:tbl><w:tr><w:tc>\(F.paragraph("t"))</w:tc></w:tr></w:tbl>"
    let before = try F.file(F.paragraph("a", mark: "<w:del \(chile)/>") + table)
    #expect(F.markdown(before) == "a\n\nt\n")
  }

  @Test func whatOnePersonDidAtOnceIsOneChange() throws {
    let whole = "<w:p><w:pPr><w:rPr><w:ins \(chile)/></w:rPr></w:pPr>\(ins("uno "))\(ins("dos"))</w:p>"
    let changes = try F.file(whole + p(ins("a") + F.run("x") + ins("b") + ins("c", peru))).review().changes
    #expect(changes.map(\.text) == ["uno dos", "a", "b", "c"])
    #expect(changes.map(\.endsParagraph) == [true, false, false, false])
  }

  @Test func movesArePairedByName() throws {
    func range(_ side: String, _ content: String) -> String {
      "<w:\(side)RangeStart w:name=\"m1\" \(chile)/><w:\(side) \(chile)>\(F.run(content))</w:\(side)><w:\(side)RangeEnd w:id=\"1\"/>"
    }
    let file = try F.file(p(range("moveFrom", "x")) + F.paragraph("y") + p(range("moveTo", "x")))
    let review = file.review()
    #expect(review.changes.map(\.kind) == [.movedFrom, .movedTo])
    #expect(review.changes.map(\.move) == ["m1", "m1"])
    #expect(review.moves == 1)
    #expect(F.markdown(file) == "y\n\nx\n")
    #expect(F.markdown(file, .rejected) == "x\n\ny\n")
  }

  @Test func rowsAndCellsComeAndGo() throws {
    func row(_ words: String, _ properties: String = "", cell: String = "") -> String {
      "<w:tr><w:trPr>\(properties)</w:trPr><w:tc><w:tcPr>\(cell)</w:tcPr>\(F.paragraph(words))</w:tc><w:tc>\(F.paragraph("2"))</w:tc></w:tr>"
    }
    let file = try F.file(
      "<w:tbl>\(row("a"))\(row("b", "<w:ins \(chile)/>"))\(row("c", "<w:del \(peru)/>"))\(row("d", cell: "<w:cellIns \(chile)/>"))"
        + "</w:tbl>")
    #expect(F.markdown(file) == "| | |\n|---|---|\n| a | 2 |\n| b | 2 |\n| d | 2 |\n")
    #expect(F.markdown(file, .rejected) == "| | |\n|---|---|\n| a | 2 |\n| c | 2 |\n| 2 | |\n")
    #expect(
      file.review().changes.map { [$0.kind.rawValue, $0.subject.rawValue, $0.text] } == [
        ["insertion", "table_row", "b 2"], ["deletion", "table_row", "c 2"], ["insertion", "table_cell", "d"],
      ])
    #expect(file.review().changes.map(\.place.paragraph) == [3, 5, 7])
  }

  @Test func aRowThatWentIsOneChangeWithItsWords() throws {
    let gone = "<w:rPr><w:del \(chile)/></w:rPr>"
    let words = "<w:del \(chile)><w:r><w:delText>fuera</w:delText></w:r></w:del>"
    let cell = "<w:tc><w:p><w:pPr>\(gone)</w:pPr>\(words)\(ins("de Perú", peru))</w:p></w:tc>"
    let file = try F.file("<w:tbl><w:tr><w:trPr><w:del \(chile)/></w:trPr>\(cell)</w:tr></w:tbl>\(F.paragraph("z"))")
    // What another person did in the row is that person's.
    #expect(
      file.review().changes.map { [$0.kind.rawValue, $0.subject.rawValue, $0.text] } == [
        ["deletion", "table_row", "fuerade Perú"], ["insertion", "words", "de Perú"],
      ])
    #expect(F.markdown(file) == "z\n")
  }

  @Test func formattingIsNamedWithItsWords() throws {
    let run = F.run("negrita", "<w:b/><w:rPrChange \(chile)><w:rPr/></w:rPrChange>")
    let paragraph = F.paragraph("párrafo", "<w:jc w:val=\"center\"/><w:pPrChange \(peru)><w:pPr/></w:pPrChange>")
    let section = "<w:sectPr><w:sectPrChange \(peru)><w:sectPr/></w:sectPrChange></w:sectPr>"
    let file = try F.file(p(run) + paragraph + section)
    let changes = file.review().changes
    #expect(changes.map(\.kind) == [.formatting, .formatting, .formatting])
    #expect(changes.map(\.subject) == [.words, .paragraph, .section])
    #expect(changes.map(\.text) == ["negrita", "párrafo", ""])
    #expect(F.markdown(file, .rejected) == "negrita\n\npárrafo\n")
    #expect(F.markdown(file) == "**negrita**\n\npárrafo\n")
  }

  @Test func placesAreTheNearestNumberOrHeading() throws {
    let numbering = F.definition(0, F.level(0, "decimal", "Artículo %1.")) + F.instance(1, of: 0)
    let body =
      F.paragraph("Título", "<w:outlineLvl w:val=\"0\"/>") + p(ins("a")) + F.paragraph("x", F.number(1)) + p(ins("b"))
      + F.paragraph("Objeto", "<w:outlineLvl w:val=\"1\"/>\(F.number(1))") + p(ins("c"))
    let notes = "<w:footnote w:id=\"3\">\(p(ins("nota")))</w:footnote>"
    let file = try F.file(
      body,
      parts: [
        ("numbering", "w:numbering", numbering), ("footnotes", "w:footnotes", notes),
        ("header", "w:hdr", p(del("Borrador", peru))),
      ])
    let places = file.review().changes.map(\.place)
    #expect(places.map(\.near) == ["Título", "Artículo 1.", "Artículo 2. Objeto", nil, nil])
    #expect(places.map(\.paragraph) == [2, 4, 6, 1, 1])
    #expect(places.map(\.story) == [.body, .body, .body, .footnote, .header])
  }

  @Test func commentsKnowTheirWordsAndTheirAnswers() throws {
    func comment(_ id: Int, _ who: String, _ words: String, _ mark: String) -> String {
      "<w:comment w:id=\"\(id)\" w:author=\"\(who)\" w:date=\"2017-05-11T10:00:00Z\"><w:p w14:paraId=\"\(mark)\">\(F.run(words))</w:p></w:comment>"
    }
    let body = p(
      F.run("Los ") + "<w:commentRangeStart w:id=\"0\"/><w:commentRangeStart w:id=\"1\"/>" + F.run("Estados")
        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:commentRangeEnd w:id=\"1\"/>"
        + "<w:r><w:commentReference w:id=\"2\"/></w:r>")
    let comments =
      comment(2, "Brasil", "tercero", "C") + comment(0, "Chile", "¿todos?", "A") + comment(1, "Perú", "Sí.", "B")
    let extended = """
      <w15:commentEx w15:paraId="A" w15:done="1"/><w15:commentEx w15:paraId="B" w15:paraIdParent="A" w15:done="0"/>
      """
    let file = try F.file(
      body, parts: [("comments", "w:comments", comments), ("commentsExtended", "w15:commentsEx", extended)])
    let found = file.review().comments
    #expect(found.map(\.text) == ["¿todos?", "Sí.", "tercero"])
    #expect(found.map(\.author) == ["Chile", "Perú", "Brasil"])
    #expect(found.map(\.anchor) == ["Estados", "Estados", ""])
    #expect(found.map(\.answers) == [nil, "0", nil])
    #expect(found.map(\.isResolved) == [true, false, false])
    #expect(found.map(\.place?.paragraph) == [1, 1, 1])
  }

  /// Random documents of kept, inserted, deleted and moved pieces, and of paragraph marks that come and go: the accepted
  /// reading is that of the document without what was deleted, the rejected one that of it without what was inserted.
  @Test func randomChangesAreAcceptedAndRejectedWhole() throws {
    for seed in 1...600 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      var tracked = ""
      var plain: [Reading: (done: String, open: String)] = [.accepted: ("", ""), .rejected: ("", "")]
      let count = Int.random(in: 1...6, using: &numbers)
      for paragraph in 0..<count {
        var runs = ""
        for piece in 0..<Int.random(in: 1...4, using: &numbers) {
          let words = "w\(paragraph)-\(piece) "
          let kind = ["", "", "ins", "del", "moveFrom", "moveTo"].randomElement(using: &numbers)!
          let isThere: [Reading] =
            kind == "" ? [.accepted, .rejected] : kind == "ins" || kind == "moveTo" ? [.accepted] : [.rejected]
          for reading in isThere { plain[reading]!.open += F.run(words) }
          let run = kind == "del" ? "<w:r><w:delText xml:space=\"preserve\">\(words)</w:delText></w:r>" : F.run(words)
          runs += kind.isEmpty ? run : "<w:\(kind) \(chile)>\(run)</w:\(kind)>"
        }
        let mark = paragraph == count - 1 ? "" : ["", "", "ins", "del"].randomElement(using: &numbers)!
        let properties = mark.isEmpty ? "" : "<w:pPr><w:rPr><w:\(mark) \(chile)/></w:rPr></w:pPr>"
        tracked += "<w:p>\(properties)\(runs)</w:p>"
        for reading in Reading.allCases where mark != (reading == .accepted ? "del" : "ins") {
          plain[reading]!.done += "<w:p>\(plain[reading]!.open)</w:p>"
          plain[reading]!.open = ""
        }
      }
      let file = try F.file(tracked)
      for reading in Reading.allCases {
        #expect(F.markdown(file, reading) == F.markdown(try F.file(plain[reading]!.done)), "seed \(seed), \(reading)")
      }
    }
  }
}
