import DocumentModel
import SeededRandom
import Testing

@testable import HTMLDocument

@Suite struct HostilePagesAreBoundedTests {
  private func failure(_ page: String) -> HTMLError? {
    do throws(HTMLError) { _ = try HTMLFile(Array(page.utf8)) } catch { return error }
    return nil
  }

  @Test(arguments: [
    "<div>", "<dd><li>", "<svg><td>", "<a><div></a>", "<font color=%>", "<x-y>", "<ul><li>", "<table><td>",
  ])
  func deepNestingIsRefusedBeforeItIsParsed(_ tag: String) {
    let page = (0..<30_000).map { tag.replacing("%", with: String($0)) }.joined()
    #expect(failure(page) == .nesting(limit: 256))
  }

  @Test(arguments: ["<b><p>", "<li>", "<option>", "<p>", "<i></b><b></i>"])
  func whatTheStandardClosesIsNotNested(_ tag: String) {
    #expect(failure(String(repeating: tag, count: 3_000)) == nil)
  }

  @Test func manyTagsAndAttributesAreRefused() {
    var limits = HTMLLimits()
    limits.tags = 100
    #expect(throws: HTMLError.tooManyElements(limit: 100)) {
      try HTMLFile(Array(String(repeating: "<br>", count: 101).utf8), limits: limits)
    }
    let attributes = (0..<1_001).map { " a\($0)" }.joined()
    #expect(failure("<p\(attributes)>x") == .tooManyElements(limit: 1_000))
  }

  @Test func whatLooksLikeTagsInWordsDoesNotCount() {
    let inner = String(repeating: "<div>", count: 1_000)
    for page in [
      "<script>\(inner)</script>", "<!--\(inner)-->", "<style>\(inner)</style>", "<textarea>\(inner)</textarea>",
    ] {
      #expect(failure(page) == nil)
    }
    #expect(failure(String(repeating: "<p><font size=2>a", count: 1_000)) == nil)
    #expect(failure(String(repeating: "<ul><li>a<li>b</ul><table><tr><td>c</table>", count: 1_000)) == nil)
  }

  /// Whatever the markup, the tree is no deeper than the scan allows, and a text is extracted.
  @Test func randomMarkupIsReadWithinBounds() {
    let pieces = [
      "<p>", "</p>", "<b>", "</b>", "<i class=x>", "</i>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>",
      "</ul>", "<a href=#x id=y>",
      "</a>", "<select>", "<option>", "</select>", "<svg>", "<math>", "</svg>", "<ins>", "</ins>", "<del>", "</del>",
      "a", " ", "&amp;", "<br>",
      "<template>", "</template>", "<pre>", "</pre>", "<ol start=3>", "</ol>", "<h1>", "</h1>",
      "<div style='display:block'>", "</div>", "<q>",
      "<td colspan=3 rowspan=2>", "<dd>", "<dt>", "<style>", "</style>", "<button>", "<form>", "</form>", "<!--", "-->",
      "<", ">", "\"",
    ]
    for seed in 1...1_500 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let page = (0..<Int.random(in: 1...120, using: &numbers)).map { _ in pieces.randomElement(using: &numbers) ?? "" }
        .joined()
      do throws(HTMLError) {
        let file = try HTMLFile(Array(page.utf8))
        for reading in [.accepted, .rejected] as [Reading] { _ = file.text(reading) }
        _ = file.review()
      } catch { Issue.record("seed \(seed): \(error)") }
    }
  }
}
