import Testing

@testable import Documents

/// The text says what a reader of the page sees, wherever lines and columns end.
@Suite struct PDFLayoutTests {
  private func text(_ pdf: PlacedPDF) async throws -> String { try await convert("a.pdf", pdf.bytes).text }

  @Test func hyphensAtLineEndsStayWhereTheyBelongToTheWord() async throws {
    var pdf = PlacedPDF()
    pdf.draw(
      lines: [
        "The programme for the years 2024-", "2026 was adopted, the Asia-",
        "Pacific States took part, the rule of non-",
        "refoulement binds all and the right to self-", "determination is re-", "affirmed; any migrant may ap-",
        "peal. Decree 1.171-", "2000 stands, with trans-", "parency as its aim.",
      ], 60, 80)
    #expect(
      try await text(pdf)
        == "The programme for the years 2024-2026 was adopted, the Asia-Pacific States took part, the rule of "
        + "non-refoulement binds all and the right to self-determination is reaffirmed; any migrant may appeal. "
        + "Decree 1.171-2000 stands, with transparency as its aim.\n")
  }

  @Test func aNarrowColumnIsOneParagraph() async throws {
    var pdf = PlacedPDF()
    pdf.draw(
      lines: [
        "The well-being of Asia-", "Pacific and Franco-Guyanese", "families, the 2030-2035", "period and the socio-",
        "economic non-discrimination", "rule guide the follow-up of", "this text. The well-being of",
        "Asia-Pacific and Franco-", "Guyanese families, and the", "socio-economic rule stands.",
      ], 60, 80)
    #expect(
      try await text(pdf)
        == "The well-being of Asia-Pacific and Franco-Guyanese families, the 2030-2035 period and the socio-economic "
        + "non-discrimination rule guide the follow-up of this text. The well-being of Asia-Pacific and Franco-Guyanese "
        + "families, and the socio-economic rule stands.\n")
  }

  private static let left = [
    "La conferencia regional sobre migración", "recuerda los compromisos de los Estados y",
    "la necesidad de cooperar en la protección",
    "de las personas, sea cual sea su condición,", "y acuerda seguir trabajando en el marco",
  ]
  private static let right = [
    "internacional vigente. Los Estados señalan", "que la información compartida es la base",
    "de toda política y que los datos deben ser",
    "comparables, abiertos y protegidos según", "las normas de cada país.",
  ]

  @Test func columnsAreReadOneAfterTheOtherBelowAHeadingOverBoth() async throws {
    var pdf = PlacedPDF()
    pdf.draw("Declaración de la Conferencia Regional", 150, 80, size: 18)
    pdf.draw(lines: Self.left, 50, 120)
    pdf.draw(lines: Self.right, 320, 120)
    #expect(
      try await text(pdf)
        == "# Declaración de la Conferencia Regional\n\n" + (Self.left + Self.right).joined(separator: " ") + "\n")
  }

  @Test func threeColumnsAreReadOneAfterTheOther() async throws {
    var pdf = PlacedPDF()
    let columns = (1...3).map { column in
      (1...6).map { "column \(column) line \($0) goes on" + ($0 == 6 && column == 3 ? "." : "") }
    }
    for (index, lines) in columns.enumerated() { pdf.draw(lines: lines, 40 + Double(index) * 180, 100) }
    #expect(try await text(pdf) == columns.joined().joined(separator: " ") + "\n")
  }

  @Test func headsFeetAndPageNumbersAreNotInTheTextAndAreCounted() async throws {
    var pdf = PlacedPDF()
    let lines = (1...40).map { "Line \($0) of a paragraph that runs over the page and goes on and on to here" }
    for page in 1...2 {
      pdf.addPage()
      pdf.draw("DRAFT of 3 May 2026 – Not for citation", 180, 40, size: 9)
      pdf.draw(lines: page == 1 ? Array(lines[..<20]) : Array(lines[20...]), 60, 90)
      pdf.draw("Página \(page) de 2", 270, 770, size: 9)
    }
    let result = try await convert("a.pdf", pdf.bytes)
    #expect(result.text == lines.joined(separator: " ") + "\n")
    #expect(result.warnings == [.runningMatter(lines: 4), .pageLayout(pages: 2)])
  }

  /// Each of them once only, where three pages have heads of left and right pages.
  @Test func theHeadOfALeftPageBetweenTwoRightOnesIsNotInTheText() async throws {
    var pdf = PlacedPDF()
    let lines = (1...60).map { "Line \($0) of a paragraph that runs over the page and goes on and on to here" }
    for page in 1...3 {
      pdf.addPage()
      if page == 2 { pdf.draw("Regional Conference", 60, 40, size: 9) } else { pdf.draw("Draft", 500, 40, size: 9) }
      pdf.draw(lines: Array(lines[(page - 1) * 20..<page * 20]), 60, 90)
      pdf.draw(page == 2 ? "2" : "Page \(page) of 3", page == 2 ? 60 : 480, 770, size: 9)
    }
    let result = try await convert("a.pdf", pdf.bytes)
    #expect(result.text == lines.joined(separator: " ") + "\n")
    #expect(result.warnings == [.runningMatter(lines: 6), .pageLayout(pages: 3)])
  }

  @Test func numbersOfLinesAreNotInTheText() async throws {
    var pdf = PlacedPDF()
    let lines = [
      "The Parties recall that each person has rights", "and that the law protects them, whatever their",
      "status may be, in the country where they live", "and in those that they cross on their way, until",
      "they return or settle, and beyond that time in", "all that concerns their families and goods.",
    ]
    for (index, line) in lines.enumerated() {
      pdf.draw("\(index + 1)", 40, 100 + Double(index) * 14, size: 8)
      pdf.draw(line, 70, 100 + Double(index) * 14)
    }
    let result = try await convert("a.pdf", pdf.bytes)
    #expect(result.text == lines.joined(separator: " ") + "\n")
    #expect(result.warnings.contains(.lineNumbers(6)))
  }

  @Test func aListOfNumberedEntriesIsNotTakenForLineNumbers() async throws {
    var pdf = PlacedPDF()
    for (index, state) in ["Argentina", "Bolivia", "Brasil", "Chile", "Colombia", "Ecuador"].enumerated() {
      pdf.draw("\(index + 1)", 60, 100 + Double(index) * 14)
      pdf.draw("\(state) y otros", 90, 100 + Double(index) * 14)
    }
    let result = try await text(pdf)
    for number in 1...6 { #expect(result.contains("\(number)")) }
  }

  @Test func numberedParagraphsAreAListWithTheirNumbers() async throws {
    var pdf = PlacedPDF()
    pdf.draw("4.", 60, 100)
    pdf.draw(lines: ["The Parties cooperate in all matters that are named", "in the annex."], 84, 100)
    pdf.draw("5.", 60, 140)
    pdf.draw("They meet once a year.", 84, 140)
    pdf.draw("(a)", 84, 160)
    pdf.draw("In turn.", 108, 160)
    #expect(
      try await text(pdf)
        == "4. The Parties cooperate in all matters that are named in the annex.\n5. They meet once a year.\n\n(a) In turn.\n"
    )
  }

  @Test func aNoteAtThePagesFootIsANote() async throws {
    var pdf = PlacedPDF()
    pdf.draw("The pact was adopted in Marrakesh", 60, 100)
    pdf.draw("1", 235, 96, size: 6.5)
    pdf.draw("in the year 2018.", 245, 100)
    pdf.draw("1", 60, 740, size: 6)
    pdf.draw("Resolution 73/195.", 66, 743, size: 9)
    #expect(
      try await text(pdf) == "The pact was adopted in Marrakesh[^1] in the year 2018.\n\n[^1]: Resolution 73/195.\n")
  }

  @Test func aMarkWithoutANoteStaysAMark() async throws {
    var pdf = PlacedPDF()
    pdf.draw("The pact was adopted in Marrakesh", 60, 100)
    pdf.draw("1", 235, 96, size: 6.5)
    pdf.draw("in the year 2018.", 245, 100)
    #expect(try await text(pdf) == "The pact was adopted in Marrakesh¹ in the year 2018.\n")
  }

  @Test func aClearGridIsATable() async throws {
    var pdf = PlacedPDF()
    let rows = [
      ["Objetivo", "Responsable", "Plazo"], ["Datos", "Secretaría", "2027"], ["Retorno", "Estados parte", "2028"],
    ]
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() { pdf.draw(cell, 60 + Double(column) * 160, 100 + Double(row) * 18) }
    }
    #expect(
      try await text(pdf)
        == "| Objetivo | Responsable | Plazo |\n|---|---|---|\n| Datos | Secretaría | 2027 |\n| Retorno | Estados parte | 2028 |\n"
    )
  }

  /// Lines of Helvetica at 11 points that fill a column of about 150 points.
  private static let cells = [
    [
      ["The Parties exchange the", "information that each holds"],
      ["by 30 June of each year, and", "in the form of the annex"],
      ["in writing"],
    ],
    [
      ["The Secretariat publishes a", "report of what was given and", "of what was withheld"],
      ["within the three months that", "follow the last date"], ["on its site"],
    ],
    [["Each Party names a person"], ["within a month of its entry", "into force"], ["by a note"]],
  ]

  @Test func cellsCloseToEachOtherAreReadApartWhenTheyAreDrawnApart() async throws {
    var pdf = PlacedPDF()
    pdf.draw(lines: ["The table below binds the Parties, each", "for its own part and in good faith."], 60, 80)
    var down = 130.0
    for row in Self.cells {
      // The second column begins 3 points after the longest line of the first.
      for (column, lines) in row.enumerated() { pdf.draw(lines: lines, [60, 203, 346][column], down) }
      down += 16 + 13 * Double(row.map(\.count).max() ?? 0)
    }
    let rows = Self.cells.map { row in "| " + row.map { $0.joined(separator: " ") }.joined(separator: " | ") + " |" }
    #expect(
      try await text(pdf)
        == "The table below binds the Parties, each for its own part and in good faith.\n\n"
        + ([rows[0], "|---|---|---|"] + rows[1...]).joined(separator: "\n") + "\n")
  }

  @Test func aRowWithoutRoomBetweenItsCellsBelongsToTheTableWhoseCellsBeginThere() async throws {
    var pdf = PlacedPDF()
    let rows = [
      ["Country", "Contact"], ["Chile", "Ministry"], ["Bolivia, Plurinational State of", "Consulate"],
      ["Peru", "Embassy"], ["Cuba", "Mission"],
    ]
    for (index, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() { pdf.draw(cell, [60, 216][column], 80 + 16 * Double(index)) }
    }
    #expect(
      try await text(pdf).split(separator: "\n").filter { !$0.contains("---") }
        == rows.map { "| " + $0.joined(separator: " | ") + " |" }.map { Substring($0) })
  }

  @Test func aLargeInitialBelongsToItsWord() async throws {
    var pdf = PlacedPDF()
    pdf.draw("L", 60, 124, size: 36)
    pdf.draw(lines: ["as Partes acuerdan cooperar en todas las", "materias que el anexo nombra y que ambas"], 84, 102)
    pdf.draw("consideran de interés común.", 60, 128)
    #expect(
      try await text(pdf)
        == "Las Partes acuerdan cooperar en todas las materias que el anexo nombra y que ambas consideran de interés común.\n"
    )
  }

  @Test func theReaderNamesItselfWithPopplersVersion() async throws {
    var pdf = PlacedPDF()
    pdf.draw("Uno", 60, 100)
    let reader = try await Converter().convert(SubmittedFile(name: "a.pdf", bytes: pdf.bytes)).reader
    let version = await ExternalProgram.pdftotext.version()
    #expect(reader == TextReader(.pdf, version: 4, program: "poppler \(version ?? "")"))
  }

  /// Drawn boxes have no words; their state is in the field.
  @Test func boxesOfAFormAreRead() async throws {
    var text = "%PDF-1.4\n"
    let fields = [
      "<< /Type /Annot /Subtype /Widget /FT /Btn /T (a) /AS /Yes /V /Yes /F 4 /Rect [ 120 690 132 702 ] >>",
      "<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /AS /Off /V /Off /F 4 /Rect [ 220 690 232 702 ] >>",
      "<< /Type /Annot /Subtype /Widget /Parent 9 0 R /AS /1 /F 4 /Rect [ 120 660 132 672 ] >>",
      "<< /Type /Annot /Subtype /Widget /FT /Btn /Ff 65536 /T (push) /F 4 /Rect [ 220 660 232 672 ] >>",
      "<< /FT /Btn /Ff 49152 /T (c) /V /1 /Kids [ 7 0 R ] >>",
    ]
    let stream = "BT /F1 12 Tf 60 692 Td (Ratified) Tj 90 0 Td (Signed) Tj -90 -30 Td (Yes) Tj ET"
    let objects =
      [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [ 5 0 R 6 0 R 9 0 R 8 0 R ] >> >>",
        "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 /MediaBox [ 0 0 600 800 ] >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Annots [ 5 0 R 6 0 R 7 0 R 8 0 R ] /Resources "
          + "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        "<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream",
      ] + fields
    for (index, object) in objects.enumerated() { text += "\(index + 1) 0 obj\n\(object)\nendobj\n" }
    text += "trailer << /Root 1 0 R /Size 10 >>\n%%EOF\n"
    let result = try await convert("a.pdf", Array(text.utf8)).text
    let words = result.split { " |-\n".contains($0) }.map(String.init)
    #expect(words == ["Ratified", "☒", "Signed", "☐", "Yes", "☒"], "\(result)")
  }

  @Test func aFormThatLiesIsNoReasonToFail() {
    let deep = String(repeating: "[", count: 50_000)
    let chain = (1...3_000).map { "\($0) 0 obj << /Subtype /Widget /Parent \($0 + 1) 0 R >>" }.joined(separator: "\n")
    for text in [
      "/AcroForm 1 0 obj << /A \(deep)", "/AcroForm \(chain)",
      "/ObjStm 1 0 obj << /Type /ObjStm /N 9 /First 99999999999 >>",
      "/AcroForm 1 0 obj << /Type /Catalog /Pages 1 0 R /Kids [ 1 0 R ] >>",
    ] { #expect(FormWidgets(Array(text.utf8))?.all.isEmpty ?? true) }
  }
}
