import Crypto
import Foundation
import Testing

@testable import RecordRendering

@Suite("A text is a page that takes nothing of its words as markup")
struct TextPageTests {
  private func page(_ words: String, body: String = "<p>x</p>") -> String {
    var buffer = ByteBuffer()
    TextPage(
      language: words, title: words, author: words, header: words, provenance: words, pageWords: (words, words),
      label: words, time: "2018-03-01T12:00:00Z", body: body
    ).write(to: &buffer)
    return buffer.text
  }

  @Test(arguments: ["</style><script>x</script>", "\"><img src=x>", "\u{202E}\u{0}", "a\\ \"b\" &"])
  func whateverTheyAre(words: String) {
    let page = page(words)
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("\u{202E}"))
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.components(separatedBy: "<p>x</p>").count == 2)
  }

  @Test func aStringOfCSSEndsWhereItShould() {
    #expect(TextPage.cssString("a 1") == "\"a 1\"")
    #expect(TextPage.cssString("\"; }</style>") == "\"\\22 \\3b  \\7d \\3c \\2f style\\3e \"")
  }

  @Test func itsPolicyNamesItsStyleAndNoScript() throws {
    let page = page("Aportes")
    let source = try #require(page.firstMatch(of: /(?s)<style>(.*?)<\/style>/)?.1)
    let hash = Data(SHA256.hash(data: Data(source.utf8))).base64EncodedString()
    #expect(page.contains("style-src 'sha256-\(hash)';") && !page.contains("script-src"))
    #expect(page.contains("--paper:#ffffff"), "the colours are those of every page")
  }

  /// WeasyPrint 57 ignores such a declaration: the tables of a PDF lose their borders.
  @Test func noShorthandPropertyHasAVariable() {
    let sheet = SharedStyleSheet.sheet + TextStyleSheet.sheet
    #expect(sheet.contains(/border-color: var\(--edge\)/))
    let shorthands = sheet.matches(of: /[{;\s](?:border|background|font)(?:-(?:top|right|bottom|left))?:[^;}]*var\(/)
    #expect(shorthands.map { String($0.0) } == [])
  }
}
