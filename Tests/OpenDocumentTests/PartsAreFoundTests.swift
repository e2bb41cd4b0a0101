import OfficeOpenXML
import Testing

@testable import OpenDocument

@Suite("The parts of an .odt are found")
struct PartsAreFoundTests {
  @Test("A file without styles of its own is read")
  func stylesMayBeMissing() throws {
    let content = """
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>
      """
    let bytes = try ArchiveWriter.archive([(name: "content.xml", bytes: Array(content.utf8))], compressed: false)
    let file = try OpenDocumentFile(bytes)
    #expect(file.styles == nil)
    #expect(Array(file.content.children(file.content.root)).isEmpty)
  }
}
