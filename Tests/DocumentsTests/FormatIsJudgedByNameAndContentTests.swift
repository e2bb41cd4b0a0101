import Testing

@testable import Documents

@Suite struct FormatIsJudgedByNameAndContentTests {
  private func detect(_ name: String, _ bytes: [UInt8]) -> Result<DocumentFormat, DocumentError> {
    do throws(DocumentError) {
      return .success(try DocumentFormat.detect(fileName: name, bytes: bytes))
    } catch {
      return .failure(error)
    }
  }

  @Test func eachFormatIsKnownByItsExtensionInAnyCase() throws {
    let word = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    let openDocument = try OfficeFiles.openDocument("<text:p>a</text:p>")
    #expect(detect("a.docx", word) == .success(.docx))
    #expect(detect("A.DOCX", word) == .success(.docx))
    #expect(detect("a.odt", openDocument) == .success(.odt))
    #expect(detect("a.rtf", Array("{\\rtf1 a}".utf8)) == .success(.rtf))
    #expect(detect("a.htm", Array("<p>a".utf8)) == .success(.html))
    #expect(detect("a.pdf", Array("%PDF-1.4".utf8)) == .success(.pdf))
    #expect(detect("a.b.md", Array("# a".utf8)) == .success(.markdown))
    #expect(detect("a.txt", Array("a".utf8)) == .success(.text))
  }

  @Test func aWrongExtensionIsRefusedWithWhatTheFileIs() throws {
    let word = try OfficeFiles.word(OfficeFiles.paragraph("a"))
    let openDocument = try OfficeFiles.openDocument("<text:p>a</text:p>")
    let cases: [(String, [UInt8], DocumentFormat, FileContent)] = [
      ("a.docx", Array("not a zip".utf8), .docx, .text),
      ("a.pdf", word, .pdf, .docx), ("a.docx", openDocument, .docx, .odt), ("a.odt", word, .odt, .docx),
      ("a.md", Array("%PDF-1.4".utf8), .markdown, .pdf), ("a.md", word, .markdown, .docx),
      ("a.txt", Array("{\\rtf1 a}".utf8), .text, .rtf),
      ("a.txt", Array("\u{FEFF} <!DOCTYPE html><p>".utf8), .text, .html),
      ("a.pdf", Array("MZ\0\0".utf8), .pdf, .executable),
      ("a.md", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .markdown, .image),
    ]
    for (name, bytes, expected, found) in cases {
      #expect(detect(name, bytes) == .failure(.wrongExtension(name: name, expected: expected, found: found)))
    }
  }

  @Test func anArchiveIsJudgedByItsNames() throws {
    let sheet = try OfficeFiles.zip([("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")])
    let other = try OfficeFiles.zip([("a.txt", "xl/ ppt/ [Content_Types].xml")])
    #expect(
      detect("a.docx", sheet)
        == .failure(.wrongExtension(name: "a.docx", expected: .docx, found: .spreadsheet)))
    #expect(
      detect("a.docx", other) == .failure(.wrongExtension(name: "a.docx", expected: .docx, found: .zip)))
    #expect(detect("a.docx", Array(sheet.dropLast())) == .success(.docx))
    #expect(
      detect("a.zip", Array(sheet.dropLast()))
        == .failure(.unknownFormat(name: "a.zip", found: .brokenZip, supported: DocumentFormat.allCases)))
  }

  @Test func aTextMaySpeakOfOtherFormats() {
    #expect(detect("a.md", Array("The header %PDF- and <html>".utf8)) == .success(.markdown))
    #expect(detect("a.pdf", Array("x\n%PDF-1.4".utf8)) == .success(.pdf))
  }

  @Test func anUnknownExtensionIsRefusedWithWhatTheFileIs() {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
    let all = DocumentFormat.allCases
    #expect(
      detect("a.dot", old) == .failure(.unknownFormat(name: "a.dot", found: .oldOffice, supported: all)))
    #expect(detect("run", [1]) == .failure(.unknownFormat(name: "run", found: .text, supported: all)))
    #expect(
      detect(".docx", Array("x".utf8))
        == .failure(.unknownFormat(name: ".docx", found: .text, supported: all)))
  }

  @Test func anEmptyFileIsRefused() {
    #expect(detect("a.docx", []) == .failure(.empty(name: "a.docx")))
    #expect(detect("a.md", []) == .failure(.empty(name: "a.md")))
  }

  @Test func aFileWithMacrosIsRefusedByItsName() {
    #expect(detect("a.docm", Array("PK".utf8)) == .failure(.macros(name: "a.docm")))
  }

  @Test func aWordFileWithAPasswordIsNamedSo() {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    #expect(
      detect("a.docx", bytes)
        == .failure(.wrongExtension(name: "a.docx", expected: .docx, found: .oldOffice)))
    bytes += "EncryptedPackage".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(detect("a.docx", bytes) == .failure(.passwordProtected(name: "a.docx")))
  }

  @Test func standardInputIsJudgedByContentAlone() throws {
    #expect(detect("-", Array("# a".utf8)) == .success(.markdown))
    #expect(detect("-", Array("%PDF-1.4".utf8)) == .success(.pdf))
    #expect(detect("-", try OfficeFiles.word(OfficeFiles.paragraph("a"))) == .success(.docx))
  }
}
