import Testing

@testable import OfficeOpenXML

@Suite struct TreesStandOverTheirBytesTests {
  private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  private func tree(_ content: String) throws -> XMLTree {
    try XMLTree(part: "p.xml", bytes: Array("<w:p xmlns:w=\"\(word)\">\(content)</w:p>".utf8))
  }

  @Test func eachNodeKnowsItsPlace() throws {
    let tree = try tree(#"<w:r w:rsidR="1"><w:t xml:space='preserve'>a &amp; <![CDATA[<b>]]>&#233;</w:t></w:r><w:br/>"#)
    let run = try #require(tree.child(tree.root, "r"))
    #expect(tree.attribute(run, "rsidR") == "1")
    let text = try #require(tree.child(run, "t"))
    #expect(tree.words(text) == "a & <b>é")
    #expect(tree.attribute(text, "space") == "preserve")
    #expect(tree.parent(text) == run)
    let lineBreak = try #require(tree.child(tree.root, "br"))
    #expect(String(decoding: tree.bytes[tree.range(lineBreak)], as: UTF8.self) == "<w:br/>")
    #expect(tree.content(lineBreak).isEmpty)
    #expect(String(decoding: tree.writtenName(run), as: UTF8.self) == "w:r")
    let content = String(decoding: tree.bytes[tree.content(run)], as: UTF8.self)
    #expect(content.hasPrefix("<w:t ") && content.hasSuffix("</w:t>"))
    #expect(String(decoding: tree.bytes[tree.content(tree.root)], as: UTF8.self).hasSuffix("<w:br/>"))
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let text = "a<b>&\"'\r\n\t\u{1F600}é"
    let tree = try tree(String(decoding: XMLTags.escaped(text), as: UTF8.self))
    #expect(tree.words(tree.root) == text)
    #expect(XMLTags.escaped("\u{0}\u{1B}") == Array("\u{FFFD}\u{FFFD}".utf8))
    // The neighbours of the two that XML forbids: U+FFFC, U+FFFD, and others with the same first byte.
    #expect(XMLTags.escaped("\u{FFFE}x\u{FFFF}") == Array("\u{FFFD}x\u{FFFD}".utf8))
    #expect(XMLTags.escaped("\u{FFFC}\u{FFFD}\u{F000}\u{7F}") == Array("\u{FFFC}\u{FFFD}\u{F000}\u{7F}".utf8))
  }

  @Test func wordsAreTheSameAsBytesAndAsText() throws {
    let tree = try tree("a&amp;b<![CDATA[<c>]]>\r\né<w:tab/>&#x1F600; end")
    var bytes = Array("before ".utf8)
    tree.appendWords(tree.root, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "before " + tree.words(tree.root))
    #expect(tree.words(tree.root) == "a&b<c>\né\u{1F600} end")
  }

  @Test func otherEncodingsAreMetOrRefused() throws {
    let units = Array("<?xml version='1.0' encoding='UTF-16'?><a>é</a>".utf16)
    let utf16: [UInt8] = units.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
    let tree = try XMLTree(part: "p", bytes: utf16)
    #expect(tree.words(tree.root) == "é")
    #expect(throws: PackageError.damaged(.encoding(part: "p"))) {
      try XMLTree(part: "p", bytes: Array("<?xml version='1.0' encoding='ISO-8859-1'?><a/>".utf8))
    }
  }

  @Test func entitiesAreRefused() {
    #expect(throws: PackageError.damaged(.entities(part: "p"))) {
      try XMLTree(part: "p", bytes: Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".utf8))
    }
  }
}
