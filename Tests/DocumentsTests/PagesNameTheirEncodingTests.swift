import Testing

@testable import Documents

@Suite struct PagesNameTheirEncodingTests {
  /// A page with the given non-ASCII bytes.
  private func page(_ head: String, _ words: [UInt8]) -> [UInt8] {
    Array("<html><head>\(head)</head><body><p>Migraci".utf8) + words + Array("n</p></body></html>".utf8)
  }

  @Test(arguments: [
    ("<meta charset=\"windows-1252\">", [0xF3, 0x20, 0x93, 0x96] as [UInt8], "Migració “–n\n"),
    ("<meta http-equiv=Content-Type content=\"text/html; charset=ISO-8859-1\">", [0xF3, 0x80], "Migració€n\n"),
    ("<META CHARSET = 'iso-8859-15'>", [0xF3, 0xA4, 0xBD], "Migració€œn\n"),
    ("<meta charset=\"utf-8\">", [0xC3, 0xB3], "Migración\n"),
  ])
  func theEncodingThatAPageNamesIsRead(_ head: String, _ words: [UInt8], _ expected: String) async throws {
    #expect(try await convert("a.html", page(head, words)).text == expected)
  }

  @Test(arguments: [false, true])
  func aPageWithAMarkIsRead(isBigEndian: Bool) async throws {
    var bytes: [UInt8] = []
    for unit in "\u{FEFF}<html><body><p>Migración</p></body></html>".utf16 {
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      bytes += isBigEndian ? pair.reversed() : pair
    }
    #expect(try await convert("a.html", bytes).text == "Migración\n")
  }

  @Test func whatNamesNoneOrAnUnknownOneIsRefused() async {
    for head in ["", "<meta charset=\"big5\">", "<meta charset=\"utf-8\">"] {
      #expect(await refusal("a.html", page(head, [0xF3])) == .notUTF8(name: "a.html", line: 1))
    }
  }
}
