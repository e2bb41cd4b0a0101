import DocumentModel
import MarkdownText
import Testing

@testable import WordML

@Suite struct LabelsComeBackTests {
  private let label = DocumentLabel(
    kind: .redline, document: "CL/inputs/aportes", language: "pt-BR", draft: "draft-2; 100%",
    commit: String(repeating: "0123abcd", count: 5), from: String(repeating: "4567abcd", count: 5))

  @Test func aLineReadsBack() {
    #expect(DocumentLabel(line: label.line) == label)
    #expect(label.line.hasPrefix("gcmrepo-label/1; kind=redline; "))
  }

  @Test(arguments: [
    "", "gcmrepo-label/1", "gcmrepo-label/2; kind=export; language=es; commit=0123456789ab",
    "gcmrepo-label/1; kind=letter; language=es; commit=0123456789ab",
    "gcmrepo-label/1; kind=export; language=../..; commit=0123456789ab",
    "gcmrepo-label/1; kind=export; language=es; commit=main",
    "gcmrepo-label/1; kind=export; language=es; language=en; commit=0123456789ab",
    "gcmrepo-label/1; kind=export; language=es; commit=0123456789ab; draft=%f",
  ])
  func anythingElseIsNoLabel(_ line: String) { #expect(DocumentLabel(line: line) == nil) }

  @Test func aBookmarkHoldsWhatIsNeeded() {
    #expect(label.bookmark.utf8.count <= 40)
    let read = DocumentLabel(bookmark: label.bookmark)
    #expect(read?.language == "pt-BR" && read?.kind == .redline && read?.document == nil)
    #expect(read.map { label.commit.hasPrefix($0.commit) } == true)
    #expect(DocumentLabel(bookmark: "_gcmrepo_x_0123456789ab_es") == nil)
  }

  private func file(_ text: String, _ label: DocumentLabel?) throws -> WordFile {
    var document = PlainDocument(text: Array(text.utf8), title: "", author: "", date: "2026-01-01T00:00:00Z")
    document.label = label
    return try WordFile(try document.bytes())
  }

  @Test func aPlainDocumentHasItsLabel() throws {
    #expect(try file("Uno.\n", label).label == label)
    #expect(try file("Uno.\n", nil).label == nil)
  }

  @Test func aRedlineInACopyHasItsLabelInPlaceOfAnother() throws {
    let older = DocumentLabel(kind: .export, document: "declaration", language: "es", commit: label.commit)
    var old = PlainDocument(text: Array("Uno.\n".utf8), title: "", author: "", date: "2026-01-01T00:00:00Z")
    var new = PlainDocument(text: Array("Dos.\n".utf8), title: "", author: "", date: "2026-01-01T00:00:00Z")
    (old.label, new.label) = (older, older)
    let options = WordRedline.Options(author: "A", date: "2026-01-01T00:00:00Z", label: label)
    let redline = try WordRedline.write(old: old.bytes(), new: new.bytes(), options: options)
    #expect(try WordFile(redline.bytes).label == label)
    // Of a file without a label, the property is all that tells.
    let bare = try WordRedline.write(
      old: WordFixture.bytes("<w:p><w:r><w:t>Uno.</w:t></w:r></w:p>"),
      new: WordFixture.bytes("<w:p><w:r><w:t>Dos.</w:t></w:r></w:p>"), options: options)
    #expect(try WordFile(bare.bytes).label == label)
  }

  @Test func itemsOfARedlineAreItems() throws {
    let text = "# T\n\n1. one\n\n2. two\n\n4. four\n\n   1. sub\n\n   3. third\n\n- bullet\n\n8) eight\n"
    let blocks = try file(text, label).text(.accepted, isOurs: true).blocks
    let written = String(decoding: MarkdownWriter.write(blocks, numbers: .asTheyStand).text, as: UTF8.self)
    for line in ["1. one\n", "2. two\n", "4. four\n", "   1. sub\n", "   3. third\n", "- bullet\n", "8) eight\n"] {
      #expect(written.contains(line), "\(line) of \(written)")
    }
    #expect(!written.contains("\\"))
  }

  // MARK: Changes by author

  private func changed(_ body: String) throws -> WordFile { try WordFile(try WordFixture.bytes(body)) }

  private func words(_ file: WordFile, _ reading: Reading = .accepted) -> String {
    String(decoding: MarkdownWriter.write(file.text(reading).blocks).text, as: UTF8.self)
  }

  private let body = """
    <w:p><w:r><w:t xml:space="preserve">A </w:t></w:r>\
    <w:ins w:id="1" w:author="Ana"><w:r><w:t xml:space="preserve">ana-in </w:t></w:r></w:ins>\
    <w:del w:id="2" w:author="Ana"><w:r><w:delText xml:space="preserve">ana-out </w:delText></w:r></w:del>\
    <w:ins w:id="3" w:author="Bob"><w:r><w:t xml:space="preserve">bob-in </w:t></w:r>\
    <w:del w:id="4" w:author="Ana"><w:r><w:delText xml:space="preserve">both </w:delText></w:r></w:del></w:ins>\
    <w:r><w:rPr><w:b/><w:rPrChange w:id="5" w:author="Ana"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>z</w:t></w:r></w:p>\
    <w:p><w:pPr><w:rPr><w:ins w:id="6" w:author="Ana"/></w:rPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>\
    <w:p><w:r><w:t>two</w:t></w:r></w:p>
    """

  @Test func oneAuthorsChangesAreTakenTheOtherWay() throws {
    let file = try changed(body)
    #expect(words(file) == "A ana-in bob-in **z**\n\none\n\ntwo\n")
    #expect(words(try file.reversingChanges(of: ["Ana"])) == "A ana-out bob-in both *z*\n\nonetwo\n")
    #expect(words(try file.reversingChanges(of: ["Bob"])) == "A ana-in **z**\n\none\n\ntwo\n")
    #expect(words(try file.reversingChanges(of: ["Ana", "Bob"])) == words(file, .rejected))
    #expect(words(try file.reversingChanges(of: ["Ana"], in: .rejected), .rejected) == "A ana-in **z**\n\none\n\ntwo\n")
  }
}
