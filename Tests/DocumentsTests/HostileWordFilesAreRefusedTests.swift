import OfficeOpenXML
import Testing

@testable import Documents

@Suite struct HostileWordFilesAreRefusedTests {
  private let plain = OfficeFiles.paragraph("Uno")

  private func check(_ entries: [(String, String)]) async throws -> DocumentError? {
    await refusal("a.docx", try OfficeFiles.zip(entries))
  }

  private func package(document: String, types: String = OfficeFiles.contentTypes()) -> [(String, String)] {
    [
      ("[Content_Types].xml", types),
      ("_rels/.rels", OfficeFiles.relationships([("officeDocument", "word/document.xml")])),
      ("word/document.xml", document),
    ]
  }

  @Test func macrosAreRefusedByPartOrType() async throws {
    let hidden = try OfficeFiles.word(plain, more: [("word/vbaProject.bin", "x")])
    #expect(await refusal("a.docx", hidden) == .macros(name: "a.docx"))
    let typed = try OfficeFiles.word(
      plain,
      types: "<Override PartName=\"/x\" ContentType=\"application/vnd.ms-office.vbaProject\"/>")
    #expect(await refusal("a.docx", typed) == .macros(name: "a.docx"))
  }

  @Test func anEmbeddedFileThatCanCarryMacrosIsNamed() async throws {
    let workbook = "word/embeddings/Workbook1.xlsm"
    let type = "<Default Extension=\"xlsm\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.12\"/>"
    #expect(
      await refusal("a.docx", try OfficeFiles.word(plain, more: [(workbook, "x")], types: type))
        == .embeddedMacros(name: "a.docx", part: workbook))
    #expect(
      await refusal("a.docx", try OfficeFiles.word(plain, more: [("word/embeddings/b.PPTM", "x")]))
        == .embeddedMacros(name: "a.docx", part: "word/embeddings/b.PPTM"))
    let typed =
      "<Override PartName=\"/word/embeddings/c.bin\" ContentType=\"application/vnd.ms-excel.sheet.binary."
      + "macroEnabled.12\"/>"
    #expect(
      await refusal("a.docx", try OfficeFiles.word(plain, more: [("word/embeddings/c.bin", "x")], types: typed))
        == .embeddedMacros(name: "a.docx", part: "word/embeddings/c.bin"))
    // A content type without a file, and a workbook that cannot contain macros.
    #expect(
      await refusal("a.docx", try OfficeFiles.word(plain, more: [("word/embeddings/d.xlsx", "x")], types: type)) == nil)
  }

  @Test func anotherKindOfOfficeFileIsNamed() async throws {
    let types = """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override \
      PartName="/s/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.\
      sheet.main+xml"/></Types>
      """
    let error = try await check(package(document: "<x/>", types: types))
    #expect(error == .wrongExtension(name: "a.docx", expected: .docx, found: .spreadsheet))
  }

  @Test func aMissingPartIsNamed() async throws {
    let types = ("[Content_Types].xml", OfficeFiles.contentTypes())
    #expect(try await check([types]) == .damaged(name: "a.docx", .missingPart("word/document.xml")))
    #expect(
      try await check([("word/document.xml", "<x/>"), ("[Content_Types].xml", "x")])
        == .damaged(name: "a.docx", .xml(part: "[Content_Types].xml", line: 1)))
  }

  @Test func brokenXMLIsNamedWithItsLine() async throws {
    let error = try await check(package(document: "<a>\n\n<b></a>"))
    #expect(error == .damaged(name: "a.docx", .xml(part: "word/document.xml", line: 3)))
  }

  @Test func entitiesOfTheDocumentsOwnAreRefused() async throws {
    let laughs = """
      <!DOCTYPE w [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>\
      <w:document xmlns:w="x">&b;&x;</w:document>
      """
    let error = try await check(package(document: laughs))
    #expect(error == .damaged(name: "a.docx", .entities(part: "word/document.xml")))
  }

  @Test func nestingWithoutEndIsRefused() async throws {
    let deep = String(repeating: "<w:x>", count: 100_000)
    let error = try await check(package(document: OfficeFiles.story("document", deep)))
    #expect(error == .damaged(name: "a.docx", .nesting(part: "word/document.xml", limit: 256)))
  }

  @Test func deepHTMLIsRefused() async {
    let deep = Array((String(repeating: "<div>", count: 2_000) + "x").utf8)
    let error = await refusal("a.html", deep)
    #expect(error == .damaged(name: "a.html", .nesting(part: "a.html", limit: 256)))
  }

  @Test func anOptionLikeNameIsOnlyAName() async throws {
    let bytes = try OfficeFiles.word(plain)
    for name in ["-o.docx", "--output=x.docx", "+RTS.docx", "$(touch x).docx", "a\nb.docx"] {
      #expect(try await convert(name, bytes).text == "Uno\n")
    }
  }
}
