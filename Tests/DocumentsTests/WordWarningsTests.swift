import Testing

@testable import Documents

@Suite struct WordWarningsTests {
  private func word(
    _ body: String, parts: [(kind: String, name: String, xml: String)] = [],
    external: [(kind: String, target: String)] = []
  ) async throws -> Conversion {
    try await convert("a.docx", try OfficeFiles.word(body, parts: parts, external: external))
  }

  private let plain = OfficeFiles.paragraph("Uno dos")

  @Test func aPlainDocumentHasNoWarning() async throws {
    #expect(try await word(plain) == Conversion(text: "Uno dos\n", title: nil, warnings: []))
  }

  @Test func trackedChangesAreReadAsAcceptedAndCounted() async throws {
    let body = """
      <w:p><w:r><w:t>Uno </w:t></w:r>\
      <w:ins w:id="1" w:author="Brasil"><w:r><w:t>dos</w:t></w:r></w:ins>\
      <w:del w:id="2" w:author="Chile"><w:r><w:delText>tres</w:delText></w:r></w:del>\
      <w:moveFromRangeStart w:id="3" w:name="m1" w:author="Chile"/>\
      <w:moveFrom w:id="4" w:author="Chile"><w:r><w:t>cuatro</w:t></w:r></w:moveFrom>\
      <w:moveFromRangeEnd w:id="3"/></w:p>
      """
    let result = try await word(body)
    #expect(result.text == "Uno dos\n")
    #expect(
      result.warnings == [
        .trackedChanges(insertions: 1, deletions: 1, moves: 1, authors: ["Brasil", "Chile"])
      ])
  }

  @Test(arguments: [("", true), (" w:val=\"1\"", true), (" w:val=\"false\"", false), (" w:val=\"off\"", false)])
  func settingsThatDropNamesAndDatesAreNamed(value: String, isSet: Bool) async throws {
    for (element, warning) in [
      ("removePersonalInformation", DocumentWarning.dropsNames), ("removeDateAndTime", .dropsDates),
    ] {
      let settings = OfficeFiles.story("settings", "<w:zoom w:percent=\"100\"/><w:\(element)\(value)/>")
      let result = try await word(plain, parts: [("settings", "settings.xml", settings)])
      #expect(result == Conversion(text: "Uno dos\n", title: nil, warnings: isSet ? [warning] : []))
    }
  }

  @Test func commentsAreCounted() async throws {
    let comments = OfficeFiles.story(
      "comments", "<w:comment w:id=\"0\">\(plain)</w:comment><w:comment w:id=\"1\">\(plain)</w:comment>")
    let result = try await word(plain, parts: [("comments", "comments.xml", comments)])
    #expect(result == Conversion(text: "Uno dos\n", title: nil, warnings: [.comments(2)]))
  }

  @Test func picturesAreCountedAndLeftOut() async throws {
    let picture = "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>"
    let result = try await word(plain + picture + picture)
    #expect(result == Conversion(text: "Uno dos\n", title: nil, warnings: [.images(2)]))
  }

  @Test func headersAndFootersWithWordsAreCounted() async throws {
    let words = OfficeFiles.story("hdr", plain)
    let number = OfficeFiles.story("ftr", OfficeFiles.paragraph("12"))
    let result = try await word(
      plain, parts: [("header", "header1.xml", words), ("footer", "footer1.xml", number)])
    #expect(result.warnings == [.headersAndFooters(1)])
  }

  @Test func textBoxesAreCountedOnceAlsoWithTheirFallback() async throws {
    let box = "<w:txbxContent>\(OfficeFiles.paragraph("caja"))</w:txbxContent>"
    let shape = """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>\(box)</w:drawing></mc:Choice>\
      <mc:Fallback><w:pict>\(box)</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """
    #expect(try await word(plain + shape).warnings == [.placedTextBoxes(1)])
  }

  @Test func objectsIncludedFilesAndForeignPartsAreNamed() async throws {
    let body =
      "<w:p><w:r><w:object><o:OLEObject Type=\"Embed\"/></w:object></w:r></w:p><w:altChunk r:id=\"r8\"/>"
    let result = try await word(
      plain + body,
      external: [("attachedTemplate", "file:///c:/t.dotx"), ("hyperlink", "https://iom.int")])
    #expect(result.warnings == [.embeddedObjects(1), .includedFiles(1), .externalContent(1)])
  }

  @Test func markedPassagesAreCounted() async throws {
    let body = """
      <w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>a</w:t></w:r>\
      <w:r><w:rPr><w:u w:val="none"/><w:highlight w:val="yellow"/></w:rPr><w:t>b</w:t></w:r></w:p>
      """
    #expect(try await word(body) == Conversion(text: "ab\n", title: nil, warnings: [.markedPassages(1)]))
  }

  @Test func automaticNumbersStandInTheText() async throws {
    let numbering = OfficeFiles.story(
      "numbering",
      """
      <w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
      <w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
      <w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>\
      <w:lvlText w:val="•"/></w:lvl></w:abstractNum>\
      <w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>\
      <w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
      """)
    let styles = OfficeFiles.story(
      "styles",
      """
      <w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>\
      </w:style><w:style w:type="paragraph" w:styleId="Art"><w:basedOn w:val="Base"/></w:style>
      """)
    let parts = [("numbering", "numbering.xml", numbering), ("styles", "styles.xml", styles)]
    func paragraph(_ properties: String) -> String {
      "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    }
    let item = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>"
    let bullet = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>"
    func text(_ properties: String...) async throws -> String {
      let result = try await word(properties.map(paragraph).joined(), parts: parts)
      #expect(result.warnings == [])
      return result.text
    }
    let style = "<w:pStyle w:val=\"Art\"/>"
    #expect(try await text(item, item) == "1. a\n2. a\n")
    #expect(try await text(bullet) == "- a\n")
    #expect(try await text(style, item) == "1. a\n2. a\n")
    #expect(try await text("\(style)<w:numPr><w:numId w:val=\"0\"/></w:numPr>", item) == "a\n\n1. a\n")
  }

  @Test func theTitleParagraphStaysInTheText() async throws {
    let styles = OfficeFiles.story(
      "styles", "<w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>")
    let title = "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Declaración</w:t></w:r></w:p>"
    let result = try await word(title + plain, parts: [("styles", "styles.xml", styles)])
    #expect(result == Conversion(text: "# Declaración\n\nUno dos\n", title: "Declaración", warnings: []))
  }

  @Test func theTitleMayComeFromTheProperties() async throws {
    let core = """
      <p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Del  autor </dc:title></p:coreProperties>
      """
    let bytes = try OfficeFiles.word(plain, more: [("docProps/core.xml", core)])
    #expect(try await convert("a.docx", bytes).title == "Del autor")
  }

  @Test func aDocumentWithoutWordsIsAccepted() async throws {
    #expect(try await word("<w:p/>") == Conversion(text: "\n", title: nil, warnings: [.noText]))
  }

  @Test func theMainPartMayHaveAnyName() async throws {
    let bytes = try OfficeFiles.zip([
      ("[Content_Types].xml", OfficeFiles.contentTypes(main: "word/document2.xml")),
      ("_rels/.rels", OfficeFiles.relationships([("officeDocument", "/word/document2.xml")])),
      ("word/document2.xml", OfficeFiles.story("document", "<w:body>\(plain)</w:body>")),
    ])
    #expect(try await convert("a.docx", bytes).text == "Uno dos\n")
  }
}
