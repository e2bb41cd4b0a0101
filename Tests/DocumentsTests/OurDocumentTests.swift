import MarkdownText
import Testing

@testable import Documents

/// What an office program changes by itself is not a change.
@Suite struct OurDocumentTests {
  private func link(_ target: String) -> Inline { .link([.text("the host")], target: target) }

  @Test(arguments: [
    ("https://example.org/", "https://example.org"), ("http://example.org:8080/", "http://example.org:8080"),
    ("https://example.org", "https://example.org"),
  ])
  func aLinkToAHostIsTheSameWithASlash(_ saved: String, _ plain: String) {
    #expect(OurDocument.plain([.paragraph([link(saved)])]) == [.paragraph([link(plain)])])
  }

  @Test(arguments: ["https://example.org/a/", "https://example.org/?q=/", "https://example.org/#/", "mailto:a@b.org/"])
  func anyOtherLinkStays(_ target: String) {
    #expect(OurDocument.plain([.paragraph([link(target)])]) == [.paragraph([link(target)])])
  }

  @Test func itIsSoWhereverALinkStands() {
    func blocks(_ target: String) -> [Block] {
      let words: [Inline] = [.strong([.emphasis([link(target)])])]
      var table = Table()
      table.rows = [[Table.Cell(blocks: [.paragraph(words)])]]
      return [
        .heading(level: 2, words), .quote([.bullets([[.paragraph(words)]])]),
        .ordered(Numbering(), [[.paragraph(words)]]), .table(table),
        .paragraph([.note([.paragraph(words)], mark: "1")]),
      ]
    }
    #expect(OurDocument.plain(blocks("https://example.org/")) == blocks("https://example.org"))
  }
}
