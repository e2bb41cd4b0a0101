import Testing

@testable import HTMLDocument

@Suite struct TablesKeepTheirCellsTests {
  @Test func mergedCellsCoverTheirPlaces() throws {
    let table = """
      <table><thead><tr><th colspan=2>Topic<th>Party</thead><tr><td rowspan=2>a<td>a2<td>MX<tr><td>b2<td>CL<tr><td colspan=3>All</table>
      """
    #expect(try text(table) == "| Topic | | Party |\n|---|---|---|\n| a | a2 | MX |\n| | b2 | CL |\n| All | | |\n")
  }

  @Test func aMergedCellEndsWithItsGroup() throws {
    let table = "<table><tbody><tr><td rowspan=9>a<td>b</tbody><tbody><tr><td>c<td>d</tbody></table>"
    #expect(try text(table) == "| | |\n|---|---|\n| a | b |\n| c | d |\n")
    #expect(try text("<table><tr><td rowspan=0>a<td>b<tr><td>c</table>") == "| | |\n|---|---|\n| a | b |\n| | c |\n")
  }

  @Test func footCaptionAndHeadingsStandWhereTheyAreSeen() throws {
    let table = "<table><caption>Cuadro 1</caption><tfoot><tr><td>f<td>g</tfoot><tr><th>h<th>i<tr><td>c<td>d</table>"
    #expect(try text(table) == "Cuadro 1\n\n| h | i |\n|---|---|\n| c | d |\n| f | g |\n")
  }

  @Test func aTableInACellStaysInIt() throws {
    #expect(
      try text("<table><tr><td>a<table><tr><td>Inner one<td>Inner two</table><td>b</table>")
        == "| | |\n|---|---|\n| a Inner one Inner two | b |\n")
    #expect(try text("<table role=presentation><tr><td><h1>T</h1><td><p>a</table>") == "# T\n\na\n")
  }

  @Test func hugeSpansCostNothing() throws {
    let table = "<table>" + String(repeating: "<tr><td colspan=99999 rowspan=99999>x", count: 300) + "</table>"
    #expect(try text(table).contains("x"))
  }
}
