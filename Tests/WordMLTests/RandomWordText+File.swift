import OfficeOpenXML

extension RandomWordText {
  static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  func file() throws -> [UInt8] {
    let body = blocks.map(xml).joined()
    let root = "xmlns:w=\"\(Self.word)\" xmlns:r=\"\(Self.office)\""
    let links = (0..<3).map {
      "<Relationship Id=\"k\($0)\" Type=\"\(Self.office)/hyperlink\" Target=\"https://example.org/\($0)\" TargetMode=\"External\"/>"
    }.joined()
    let notes = self.notes.sorted { $0.key < $1.key }.map {
      "<w:footnote w:id=\"\($0.key)\"><w:p><w:r><w:footnoteRef/></w:r>\(run($0.value, bold: false))</w:p></w:footnote>"
    }.joined()
    let levels = ["decimal", "bullet"].enumerated().map {
      "<w:abstractNum w:abstractNumId=\"\($0)\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"\($1)\"/></w:lvl></w:abstractNum>"
    }.joined()
    let lists = (0..<2).map { "<w:num w:numId=\"\($0 + 1)\"><w:abstractNumId w:val=\"\($0)\"/></w:num>" }.joined()
    let styles = (0..<3).map {
      "<w:style w:type=\"paragraph\" w:styleId=\"S\($0)\"><w:name w:val=\"Style \($0)\"/></w:style>"
    }.joined()
    let names = ["document", "footnotes", "numbering", "styles"]
    let types = names.map {
      "<Override PartName=\"/word/\($0).xml\" ContentType=\"\(Self.kind).\($0)\($0 == "document" ? ".main" : "")+xml\"/>"
    }.joined()
    let related = names.dropFirst().map {
      "<Relationship Id=\"\($0)\" Type=\"\(Self.office)/\($0)\" Target=\"\($0).xml\"/>"
    }.joined()
    return try ArchiveWriter.archive(
      [
        (
          "[Content_Types].xml",
          "<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\(types)</Types>"
        ),
        (
          "_rels/.rels",
          "<Relationships xmlns=\"\(Self.package)/relationships\"><Relationship Id=\"d\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
        (
          "word/_rels/document.xml.rels",
          "<Relationships xmlns=\"\(Self.package)/relationships\">\(related)\(links)</Relationships>"
        ),
        ("word/document.xml", "<w:document \(root)><w:body>\(body)<w:sectPr/></w:body></w:document>"),
        ("word/footnotes.xml", "<w:footnotes \(root)>\(notes)</w:footnotes>"),
        ("word/numbering.xml", "<w:numbering \(root)>\(levels)\(lists)</w:numbering>"),
        ("word/styles.xml", "<w:styles \(root)>\(styles)</w:styles>"),
      ].map { ($0.0, Array($0.1.utf8)) })
  }

  private func xml(_ block: Block) -> String {
    switch block {
    case .table(let rows):
      let width = rows.map(\.count).max() ?? 1
      let grid = String(repeating: "<w:gridCol w:w=\"1000\"/>", count: width)
      return "<w:tbl><w:tblPr/><w:tblGrid>\(grid)</w:tblGrid>"
        + rows.map { "<w:tr>\($0.map { "<w:tc>\($0.map(xml).joined())</w:tc>" }.joined())</w:tr>" }.joined()
        + "</w:tbl>"
    case .paragraph(let paragraph):
      let list = paragraph.list.map { "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"\($0)\"/></w:numPr>" } ?? ""
      return "<w:p><w:pPr><w:pStyle w:val=\"S\(paragraph.style)\"/>\(list)</w:pPr>"
        + paragraph.inlines.map(xml).joined() + "</w:p>"
    }
  }

  private func xml(_ inline: Inline) -> String {
    switch inline {
    case .words(let text, let bold): run(text, bold: bold)
    case .link(let text, let target): "<w:hyperlink r:id=\"k\(target)\">\(run(text, bold: false))</w:hyperlink>"
    case .field(let instruction):
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run("7", bold: false))"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    case .note(let id): "<w:r><w:footnoteReference w:id=\"\(id)\"/></w:r>"
    case .lineBreak: "<w:r><w:br/></w:r>"
    }
  }

  private func run(_ text: String, bold: Bool) -> String {
    "<w:r>\(bold ? "<w:rPr><w:b/></w:rPr>" : "")<w:t xml:space=\"preserve\">"
      + String(decoding: XMLTags.escaped(text), as: UTF8.self) + "</w:t></w:r>"
  }
}

/// Accepts or rejects all changes of a part by the letter of ECMA-376, part 1, 17.13.5: the test's own reading.
struct ResolvedText {
  let tree: XMLTree
  let accepts: Bool
  private(set) var paragraphs: [String] = []
  private var open = ""
  private var isOpen = false

  init(_ tree: XMLTree, accepts: Bool) {
    self.tree = tree
    self.accepts = accepts
    if let body = tree.child(tree.root, "body") { blocks(body) }
  }

  private func isGone(_ properties: XMLTree.Node?) -> Bool {
    guard let properties else { return false }
    let names = accepts ? ["del", "moveFrom"] : ["ins", "moveTo"]
    return tree.children(properties).contains { node in names.contains { tree.isWord(node, $0) } }
  }

  private mutating func blocks(_ container: XMLTree.Node) {
    for node in tree.children(container) {
      if tree.isWord(node, "p") {
        open += text(node)
        isOpen = isGone(tree.child(node, "pPr").flatMap { tree.child($0, "rPr") })
        guard !isOpen else { continue }
        paragraphs.append(open)
        open = ""
      } else if tree.isWord(node, "tbl") {
        flush()
        for row in tree.children(node) where tree.isWord(row, "tr") && !isGone(tree.child(row, "trPr")) {
          for cell in tree.children(row) where tree.isWord(cell, "tc") {
            let isGone = tree.child(cell, "tcPr").flatMap { tree.child($0, accepts ? "cellDel" : "cellIns") } != nil
            guard !isGone else { continue }
            blocks(cell)
            flush()
          }
        }
      }
    }
    flush()
  }

  /// Text before a table or an end can't be joined to anything.
  private mutating func flush() {
    if !open.isEmpty { paragraphs.append(open) }
    (open, isOpen) = ("", false)
  }

  private func text(_ node: XMLTree.Node) -> String {
    guard let name = tree.name(node)?.local else { return "" }
    switch name {
    case "t", "delText": return tree.words(node)
    case "instrText", "delInstrText": return "[\(tree.words(node))]"
    case "footnoteReference": return "*"
    case "br": return "/"
    case "pPr", "rPr": return ""
    case "ins", "moveTo": return accepts ? inner(node) : ""
    case "del", "moveFrom": return accepts ? "" : inner(node)
    default: return inner(node)
    }
  }

  private func inner(_ node: XMLTree.Node) -> String { tree.children(node).map(text).joined() }
}
