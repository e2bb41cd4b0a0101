import DocumentModel
import Foundation
import Testing

@testable import Documents

/// Without LibreOffice.
@Suite struct RoughRichTextTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    let pandoc = try #require(ExternalProgram.pandoc.locate())
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/pandoc", withDestinationPath: pandoc)
  }

  private func rtf(_ content: [UInt8]) async throws -> String {
    try await read(Array("{\\rtf1\\ansi ".utf8) + content + Array("}".utf8)).text
  }

  private func read(_ bytes: [UInt8], limits: DocumentLimits = .standard) async throws -> (
    text: String, warnings: [DocumentWarning]
  ) {
    let document = try await Converter(limits: limits, searchPath: scratch.path).convert(
      SubmittedFile(name: "a.rtf", bytes: bytes))
    return (String(decoding: document.text, as: UTF8.self), document.warnings)
  }

  @Test func whatIsLostIsNamed() async throws {
    let warnings = try await read(Array("{\\rtf1 a{\\footnote b}}".utf8)).warnings
    #expect(warnings.contains(.roughReading) && warnings.contains(.missing(.note, count: 1)))
  }

  @Test func picturesAndTheirDataAreLeftOut() async throws {
    // A brace and a control word within binary data have no meaning.
    let binary =
      Array("uno\\par {\\*\\shppict{\\pict\\emfblip\\bin9 ".utf8) + [0, 0x7D, 0x5C, 0x7B, 0x62, 0xFF, 0x7D, 0x7D, 0x20]
    #expect(try await rtf(binary + Array("}}dos".utf8)) == "uno\n\ndos\n")
    let object = "{\\object{\\*\\objdata 0105{}00}{\\result tres}}\\par \\{pict\\}"
    #expect(try await rtf(Array(object.utf8)) == "tres\n\n{pict}\n")
    #expect(try await rtf(Array("a{\\*\\themedata 504b0304}b".utf8)) == "ab\n")
  }

  @Test func aPhotographCostsNoMoreThanItsBytes() async throws {
    var limits = DocumentLimits.standard
    limits.heapMegabytes = 64
    let figures = String(repeating: "89504e470d0a1a0a\n", count: 400_000)
    let bytes = Array("{\\rtf1 uno {\\pict\\pngblip\\picw100 \(figures)}dos}".utf8)
    let result = try await read(bytes, limits: limits)
    #expect(result.text == "uno dos\n")
    #expect(result.warnings.contains(.images(1)))
  }

  @Test func brokenGroupsAreReadToTheEnd() {
    for text in ["{\\rtf1 a{\\pict 00", "{\\pict\\bin99 a", "\\", "{\\rtf1 \\bin", "{\\*", "{\\rtf1 a\\bin3 b"] {
      #expect(RichTextRepair.bytes(of: Array(text.utf8)).count <= text.utf8.count)
    }
    let plain = Array("{\\rtf1 {\\b a}\\'e9\\\\pict}".utf8)
    #expect(RichTextRepair.bytes(of: plain) == plain)
  }

  @Test func lettersOfAFontsAlphabetAreThose() async throws {
    let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}{\\f2\\fcharset204 Arial Cyr;}}"
    let text = "\\'e9{\\f1 \\'b3\\'e9}\\'b3 {\\f2\\'cc\\'e8\\'f0}\\par {\\f1\\u322\\'b3\\uc0\\u322 \\'b3\\uc2\\'b3}"
    #expect(try await rtf(Array((fonts + text).utf8)) == "éłé³ Мир\n\nłłłł\n")
    // Without a character set of the font, the code page of the file.
    #expect(try await rtf(Array("\\ansicpg1251\\'cc\\'e8\\'f0".utf8)) == "Мир\n")
  }

  @Test func theLetterAfterAUnicodeOneStays() async throws {
    #expect(
      try await rtf(Array("na\\u239?ve \\u8220?b\\u8221?, \\u322 ?\\'e9 na\\u239\\'efve".utf8))
        == "naïve “b”, łé naïve\n")
    #expect(try await rtf(Array("{\\uc2 \\u322ab\\u322\\'61b}c\\uc0\\u322 d".utf8)) == "łłcłd\n")
  }

  @Test func theNameOfAStyleIsNoText() async throws {
    let styles = "{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0 T\\'edtulo 1;}{\\s2 P\\u225?rrafo;}{\\s3 heading 2;}}"
    #expect(try await rtf(Array("\(styles){\\s1 uno\\'e9}\\par{\\s2 dos\\par}".utf8)) == "unoé\n\ndos\n")
  }
}
