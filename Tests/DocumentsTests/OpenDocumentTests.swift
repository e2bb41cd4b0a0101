import OfficeOpenXML
import Testing

@testable import Documents

@Suite struct OpenDocumentTests {
  private func odt(_ body: String, styles: String = "", more: [(String, String)] = []) async throws
    -> Conversion
  {
    try await convert("a.odt", try OfficeFiles.openDocument(body, styles: styles, more: more))
  }

  @Test func aPlainDocumentHasNoWarning() async throws {
    let result = try await odt("<text:h text:outline-level=\"1\">Uno</text:h><text:p>Dos</text:p>")
    #expect(result == Conversion(text: "# Uno\n\nDos\n", title: "Uno", warnings: []))
  }

  @Test func wordsInSectionsFieldsAndHeadingRowsStay() async throws {
    let body = """
      <text:section text:name="s"><text:p>Hoy, <text:date>1 de mayo</text:date>, aquí</text:p></text:section>\
      <table:table><table:table-column table:number-columns-repeated="2"/><table:table-header-rows>\
      <table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>\
      <text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row>\
      <table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p>\
      </table:table-cell></table:table-row></table:table>
      """
    let result = try await odt(body)
    #expect(result.text == "Hoy, 1 de mayo, aquí\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")
    #expect(result.warnings == [])
  }

  @Test func trackedChangesAreCountedWithTheirAuthors() async throws {
    let info = "<office:change-info><dc:creator>Perú</dc:creator></office:change-info>"
    let body = """
      <text:tracked-changes><text:changed-region text:id="c1"><text:insertion>\(info)</text:insertion>\
      </text:changed-region><text:changed-region text:id="c2"><text:deletion>\(info)<text:p>fuera</text:p>\
      </text:deletion></text:changed-region></text:tracked-changes><text:p>\
      <text:change-start text:change-id="c1"/>Uno<text:change-end text:change-id="c1"/>\
      <text:change text:change-id="c2"/></text:p>
      """
    let result = try await odt(body)
    #expect(result.text == "Uno\n")
    #expect(result.warnings == [.trackedChanges(insertions: 1, deletions: 1, moves: 0, authors: ["Perú"])])
  }

