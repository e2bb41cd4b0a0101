import Testing

@testable import Documents

@Suite struct PagesKeepTheirCellsTests {
  @Test(arguments: [
    "<col align=\"left\" />", "<colgroup><COL width='1>0'><col></colgroup>", "<colgroup\nspan=2></colgroup>",
  ])
  func cellsBeyondTheDescribedColumnsStay(_ columns: String) async throws {
    let page = "<html><body><table>\(columns)<tr><td>a</td><td>b</td><td>c</td></tr></table></body></html>"
    #expect(try await convert("a.html", Array(page.utf8)).text == "| | | |\n|---|---|---|\n| a | b | c |\n")
  }

  @Test func otherTagsStay() {
    for page in ["<p>a<color>b</p>", "<colgroups>", "a < col", "<col", "<code>x</code>", "<", ""] {
      #expect(PageRepair.bytes(of: Array(page.utf8)) == Array(page.utf8))
    }
  }
}
