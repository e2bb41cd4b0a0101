import DocumentModel
import Testing

@testable import WordML

private typealias F = WordFixture

@Suite struct NotesHaveTheirPrintedMarksTests {
  private func footnote(_ id: Int, _ custom: String? = nil) -> String {
    "<w:r><w:footnoteReference\(custom == nil ? "" : " w:customMarkFollows=\"1\"") w:id=\"\(id)\"/>"
      + (custom.map { "<w:t>\($0)</w:t>" } ?? "") + "</w:r>"
  }
  private func endnote(_ id: Int) -> String { "<w:r><w:endnoteReference w:id=\"\(id)\"/></w:r>" }
  private func notes(_ kind: String, _ count: Int) -> (kind: String, root: String, content: String) {
    (
      "\(kind)s", "w:\(kind)s",
      (1...count).map { "<w:\(kind) w:id=\"\($0)\">\(F.paragraph("\(kind) \($0)"))</w:\(kind)>" }.joined()
    )
  }
  private func p(_ runs: String, section: String = "") -> String {
    "<w:p>\(section.isEmpty ? "" : "<w:pPr><w:sectPr>\(section)</w:sectPr></w:pPr>")\(runs)</w:p>"
  }
  private func words(_ text: String) -> String { String(text.prefix { $0 != "\n" }) }

  @Test func aMarkOfTheAuthorsOwnIsNotCounted() throws {
    let body = p(
      F.run("a") + footnote(1, "*") + F.run("b") + footnote(2) + F.run("c") + footnote(3, "*") + F.run("d")
        + footnote(4))
    #expect(
      F.markdown(try F.file(body, parts: [notes("footnote", 4)])) == """
        a[^*]b[^1]c[^*-2]d[^2]

        [^*]: footnote 1

        [^1]: footnote 2

        [^*-2]: footnote 3

        [^2]: footnote 4

        """)
  }

  @Test func endnotesAreRomanAndCountForThemselves() throws {
    let body = p(F.run("a") + endnote(1) + F.run("b") + footnote(1) + F.run("c") + endnote(2))
    let text = F.markdown(try F.file(body, parts: [notes("footnote", 1), notes("endnote", 2)]))
    #expect(words(text) == "a[^i]b[^1]c[^ii]")
  }

  @Test func eachSectionSaysHowItsNotesCount() throws {
    let body =
      p(
        F.run("a") + footnote(1) + F.run("b") + footnote(2),
        section: "<w:footnotePr><w:numFmt w:val=\"lowerLetter\"/></w:footnotePr>")
      + p(F.run("c") + footnote(3))
      + "<w:sectPr><w:footnotePr><w:numStart w:val=\"7\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>"
    let text = F.markdown(try F.file(body, parts: [notes("footnote", 3)]))
    #expect(text.hasPrefix("a[^a]b[^b]\n\nc[^7]\n"))
    let settings = ("settings", "w:settings", "<w:footnotePr><w:numFmt w:val=\"chicago\"/></w:footnotePr>")
    let marked = F.markdown(
      try F.file(p(F.run("a") + footnote(1) + F.run("b") + footnote(2)), parts: [notes("footnote", 2), settings]))
    #expect(words(marked) == "a[^*]b[^†]")
  }

  @Test func aNoteThatIsDeletedDoesNotCount() throws {
    let body = p(F.run("a") + "<w:del w:id=\"1\" w:author=\"x\">\(footnote(1))</w:del>" + F.run("b") + footnote(2))
    let file = try F.file(body, parts: [notes("footnote", 2)])
    #expect(words(F.markdown(file)) == "ab[^1]")
    #expect(words(F.markdown(file, .rejected)) == "a[^1]b[^2]")
  }
}
