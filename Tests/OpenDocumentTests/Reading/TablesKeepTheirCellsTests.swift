import DocumentModel
import Testing

@Suite("Tables keep their cells in their columns")
struct TablesKeepTheirCellsTests {
  private func text(_ rows: String...) throws -> String {
    try BuiltText(body: "<table:table>\(rows.joined())</table:table>").text()
  }

  @Test("A cell over two columns and one over two rows leave their places empty")
  func mergedCells() throws {
    let head = row(cell(p("Topic"), "table:number-columns-spanned=\"2\""), covered, "Party")
    let rows =
      row(cell(p("A"), "table:number-rows-spanned=\"2\""), "a1", "CL") + row(covered, "a2", "MX")
    #expect(
      try text("<table:table-header-rows>\(head)</table:table-header-rows>", rows)
        == "| Topic | | Party |\n|---|---|---|\n| A | a1 | CL |\n| | a2 | MX |")
  }

  @Test("A cell over three columns")
  func wideCells() throws {
    let rows =
      row("No.", cell(p("Position"), "table:number-columns-spanned=\"2\""), covered, "State")
      + row("1", "keep", "delete", "CL")
      + row(cell(p("All others"), "table:number-columns-spanned=\"3\""), covered, covered, "MX")
    #expect(
      try text(rows)
        == "| | | | |\n|---|---|---|---|\n| No. | Position | | State |\n| 1 | keep | delete | CL |\n| All others | | | MX |"
    )
  }

  @Test("A block of cells over rows and columns, its covered cells written as one element")
  func blocksOfCells() throws {
    let block = cell(p("B"), "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"")
    let repeated = "<table:covered-table-cell table:number-columns-repeated=\"2\"/>"
    #expect(
      try text(row(block, covered, "x"), row(repeated, "y"), row("1", "2", "3"))
        == "| | | |\n|---|---|---|\n| B | | x |\n| | | y |\n| 1 | 2 | 3 |")
  }

  @Test("A covered cell that nothing covers is an empty one")
  func uncoveredCells() throws {
    #expect(try text(row(covered, "b"), row("c", "d")) == "| | |\n|---|---|\n| | b |\n| c | d |")
  }

  @Test("Repeated cells and rows are there as often as they say, within bounds")
  func repetitions() throws {
    #expect(
      try text(row(cell(p("x"), "table:number-columns-repeated=\"2\""), more: "table:number-rows-repeated=\"2\""))
        == "| | |\n|---|---|\n| x | x |\n| x | x |")
    let endless = row(
      cell("", "table:number-columns-repeated=\"99999999999\""), more: "table:number-rows-repeated=\"2147483647\"")
    #expect(try text(endless) == "")
    let full = row(
      cell(p("x"), "table:number-columns-repeated=\"99999999\""), more: "table:number-rows-repeated=\"2147483647\"")
    #expect(try text(full).count < 10_000_000)
  }

  @Test("Words in a covered cell are hidden, and said")
  func wordsInCoveredCells() throws {
    let table =
      "<table:table>"
      + row(
        cell(p("a"), "table:number-columns-spanned=\"2\""),
        "<table:covered-table-cell>\(p("b"))</table:covered-table-cell>")
      + row("c", "d") + "</table:table>"
    let built = BuiltText(body: table)
    #expect(try built.text() == "| | |\n|---|---|\n| a | |\n| c | d |")
    #expect(try built.losses.hiddenPassages == 1)
    #expect(try built.losses.missingLetters == 0)
  }

  @Test("A table within a cell gives its words to the cell")
  func nestedTables() throws {
    let inner = "<table:table>\(row("Inner one", "Inner two"))</table:table>"
    #expect(
      try text(row(cell(p("left") + inner), "right")) == "| | |\n|---|---|\n| left Inner one Inner two | right |")
  }
}
