import Testing

@testable import OfficeOpenXML

/// What is refused and what is accepted was compared with expat's own namespace processing.
@Suite("Prefixes stand for what is declared around them")
struct PrefixesAreResolvedTests {
  private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  private func tree(_ text: String) throws -> XMLTree { try XMLTree(part: "p.xml", bytes: Array(text.utf8)) }

  private func names(_ text: String) throws -> [String] {
    let tree = try tree(text)
    func all(_ node: XMLTree.Node) -> [String] {
      guard let name = tree.name(node) else { return [] }
      return ["\(name.namespace == .word ? "W" : "")\(name.local)"] + tree.children(node).flatMap(all)
    }
    return all(tree.root)
  }

  @Test("up to the end of the element that declares them")
  func scopes() throws {
    let text = """
      <w:a xmlns:w="\(word)"><b/><w:c xmlns:w="urn:x"><w:d/></w:c><w:e/><f xmlns="\(word)"><g><h xmlns=""/></g></f>\
      <i/><w:c xmlns:w="urn:x"><w:d/></w:c><x:j xmlns:x="\(word)" x:k="1" k="2"><w:l xmlns:w="\(word)"/></x:j></w:a>
      """
    #expect(try names(text) == ["Wa", "b", "c", "d", "We", "Wf", "Wg", "h", "i", "c", "d", "Wj", "Wl"])
  }

  @Test(
    "and what is declared nowhere around is refused, as is what no parser takes",
    arguments: [
      #"<w:a/>"#, #"<a w:b="1"/>"#, #"<a><b xmlns:w="u"/><w:c/></a>"#, #"<a><b xmlns:w="u"/><c w:d="1"/></a>"#,
      #"<a xmlns:w=""/>"#, #"<a xmlns:xmlns="u"/>"#, #"<a xmlns:xml="u"/>"#,
      #"<a xmlns:w="http://www.w3.org/XML/1998/namespace"/>"#, #"<a xmlns="http://www.w3.org/2000/xmlns/"/>"#,
      #"<a xmlns:w="u" xmlns:v="u" w:b="1" v:b="2"/>"#, #"<a xmlns:w="u"><b xmlns:v="u"><c w:b="1" v:b="2"/></b></a>"#,
      #"<w:a:b xmlns:w="u"/>"#, #"<a xmlns:w="u" w:b:c="1"/>"#, #"<:a/>"#, #"<a: xmlns:a="u"/>"#, #"<a :b="1"/>"#,
      #"<a xmlns:w="u|v"/>"#, #"<a wwwwwwwww:b="1"/>"#,
    ])
  func refused(_ text: String) {
    #expect(throws: PackageError.damaged(.xml(part: "p.xml", line: 1))) { try tree(text) }
  }

  @Test(
    "and nothing else is",
    arguments: [
      #"<a xml:space="preserve"/>"#, #"<a w:b="1" xmlns:w="u"/>"#,
      #"<a xmlns:xml="http://www.w3.org/XML/1998/namespace"/>"#,
      #"<a xmlns:w="u" w:b="1" b="2"/>"#, #"<a xmlns:w="u"><b xmlns:v="u" v:b="2"/><c w:b="1"/></a>"#,
      #"<a xmlns:w="u" xmlns:v="v"><b xmlns:v="u"/><c w:b="1" v:b="2"/></a>"#,
      #"<a xmlns="u"><b xmlns=""><c/></b></a>"#, #"<a xmlns:wwwwwwwww="u" wwwwwwwww:b="1"/>"#, #"<xmlnsa xmlnsb="1"/>"#,
      #"<a xmlns:w="u"><w:aVeryLongNameThatIsNotPackedIntoThreeWords/></a>"#,
    ])
  func taken(_ text: String) throws {
    #expect(throws: Never.self) { try tree(text) }
  }

  @Test("and names met again in other scopes are numbered once")
  func numbers() throws {
    let drawing = #"<w:d xmlns:p="urn:p" xmlns:q="urn:q"><p:a q:b="1"/></w:d>"#
    let tree = try tree("<w:p xmlns:w=\"\(word)\">" + String(repeating: drawing, count: 1_000) + "</w:p>")
    #expect(tree.names.map(\.local) == ["p", "d", "a"])
  }

  @Test("and attributes are found by their local names, declarations are none")
  func attributes() throws {
    final class Visitor: XMLVisitor {
      var found: [String?] = []
      func begin(_ name: XMLName, _ attributes: XMLAttributes) {
        found = [attributes["val"], attributes["w"], attributes["other"], attributes["xmlns"]]
      }
      func end(_ name: XMLName, _ bytes: Range<Int>) {}
      func text(_ text: UnsafeBufferPointer<UInt8>) {}
    }
    let visitor = Visitor()
    let part = #"<w:a xmlns="u" xmlns:w="urn:w" xmlns:other="o" w:val="1"/>"#
    let archive = try OfficeArchive(ArchiveWriter.archive([("p.xml", Array(part.utf8))]))
    try archive.scan("p.xml", visitor)
    #expect(visitor.found == ["1", nil, nil, nil])
  }
}
