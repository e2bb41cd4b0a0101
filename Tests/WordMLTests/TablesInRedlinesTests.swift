import Testing
import WordML

@Suite struct TablesInRedlinesTests {
  private func cell(_ words: String, width: Int = 3_000, _ more: String = "") -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(more)</w:tcPr><w:p><w:r><w:t>\(words)</w:t></w:r></w:p>"
      + "</w:tc>"
  }
  private func row(_ cells: String..., properties: String = "") -> String {
    "<w:tr>\(properties)\(cells.joined())</w:tr>"
  }
  private func table(_ columns: Int, _ rows: String..., properties: String = "<w:tblW w:w=\"0\" w:type=\"auto\"/>")
    -> String
  {
    let grid = String(repeating: "<w:gridCol w:w=\"\(9_000 / columns)\"/>", count: columns)
    return "<w:tbl><w:tblPr>\(properties)</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows.joined())</w:tbl><w:p/>"
  }
  private func sound(_ old: String, _ new: String) throws -> String {
    let redline = try BuiltDocument.redline(BuiltDocument(old), BuiltDocument(new))
    #expect(try MarkupStructure.faults(redline.bytes) == [])
    return try BuiltDocument.part("word/document.xml", of: redline)
  }

  private var three: String {
    table(
      3, row(cell("Country"), cell("Inputs"), cell("Status")), row(cell("Chile"), cell("3"), cell("received")),
      row(cell("Peru"), cell("2"), cell("pending")))
  }

  @Test func anInsertedColumnIsItsCells() throws {
    let four = table(
      4, row(cell("Country"), cell("Inputs"), cell("Date"), cell("Status")),
      row(cell("Chile"), cell("3"), cell("May"), cell("received late")),
      row(cell("Peru"), cell("2"), cell("June"), cell("pending")))
    let markup = try sound(three, four)
    #expect(markup.components(of: "<w:cellIns/>") == 3 && markup.components(of: "<w:tr>") == 3)
    #expect(markup.components(of: "<w:tblGridChange w:id=") == 1)
    // What changed in another cell is marked in its place.
    #expect(markup.contains("<w:t xml:space=\"preserve\"> late</w:t>") && markup.components(of: "<w:ins/>") == 3)
    #expect(!markup.contains("<w:del"))
  }

  @Test func aDeletedColumnIsItsCells() throws {
    let two = table(
      2, row(cell("Country", width: 4_500), cell("Status", width: 4_500)), row(cell("Chile"), cell("received")),
      row(cell("Peru"), cell("pending")))
    let markup = try sound(three, two)
    #expect(markup.components(of: "<w:cellDel/>") == 3 && markup.components(of: "<w:tr>") == 3)
    #expect(markup.contains("<w:tcPrChange><w:tcPr><w:tcW w:w=\"3000\" w:type=\"dxa\"/></w:tcPr></w:tcPrChange>"))
    #expect(!markup.contains("<w:ins>"))
  }

  @Test func aCellThatSpansTheNewColumnIsTheSameCell() throws {
    func spanned(_ span: Int) -> String {
      row(cell("Inputs received", width: 9_000, "<w:gridSpan w:val=\"\(span)\"/>"))
    }
    let old = table(2, spanned(2), row(cell("Chile"), cell("3")), row(cell("Peru"), cell("2")))
    let new = table(
      3, spanned(3), row(cell("Chile"), cell("3"), cell("May")), row(cell("Peru"), cell("2"), cell("June")))
    let markup = try sound(old, new)
    #expect(markup.components(of: "<w:cellIns/>") == 2 && !markup.contains("<w:delText"))
    #expect(markup.contains("<w:gridSpan w:val=\"3\"/><w:tcPrChange>"))
  }

  @Test func rowsWhoseCellsWereMergedAreReplaced() throws {
    let old = table(2, row(cell("one"), cell("two")), row(cell("three"), cell("four")))
    let new = table(2, row(cell("one two", "<w:gridSpan w:val=\"2\"/>")), row(cell("three"), cell("four")))
    let markup = try sound(old, new)
    #expect(markup.components(of: "<w:tr>") == 3 && !markup.contains("cellIns") && !markup.contains("cellDel"))
  }

  @Test func propertiesOfTablesRowsAndCellsAreTracked() throws {
    func document(_ table: String, _ exceptions: String, _ row: String, _ cell: String) -> String {
      self.table(
        1,
        self.row(
          self.cell("a", cell),
          properties: "<w:tblPrEx>\(exceptions)</w:tblPrEx><w:trPr><w:cantSplit/>\(row)</w:trPr>"),
        properties: table)
    }
    let old = document(
      "<w:jc w:val=\"left\"/>", "<w:jc w:val=\"left\"/>", "<w:tblHeader w:val=\"1\"/>",
      "<w:shd w:val=\"clear\" w:fill=\"FF0000\"/>")
    let new = document(
      "<w:jc w:val=\"right\"/>", "<w:jc w:val=\"right\"/>", "", "<w:shd w:val=\"clear\" w:fill=\"00FF00\"/>")
    let markup = try sound(old, new)
    #expect(markup.contains("<w:tblPrChange><w:tblPr><w:jc w:val=\"left\"/></w:tblPr></w:tblPrChange></w:tblPr>"))
    #expect(markup.contains("<w:tblPrExChange><w:tblPrEx><w:jc w:val=\"left\"/></w:tblPrEx></w:tblPrExChange>"))
    #expect(markup.contains("<w:trPrChange><w:trPr><w:cantSplit/><w:tblHeader w:val=\"1\"/></w:trPr></w:trPrChange>"))
    #expect(markup.contains("w:fill=\"FF0000\"/></w:tcPr></w:tcPrChange></w:tcPr>"))
    #expect(try !sound(old, old).contains("Change"))
  }
}
