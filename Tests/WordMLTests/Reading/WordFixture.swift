import DocumentModel
import MarkdownText
import OfficeOpenXML
import WordML

/// Word files built part by part, so that a test shows the very XML it speaks of.
enum WordFixture {
  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
    xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
    """

  static func part(_ root: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><\(root) \(namespaces)>\(content)</\(root)>"
  }

  /// - Parameters:
  ///   - parts: by the kind of their relationship, the content of their root.
  ///   - links: addresses outside, by their ids.
  static func bytes(
    _ body: String, parts: [(kind: String, root: String, content: String)] = [],
    links: [(id: String, target: String)] = []
  ) throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let inner = parts.enumerated().map { index, part in
      "<Relationship Id=\"p\(index)\" Type=\"\(office)/\(part.kind)\" Target=\"\(part.kind)\(index).xml\"/>"
    }
    let outer = links.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/hyperlink\" Target=\"\($0.target)\" TargetMode=\"External\"/>"
    }
    let entries: [(String, String)] =
      [
        (
          "[Content_Types].xml",
          """
          <Types xmlns="\(package)/content-types"><Default Extension="xml" ContentType="application/xml"/><Override \
          PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.\
          document.main+xml"/></Types>
          """
        ),
        (
          "_rels/.rels",
          """
          <Relationships xmlns="\(package)/relationships"><Relationship Id="r" Type="\(office)/officeDocument" \
          Target="word/document.xml"/></Relationships>
          """
        ), ("word/document.xml", part("w:document", "<w:body>\(body)</w:body>")),
        (
          "word/_rels/document.xml.rels",
          "<Relationships xmlns=\"\(package)/relationships\">\((inner + outer).joined())</Relationships>"
        ),
      ] + parts.enumerated().map { ("word/\($1.kind)\($0).xml", part($1.root, $1.content)) }
    return try ArchiveWriter.archive(entries.map { ($0.0, Array($0.1.utf8)) }, compressed: false)
  }

  static func file(
    _ body: String, parts: [(kind: String, root: String, content: String)] = [],
    links: [(id: String, target: String)] = []
  ) throws -> WordFile {
    try WordFile(bytes(body, parts: parts, links: links))
  }

  /// A file with a part of XML for content controls to be bound to.
  static func file(_ body: String, store: String, id: String) throws -> WordFile {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let archive = try OfficeArchive(try bytes(body))
    var entries: [(name: String, bytes: [UInt8])] = []
    for name in archive.names where name != "word/_rels/document.xml.rels" {
      entries.append((name, try archive.bytes(of: name)))
    }
    func relationship(_ kind: String, _ target: String) -> [UInt8] {
      Array(
        "<Relationships xmlns=\"\(package)\"><Relationship Id=\"c\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/></Relationships>"
          .utf8)
    }
    let properties = """
      <ds:datastoreItem ds:itemID="\(id)" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>
      """
    entries += [
      ("word/_rels/document.xml.rels", relationship("customXml", "../customXml/item1.xml")),
      ("customXml/item1.xml", Array(store.utf8)), ("customXml/itemProps1.xml", Array(properties.utf8)),
      ("customXml/_rels/item1.xml.rels", relationship("customXmlProps", "itemProps1.xml")),
    ]
    return try WordFile(ArchiveWriter.archive(entries))
  }

  /// A paragraph of one run.
  static func paragraph(_ words: String, _ properties: String = "", mark: String = "") -> String {
    let mark = mark.isEmpty ? "" : "<w:rPr>\(mark)</w:rPr>"
    let properties = properties + mark
    return "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(run(words))</w:p>"
  }

  static func run(_ words: String, _ properties: String = "") -> String {
    words.isEmpty
      ? ""
      : "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")<w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
  }

  static func number(_ list: Int, _ level: Int = 0) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>"
  }

  /// One level of a list.
  static func level(
    _ level: Int, _ format: String, _ text: String, start: Int = 1, more: String = ""
  ) -> String {
    """
    <w:lvl w:ilvl="\(level)"><w:start w:val="\(start)"/><w:numFmt w:val="\(format)"/>\(more)\
    <w:lvlText w:val="\(text)"/></w:lvl>
    """
  }

  static func definition(_ id: Int, _ levels: String) -> String {
    "<w:abstractNum w:abstractNumId=\"\(id)\">\(levels)</w:abstractNum>"
  }

  static func instance(_ id: Int, of definition: Int, _ more: String = "") -> String {
    "<w:num w:numId=\"\(id)\"><w:abstractNumId w:val=\"\(definition)\"/>\(more)</w:num>"
  }

  static func markdown(_ file: WordFile, _ reading: Reading = .accepted) -> String {
    String(decoding: MarkdownWriter.write(file.text(reading).blocks).text, as: UTF8.self)
  }

  /// The labels of all paragraphs of the body, in order; empty where there is none.
  static func labels(_ file: WordFile, _ reading: Reading = .accepted) -> [String] {
    let labels = StoryLabels(of: file.main, in: file, reading)
    var result: [String] = []
    func visit(_ node: XMLTree.Node) {
      for child in file.main.children(node) {
        if file.main.isWord(child, "p") { result.append(labels[child]?.text ?? "") }
        visit(child)
      }
    }
    visit(file.main.root)
    return result
  }
}
