import DocumentModel
import Foundation
import MarkdownText
import OfficeOpenXML
import SeededRandom
import Testing

@testable import WordML

private typealias F = WordFixture

private let isSlow = ProcessInfo.processInfo.environment["GCMREPO_SLOW_TESTS"] != nil

@Suite struct HostileWordFilesDoNoHarmTests {
  /// All that is ever read of a file.
  private static func readAll(_ bytes: [UInt8]) throws(PackageError) {
    let file = try WordFile(bytes)
    for reading in Reading.allCases { _ = MarkdownWriter.write(file.text(reading).blocks) }
    _ = file.review()
  }

  private func text(_ body: String, parts: [(kind: String, root: String, content: String)] = []) throws -> String {
    F.markdown(try F.file(body, parts: parts))
  }

  @Test func circlesEnd() throws {
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" \
      w:styleId="B"><w:basedOn w:val="A"/></w:style><w:style w:type="paragraph" w:default="1" w:styleId="C"><w:basedOn \
      w:val="C"/></w:style>
      """
    let notes =
      "<w:footnote w:id=\"1\"><w:p><w:r><w:t>n</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote>"
    let body = F.paragraph("a", "<w:pStyle w:val=\"A\"/>") + "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>"
    #expect(
      try text(body, parts: [("styles", "w:styles", styles), ("footnotes", "w:footnotes", notes)])
        == "a\n\n[^1]\n\n[^1]: n\n")
  }

  @Test func aPartThatRelatesToItselfIsReadOnce() throws {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let entries = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"/d.xml\"/></Relationships>"
      ),
      (
        "_rels/d.xml.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(office)/footnotes\" Target=\"d.xml\"/><Relationship Id=\"a\" "
          + "Type=\"\(office)/header\" Target=\"../../d.xml\"/><Relationship Id=\"c\" Type=\"\(office)/styles\" "
          + "Target=\"http://example.org/styles.xml\" TargetMode=\"External\"/></Relationships>"
      ), ("d.xml", F.part("w:document", "<w:body>\(F.paragraph("a"))</w:body>")),
    ]
    let file = try WordFile(ArchiveWriter.archive(entries.map { ($0.0, Array($0.1.utf8)) }))
    #expect(F.markdown(file) == "a\n")
    #expect(file.externals == 1)
    #expect(file.styles == nil)
  }

  @Test func nestingHasAnEnd() throws {
    for tag in ["w:ins", "w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:r", "m:f"] {
      let names = tag.split(separator: ">").map { $0.trimmingPrefix("<") }
      let deep = String(repeating: "<\(tag)>", count: 100_000)
      #expect(throws: PackageError.self) { try Self.readAll(try F.bytes(deep)) }
      // As deep as it may be.
      let count = 240 / names.count
      let close = names.reversed().map { "</\($0)>" }.joined()
      try Self.readAll(F.bytes(String(repeating: "<\(tag)>", count: count) + String(repeating: close, count: count)))
    }
  }

  @Test func fieldsMayOpenWithoutEnd() throws {
    func marks(_ type: String) -> String {
      String(repeating: "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>", count: 3_000)
    }
    let open = marks("begin") + F.run("x")
    #expect(try text("<w:p>\(open)</w:p>") == "x\n")
    try Self.readAll(F.bytes("<w:p>\(open)\(marks("separate"))\(F.run("y"))\(marks("end"))\(F.run("z"))</w:p>"))
  }

  @Test(.enabled(if: isSlow, "GCMREPO_SLOW_TESTS is not set")) func tooManyElementsAreRefused() throws {
    let body = String(repeating: "<w:p/>", count: 2_000_001)
    #expect(throws: PackageError.damaged(.elements(part: "word/document.xml", limit: 2_000_000))) {
      try WordFile(F.bytes(body))
    }
  }

  @Test func overlappingCommentsAndMovesCostNoMoreThanTheText() throws {
    let many = 0..<1_000
    let starts = many.map { "<w:commentRangeStart w:id=\"\($0)\"/><w:moveFromRangeStart w:id=\"\($0)\" w:name=\"m\"/>" }
      .joined()
    let ends = many.map { "<w:commentRangeEnd w:id=\"\($0)\"/><w:moveFromRangeEnd w:id=\"\($0)\"/>" }.joined()
    let words = String(repeating: F.run("palabra "), count: 1_000)
    let comments = many.map { "<w:comment w:id=\"\($0)\" w:author=\"x\"/>" }.joined()
    let file = try F.file("<w:p>\(starts)\(words)\(ends)</w:p>", parts: [("comments", "w:comments", comments)])
    let anchored = file.review().comments.reduce(0) { $0 + $1.anchor.utf8.count }
    #expect(anchored <= 50_000_000)
  }

  /// Well-formed files whose elements and attributes were moved, doubled, cut and changed, and files with changed bytes.
  /// With `GCMREPO_SLOW_TESTS` in the environment there are ten times as many.
  @Test func changedFilesAreReadOrRefused() throws {
    var read = 0
    let count = isSlow ? 20_000 : 2_000
    for seed in 1...UInt64(count) {
      var numbers = SeededNumbers(seed: seed)
      var parts = Self.rich
      let place = Int.random(in: 0..<parts.count, using: &numbers)
      for _ in 0..<Int.random(in: 1...4, using: &numbers) { Self.mutate(&parts[place].content, with: &numbers) }
      let body = parts.removeFirst().content
      do throws(PackageError) {
        guard let bytes = try? F.bytes(body, parts: parts, links: [("l", "https://a.b")]) else { continue }
        // One of the three ways of reading it, so that more files are tried in the same time.
        let file = try WordFile(bytes)
        switch seed % 3 {
        case 0: _ = MarkdownWriter.write(file.text(.accepted).blocks)
        case 1: _ = MarkdownWriter.write(file.text(.rejected).blocks)
        default: _ = file.review()
        }
        read += 1
      } catch {}
    }
    // Most of the changes leave a file that can be read: otherwise the test would try nothing.
    #expect(read > count / 3, "\(read) of \(count)")
  }

  // MARK: Changed files

  private static func mutate(_ part: inout String, with numbers: inout SeededNumbers) {
    if Int.random(in: 0..<8, using: &numbers) == 0 {
      var bytes = Array(part.utf8)
      for _ in 0..<3 where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0x20...0x7E, using: &numbers)
      }
      part = String(decoding: bytes, as: UTF8.self)
      return
    }
    guard let tree = try? XMLTree(part: "p", bytes: Array(F.part("w:x", part).utf8)) else { return }
    var nodes: [XMLTree.Node] = []
    func visit(_ node: XMLTree.Node) {
      for child in tree.children(node) {
        nodes.append(child)
        visit(child)
      }
    }
    visit(tree.root)
    guard let one = nodes.randomElement(using: &numbers), let other = nodes.randomElement(using: &numbers) else {
      return
    }
    var bytes = tree.bytes
    let range = tree.range(one)
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0: bytes.removeSubrange(range)
    case 1: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    case 2: bytes.replaceSubrange(range, with: bytes[tree.range(other)])
    case 3: bytes.insert(contentsOf: bytes[tree.range(other)], at: tree.content(one).lowerBound)
    default:
      // Another value of an attribute.
      let tag = tree.openingTag(one)
      let values = [
        "0", "-1", "2147483647", "99999999999999999999", "A", "", "begin", "end", "separate", "restart", "del",
      ]
      guard let quote = bytes[tag].firstIndex(of: UInt8(ascii: "\"")),
        let end = bytes[(quote + 1)..<tag.upperBound].firstIndex(of: UInt8(ascii: "\""))
      else { return }
      bytes.replaceSubrange((quote + 1)..<end, with: values.randomElement(using: &numbers)!.utf8)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    // Without the root that the tree needed.
    guard let start = text.range(of: "<w:x"), let head = text[start.upperBound...].firstIndex(of: ">"),
      let tail = text.range(of: "</w:x>", options: .backwards), text.index(after: head) <= tail.lowerBound
    else { return }
    part = String(text[text.index(after: head)..<tail.lowerBound])
  }

  /// The body first, then parts that hold a little of everything.
  private static let rich: [(kind: String, root: String, content: String)] = {
    let who = "w:id=\"5\" w:author=\"A\" w:date=\"2017-05-11T10:00:00Z\""
    let field = """
      <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://a.b"</w:instrText></w:r><w:r>\
      <w:fldChar w:fldCharType="separate"/></w:r>\(F.run("campo"))<w:r><w:fldChar w:fldCharType="end"/></w:r>
      """
    let box = "<w:txbxContent>\(F.paragraph("caja", F.number(1)))</w:txbxContent>"
    let body = """
      \(F.paragraph("Título", "<w:pStyle w:val=\"A\"/>"))\(F.paragraph("uno", F.number(1)))\(F.paragraph("dos", F.number(1, 1)))\
      <w:p><w:pPr>\(F.number(2))<w:rPr><w:del \(who)/></w:rPr><w:pPrChange \(who)><w:pPr/></w:pPrChange></w:pPr><w:ins \(who)>\
      \(F.run("nuevo", "<w:b/><w:rPrChange \(who)><w:rPr/></w:rPrChange>"))</w:ins><w:del \(who)><w:r><w:delText>viejo</w:delText>\
      </w:r></w:del></w:p><w:p><w:moveFromRangeStart \(who) w:name="m"/><w:moveFrom \(who)>\(F.run("x"))</w:moveFrom>\
      <w:moveFromRangeEnd w:id="5"/><w:commentRangeStart w:id="0"/>\(field)<w:commentRangeEnd w:id="0"/><w:r>\
      <w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>\
      <w:tbl><w:tr><w:trPr><w:ins \(who)/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\(F.paragraph("a"))</w:tc></w:tr>\
      <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>\(F.paragraph("b"))</w:tc><w:tc>\(F.paragraph("c"))</w:tc></w:tr>\
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>\(F.paragraph("d"))</w:tc></w:tr></w:tbl><w:p><w:r>\
      <mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>\(box)</w:drawing></mc:Choice><mc:Fallback><w:pict>\(box)\
      </w:pict></mc:Fallback></mc:AlternateContent></w:r><w:hyperlink r:id="l">\(F.run("enlace"))</w:hyperlink><m:oMath><m:f>\
      <m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>
      """
    let numbering =
      F.definition(
        0,
        F.level(0, "upperRoman", "%1.", more: "<w:isLgl/>")
          + F.level(1, "lowerLetter", "%1.%2)", more: "<w:lvlRestart w:val=\"0\"/>"))
      + "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>" + F.instance(1, of: 0)
      + F.instance(2, of: 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"4\"/></w:lvlOverride>")
    let styles = """
      <w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/><w:basedOn w:val="B"/></w:style><w:style \
      w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style \
      w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      """
    return [
      ("document", "w:body", body), ("numbering", "w:numbering", numbering), ("styles", "w:styles", styles),
      ("footnotes", "w:footnotes", "<w:footnote w:id=\"2\">\(F.paragraph("nota", F.number(1)))</w:footnote>"),
      (
        "comments", "w:comments",
        "<w:comment w:id=\"0\" w:author=\"B\"><w:p w14:paraId=\"A\">\(F.run("¿?"))</w:p></w:comment>"
      ),
      ("commentsExtended", "w15:commentsEx", "<w15:commentEx w15:paraId=\"A\" w15:paraIdParent=\"A\" w15:done=\"1\"/>"),
      ("header", "w:hdr", F.paragraph("Borrador", F.number(1))),
    ]
  }()
}
