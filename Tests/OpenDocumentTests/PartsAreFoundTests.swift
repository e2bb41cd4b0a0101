import DocumentModel
import MarkdownText
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

  @Test("A text under another name than the standard's is read, as Writer reads it")
  func theTextMayHaveAnotherName() throws {
    let content = """
      <office:document-content \(BuiltText.namespaces)><office:body><office:texture-mode>\(p("A text"))\
      </office:texture-mode></office:body></office:document-content>
      """
    let bytes = try ArchiveWriter.archive([(name: "content.xml", bytes: Array(content.utf8))], compressed: false)
    let text = try OpenDocumentFile(bytes).text()
    #expect(String(decoding: MarkdownWriter.write(text.blocks).text, as: UTF8.self) == "A text\n")
  }
}
