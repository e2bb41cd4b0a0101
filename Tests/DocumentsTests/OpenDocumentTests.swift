import OfficePackage
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
    #expect(result.text == "Hoy, 1 de mayo, aquí\n\n| | |\n|---|---|\n| a | b |\n| 1 | 2 |\n")
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
        .comments(1), .images(1), .headersAndFooters(1), .textBoxes(1), .externalContent(1),
      ])
  }

  @Test func lettersThatDoNotArriveAreCounted() async throws {
    // Pandoc reads no table within a cell.
    let inner = "<table:table><table:table-row><table:table-cell><text:p>dentro</text:p></table:table-cell>"
    let body = """
      <table:table><table:table-row><table:table-cell><text:p>fuera</text:p>\(inner)</table:table-row>\
      </table:table></table:table-cell></table:table-row></table:table>
      """
    #expect(try await odt(body).warnings.contains(.missingText(letters: 6)))
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