  @Test func whatIsLeftOutIsCounted() async throws {
    let body = """
      <text:p>Uno<office:annotation><text:p>nota</text:p></office:annotation>\
      <draw:frame><draw:image xlink:href="http://example.org/x.png"/></draw:frame>\
      <draw:custom-shape><text:p>forma</text:p></draw:custom-shape></text:p>
      """
    let header = "<style:master-page><style:header><text:p>Arriba</text:p></style:header></style:master-page>"
    let result = try await odt(body, styles: header)
    #expect(
      result.warnings == [
        .comments(1), .images(1), .headersAndFooters(1), .placedTextBoxes(1), .externalContent(1),
      ])
  }

  @Test func lettersThatDoNotArriveAreCounted() async throws {
    let unknown = "<text:p>fuera <text:unheard-of>dentro</text:unheard-of></text:p>"
    #expect(try await odt(unknown) == Conversion(text: "fuera dentro\n", title: nil, warnings: []))
    // Paragraphs where no reader looks for text.
    let lost = "<text:p>uno</text:p><style:unheard-of><text:p>perdido</text:p></style:unheard-of>"
    #expect(try await odt(lost) == Conversion(text: "uno\n", title: nil, warnings: [.missingText(letters: 7)]))
  }

  @Test func aTableWithinACellGivesItsParagraphsToTheCell() async throws {
    func table(_ cells: String...) -> String {
      "<table:table><table:table-column table:number-columns-repeated=\"\(cells.count)\"/><table:table-row>"
        + cells.map { "<table:table-cell>\($0)</table:table-cell>" }.joined() + "</table:table-row></table:table>"
    }
    let inner = table("<text:p>b</text:p>", table("<text:p>c</text:p><text:p>d</text:p>"))
    let result = try await odt(table("<text:p>a</text:p>\(inner)", "<text:p>e</text:p>") + "<text:p>f</text:p>")
    #expect(result.text == "| | |\n|---|---|\n| a b c d | e |\n\nf\n")
    #expect(result.warnings == [.plainerTables(1)])
  }

  @Test func listsAndHeadingsInACellStandInItsLine() async throws {
    let list =
      "<text:list><text:list-item><text:p>b</text:p><text:list><text:list-item><text:p>c</text:p>"
      + "</text:list-item></text:list></text:list-item></text:list>"
    let cells =
      "<table:table-cell><text:h text:outline-level=\"2\">a</text:h>\(list)</table:table-cell>"
      + "<table:table-cell><text:h/><text:p>d</text:p></table:table-cell>"
    let body =
      "<table:table><table:table-column table:number-columns-repeated=\"2\"/><table:table-row>\(cells)"
      + "</table:table-row></table:table>\(list)"
    let result = try await odt(body)
    #expect(result.text == "| | |\n|---|---|\n| a - b - c | d |\n\n- b\n  - c\n")
    #expect(result.warnings == [.plainerTables(1)])
  }

  @Test func whatStandsInABoxFollowsTheParagraphThatHoldsIt() async throws {
    func box(_ content: String) -> String { "<draw:frame><draw:text-box>\(content)</draw:text-box></draw:frame>" }
    let nested = box("<text:p>dos\(box("<text:p>tres</text:p>"))</text:p>")
    let shape = "<draw:g><draw:custom-shape><text:p>forma</text:p></draw:custom-shape></draw:g>"
    let body = """
      \(box("<text:h text:outline-level=\"1\">Sello</text:h>"))<text:p>uno\(nested) y <text:span>más\(shape)</text:span>\
      </text:p><text:p>fin</text:p>\(shape)
      """
    let result = try await odt(body)
    #expect(result.text == "# Sello\n\nuno y más\n\ndos\n\ntres\n\nforma\n\nfin\n\nforma\n")
    #expect(result.warnings.filter { $0 != .placedTextBoxes(5) } == [])
    // A picture with its words below, as LibreOffice writes captions.
    let caption = box("<text:p><draw:frame><draw:image xlink:href=\"a.png\"/></draw:frame>Figura 1: Ruta</text:p>")
    #expect(try await odt("<text:p>x\(caption)</text:p>").text == "x\n\nFigura 1: Ruta\n")
  }

  @Test func aFileWithoutStylesIsRead() async throws {
    let whole = try OfficeFiles.openDocument("<text:p>a</text:p>")
    let archive = try OfficeArchive(whole)
    var parts: [(name: String, bytes: [UInt8])] = []
    for part in ["mimetype", "content.xml", "META-INF/manifest.xml"] {
      var bytes: [UInt8] = []
      try archive.read(part) { bytes += $0 }
      parts.append((part, bytes))
    }
    let bare = try ArchiveWriter.archive(parts, compressed: false)
    #expect(try await convert("a.odt", bare).text == "a\n")
  }

  @Test func aPasswordIsNamed() async throws {
    let manifest = """
      <m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry \
      m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>
      """
    let bytes = try OfficeFiles.openDocument("", more: [("META-INF/manifest.xml", manifest)])
    #expect(await refusal("a.odt", bytes) == .passwordProtected(name: "a.odt"))
  }

  @Test func macrosAreRefusedAndEmptyLibrariesAreNot() async throws {
    let macro = try OfficeFiles.openDocument("", more: [("Basic/Standard/Module1.xml", "x")])
    #expect(await refusal("a.odt", macro) == .macros(name: "a.odt"))
    let empty = try OfficeFiles.openDocument(
      "<text:p>a</text:p>", more: [("Basic/Standard/script-lb.xml", "x")])
    #expect(await refusal("a.odt", empty) == nil)
  }

  @Test func aMissingContentIsNamed() async throws {
    let bytes = try ArchiveWriter.archive(
      [("mimetype", Array("application/vnd.oasis.opendocument.text".utf8))], compressed: false)
    #expect(await refusal("a.odt", bytes) == .damaged(name: "a.odt", .missingPart("content.xml")))
  }
}
