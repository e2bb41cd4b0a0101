import OfficeOpenXML
import Testing
import WordML

@Suite struct PartsAreFoundTests {
  @Test func theMainPartIsTheOneThatTheRelationshipNames() throws {
    let schemas = "http://schemas.openxmlformats.org/package/2006"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let bytes = try ArchiveWriter.archive([
      (
        "[Content_Types].xml",
        Array(
          """
          <Types xmlns="\(schemas)/content-types"><Override PartName="/word/text.xml" ContentType=\
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
          """.utf8)
      ),
      (
        "_rels/.rels",
        Array(
          """
          <Relationships xmlns="\(schemas)/relationships"><Relationship Id="r" Type="\(office)/officeDocument" \
          Target="word/text.xml"/></Relationships>
          """.utf8)
      ),
      ("word/text.xml", Array("<a/>".utf8)),
    ])
    let package = try WordPackage(OfficeArchive(bytes))
    let main = package.main
    #expect(main == "word/text.xml")
  }
}
