import Foundation
import OfficeOpenXML
import RecordRendering
import Testing

@Suite struct WordOriginalsShowTheirChangesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Two numbered paragraphs: in the second, Chile deleted a word, and Perú inserted another and commented on it.
  ///
  /// - Parameter settings: the elements of the settings, if the file has any.
  func word(settings: String? = nil) throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let number = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    func run(_ words: String) -> String { "<w:r><w:t xml:space=\"preserve\">\(words)</w:t></w:r>" }
    let body = """
      <w:p>\(number)\(run("Los Estados reafirman su compromiso."))</w:p><w:p>\(number)\(run("Los "))<w:del w:id="1" \
      w:author="Chile" w:date="2017-05-11T16:00:00Z"><w:r><w:delText>Estados</w:delText></w:r></w:del><w:commentRangeStart \
      w:id="0"/><w:ins w:id="2" w:author="Perú" w:date="2017-05-12T16:00:00Z">\(run("Países"))</w:ins><w:commentRangeEnd \
      w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>\(run(" acuerdan."))</w:p>
      """
    let kinds = ["numbering", "comments"] + (settings == nil ? [] : ["settings"])
    let related = kinds.map { "<Relationship Id=\"\($0)\" Type=\"\(office)/\($0)\" Target=\"\($0).xml\"/>" }.joined()
    let entries = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/"
          + "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
          + "Target=\"word/document.xml\"/></Relationships>"
      ),
      ("word/_rels/document.xml.rels", "<Relationships xmlns=\"\(package)/relationships\">\(related)</Relationships>"),
      ("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>"),
      (
        "word/numbering.xml",
        "<w:numbering \(space)><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
          + "w:val=\"upperRoman\"/><w:lvlText w:val=\"Art. %1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
          + "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
      ),
      (
        "word/comments.xml",
        "<w:comments \(space)><w:comment w:id=\"0\" w:author=\"Perú\"><w:p>\(run("¿O naciones?"))</w:p></w:comment></w:comments>"
      ),
    ]
    let more = settings.map { [("word/settings.xml", "<w:settings \(space)>\($0)</w:settings>")] } ?? []
    return try ArchiveWriter.archive((entries + more).map { ($0.0, Array($0.1.utf8)) })
  }

  private func submitted() async throws -> String {
    let record = try await desk.record()
    let receipt = try await desk.submit(
      desk.write("aportes.docx", bytes: try word()), "CL", "input", "aportes", at: record)
    let warnings = try receipt.json()["warnings"]?.array?.compactMap(\.string) ?? []
    #expect(warnings.count == 3, "\(warnings)")
    // Who wrote the comment stays in the original.
    #expect(warnings.contains { $0.contains("Perú") && $0.contains("--clean") }, "\(warnings)")
    #expect(warnings.contains { $0.contains("Chile, Perú") && $0.contains("1 inserted, 1 deleted") })
    return record
  }

  @Test func theTextHasWordsNumbersAndBothReadingsCanBeShown() async throws {
    let record = try await submitted()
    let accepted = "Art. I. Los Estados reafirman su compromiso.\n\nArt. II. Los Países acuerdan.\n"
    #expect(try await desk.done("show", "CL/inputs/aportes", at: record).output == accepted)
    #expect(try await desk.done("show", "CL/inputs/aportes", "--accepted", at: record).output == accepted)
    let rejected = try await desk.done("show", "CL/inputs/aportes", "--rejected", at: record)
    #expect(rejected.output == accepted.replacing("Países", with: "Estados"))
    let json = try await desk.done("show", "CL/inputs/aportes", "--rejected", "--format", "json", at: record).json()
    #expect(json["text"]?.string == rejected.output)
  }

  @Test func aFileThatDropsNamesAndDatesIsWarnedOf() async throws {
    let record = try await desk.record()
    let settings = "<w:removePersonalInformation/><w:removeDateAndTime w:val=\"true\"/>"
    let file = try desk.write("a.docx", bytes: try word(settings: settings))
    for words in [
      ["submit", file, "--country", "CL", "--kind", "input", "--lang", "es", "--dry-run"],
      ["submit", file, "--country", "CL", "--kind", "input", "--lang", "es"],
      ["declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "x"],
    ] {
      let answer = try await desk.done(more: words + ["--format", "json"], at: record).json()
      let codes = answer["warning_details"]?.array?.compactMap { $0["code"]?.string } ?? []
      #expect(codes.contains("names-dropped") && codes.contains("dates-dropped"), "\(words): \(codes)")
    }
  }

  @Test func changesAndCommentsAreListedByAuthor() async throws {
    let record = try await submitted()
    let answer = try await desk.done("show", "CL/inputs/aportes", "--changes", "--format", "json", at: record).json()
    expectContract(answer, schema: "gcmrepo.changes/1", keys: ["changes", "contribution"])
    let rows = answer["changes"]?.array ?? []
    #expect(rows.map { $0["author"]?.string } == ["Chile", "Perú", "Perú"])
    #expect(rows.map { $0["kind"]?.string } == ["deletion", "insertion", "comment"])
    #expect(rows.map { $0["text"]?.string } == ["Estados", "Países", "Países"])
    #expect(rows.map { $0["near"]?.string } == ["Art. II.", "Art. II.", "Art. II."])
    #expect(rows.last?["comment"]?.string == "¿O naciones?")
    let csv = try await desk.done("show", "CL/inputs/aportes", "--changes", "--format", "csv", at: record)
    #expect(csv.lines.first == "author,date,kind,subject,story,near,paragraph,text,comment,id,answers,resolved,move")
    #expect(csv.lines.count == 4)
    let table = try await desk.done("show", "CL/inputs/aportes", "--changes", "--locale", "es", at: record)
    #expect(table.output.contains("eliminado") && table.output.contains("Art. II.") && table.lines.count == 5)
  }

  /// The same in a Writer file.
  private func openDocument() throws -> [UInt8] {
    let namespaces = ["office", "text", "style"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    func info(_ author: String, _ day: Int) -> String {
      "<office:change-info><dc:creator>\(author)</dc:creator><dc:date>2017-05-\(day)T16:00:00</dc:date></office:change-info>"
    }
    let content = """
      <office:document-content \(namespaces) xmlns:dc="http://purl.org/dc/elements/1.1/"><office:automatic-styles>\
      <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="Art. " \
      style:num-suffix="."/></text:list-style></office:automatic-styles><office:body><office:text><text:tracked-changes>\
      <text:changed-region text:id="d"><text:deletion>\(info("Chile", 11))<text:p>Estados</text:p></text:deletion>\
      </text:changed-region><text:changed-region text:id="i"><text:insertion>\(info("Perú", 12))</text:insertion>\
      </text:changed-region></text:tracked-changes><text:list text:style-name="L"><text:list-item><text:p>Los Estados \
      reafirman su compromiso.</text:p></text:list-item><text:list-item><text:p>Los <text:change text:change-id="d"/>\
      <office:annotation office:name="0"><dc:creator>Perú</dc:creator><text:p>¿O naciones?</text:p></office:annotation>\
      <text:change-start text:change-id="i"/>Países<text:change-end text:change-id="i"/><office:annotation-end \
      office:name="0"/> acuerdan.</text:p></text:list-item></text:list></office:text></office:body></office:document-content>
      """
    return try ArchiveWriter.archive(
      [
        ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", Array(content.utf8)),
        ("META-INF/manifest.xml", Array("<manifest/>".utf8)),
      ], compressed: false)
  }

  @Test func originalsOfWriterShowTheSame() async throws {
    let record = try await desk.record()
    try await desk.submit(
      desk.write("aportes.odt", bytes: try openDocument()), "CL", "input", "aportes", at: record)
    let accepted = "Art. I. Los Estados reafirman su compromiso.\n\nArt. II. Los Países acuerdan.\n"
    #expect(try await desk.done("show", "CL/inputs/aportes", "--accepted", at: record).output == accepted)
    let rejected = try await desk.done("show", "CL/inputs/aportes", "--rejected", at: record)
    #expect(rejected.output == accepted.replacing("Países", with: "Estados"))
    let answer = try await desk.done("show", "CL/inputs/aportes", "--changes", "--format", "json", at: record).json()
    let rows = answer["changes"]?.array ?? []
    #expect(rows.map { $0["author"]?.string } == ["Chile", "Perú", "Perú"])
    #expect(rows.map { $0["kind"]?.string } == ["deletion", "insertion", "comment"])
    #expect(rows.map { $0["text"]?.string } == ["Estados", "Países", "Países"])
    #expect(rows.map { $0["near"]?.string } == ["Art. II.", "Art. II.", "Art. II."])
  }

  @Test func otherOriginalsSayThatTheyHaveNone() async throws {
    let record = try await desk.negotiatedRecord()
    for option in ["--changes", "--accepted", "--rejected"] {
      expectRefusal(
        try await desk.gcmrepo("show", "CL/inputs/aportes", option, at: record), status: 3, naming: ".md", ".docx",
        ".odt")
    }
    expectRefusal(
      try await desk.gcmrepo("show", "CL/inputs/aportes", "--changes", "--original", at: record), status: 2,
      naming: "--changes", "--original")
  }
}
