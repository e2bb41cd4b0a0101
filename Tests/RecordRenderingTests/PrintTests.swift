import RecordComparison
import Testing

@testable import TextDiff
@testable import RecordRendering
import RecordLocalization

/// The printed page has what the page on the screen shows, without interactive parts.
@Suite struct PrintTests {
  private func printed(
    _ redline: StateRedline, language: InterfaceLanguage = .es, extent: RedlineHTML.Extent = .affected
  ) -> String {
    rendered { RedlinePrint(language: language, extent: extent).write(redline, to: &$0) }
  }

  @Test func nothingOfAScreenIsInIt() {
    let page = printed(Sample.declaration)
    for part in ["<script", "<input", "<button", "<label", "<nav", "href=\"http", "@import", "url("] {
      #expect(!page.contains(part), "\(part)")
    }
  }

  @Test func eachChangedParagraphHasABar() {
    let redline = Sample.declaration
    let page = printed(redline)
    let changed = redline.documents.compactMap(\.text).reduce(0) { sum, text in
      sum + text.blocks.count(where: text.isChanged)
    }
    // A moved paragraph has one at both places.
    #expect(page.split(separator: "class=\"b bar").count - 1 == changed + 1)
    #expect(!page.contains("class=\"b\"><p class=\"tag\""))
  }

  @Test func eachPageHasTheNamesOfBothStatesAndItsNumberInTheReadersLanguage() {
    for (language, words) in [(InterfaceLanguage.en, ("Page", "of")), (.es, ("Página", "de")), (.fr, ("Page", "sur"))] {
      let page = printed(Sample.declaration, language: language)
      #expect(page.contains("@bottom-right{content:\"\(words.0) \" counter(page) \" \(words.1) \" counter(pages)"))
      #expect(page.contains("content:string(states)"))
      #expect(page.contains("<p class=\"states\"><b>draft-1</b>"))
    }
  }

  @Test func paragraphsFarFromAChangeAreCountedUnlessAllIsAskedFor() {
    let some = printed(Sample.declaration)
    let whole = printed(Sample.declaration, extent: .whole)
    #expect(some.contains("class=\"gap\""))
    #expect(!some.contains("Compromiso número 7"))
    #expect(whole.contains("Compromiso número 7"))
    #expect(!whole.contains("class=\"gap\""))
    let print = RedlinePrint(language: .es)
    func count(_ part: String) -> Int { some.split(separator: part, omittingEmptySubsequences: false).count - 1 }
    #expect(print.paragraphs(of: Sample.declaration) == count("<div class=\"b") + count("<p class=\"gap\""))
  }

  @Test func whatTheScreenShowsOfAChangeIsPrinted() {
    let redline = Sample.declaration
    let screen = page(redline, language: .es)
    let print = printed(redline)
    for part in ["<ins>Miembros </ins>", "<del>pleno</del>", "<ins>firme</ins>", "<del>12</del>", "<ins>15</ins>"] {
      #expect(screen.contains(part) == print.contains(part), "\(part)")
    }
    #expect(print.contains("original.es.docx"))
  }

  @Test func aTextIsNeverMarkup() {
    let words = "</style><script>alert(1)</script>\"'&"
    let page = printed(hostile(words))
    #expect(!page.contains("<script"))
    #expect(page.split(separator: "</style>").count == 2)
  }

  @Test func theSameRedlineGivesTheSameBytes() {
    #expect(printed(Sample.declaration) == printed(Sample.declaration))
  }
}
