import DocumentModel
import OfficeOpenXML

/// The parts of a plain Word file (ECMA-376, part 2), around its text.
struct PlainPackage {
  var body: [UInt8]
  var footnotes: [UInt8]
  var comment: String?
  var stamp: PlainMarkup.Stamp
  var language: String
  var title: String
  var label: DocumentLabel?
  /// The comments that the body anchors, besides the one at the top.
  var comments: [PlainComment] = []

  private static let header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml"

  func archive() throws(ArchiveWriter.Failure) -> [UInt8] {
    var entries: [(name: String, bytes: [UInt8])] = [
      ("[Content_Types].xml", part(contentTypes)), ("_rels/.rels", part(roots)),
      ("word/document.xml", document), ("word/_rels/document.xml.rels", part(relationships)),
      ("word/styles.xml", part(PlainStyles.part(language: PlainMarkup.escaped(language)))),
      ("word/settings.xml", part(settings)), ("word/footer1.xml", part(footer)),
      ("word/footnotes.xml", notes), ("docProps/core.xml", part(properties)),
    ]
    if hasComments { entries.append(("word/comments.xml", part(commentsPart))) }
    if let label { entries.append(("docProps/custom.xml", part(WordLabel.customProperties(label)))) }
    return try ArchiveWriter.archive(entries)
  }

  private func part(_ text: String) -> [UInt8] { Array((Self.header + text).utf8) }

  /// The parts that the text needs, by the last component of their type.
  private var hasComments: Bool { comment != nil || !comments.isEmpty }

  private var kinds: [String] { ["styles", "settings", "footnotes"] + (hasComments ? ["comments"] : []) }

  private var contentTypes: String {
    var text = "<Types xmlns=\"\(Self.package)/content-types\">"
    text += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    text += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    text += "<Override PartName=\"/word/document.xml\" ContentType=\"\(Self.contentType).document.main+xml\"/>"
    for kind in kinds {
      text += "<Override PartName=\"/word/\(kind).xml\" ContentType=\"\(Self.contentType).\(kind)+xml\"/>"
    }
    text += "<Override PartName=\"/word/footer1.xml\" ContentType=\"\(Self.contentType).footer+xml\"/>"
    text += "<Override PartName=\"/docProps/core.xml\" "
    return text + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
      + (label == nil
        ? ""
        : "<Override PartName=\"/docProps/custom.xml\" "
          + "ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>") + "</Types>"
  }

  private var roots: String {
    "<Relationships xmlns=\"\(Self.package)/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/>"
      + "<Relationship Id=\"rId2\" Type=\"\(Self.package)/relationships/metadata/core-properties\" "
      + "Target=\"docProps/core.xml\"/>"
      + (label == nil
        ? ""
        : "<Relationship Id=\"rId3\" Type=\"\(Self.office)/custom-properties\" Target=\"docProps/custom.xml\"/>")
      + "</Relationships>"
  }

  private var relationships: String {
    var text = "<Relationships xmlns=\"\(Self.package)/relationships\">"
    for kind in kinds {
      text += "<Relationship Id=\"\(kind)\" Type=\"\(Self.office)/\(kind)\" Target=\"\(kind).xml\"/>"
    }
    return text + "<Relationship Id=\"footer1\" Type=\"\(Self.office)/footer\" Target=\"footer1.xml\"/></Relationships>"
  }

  /// The main part.
  var document: [UInt8] {
    var bytes = part("<w:document xmlns:w=\"\(Self.word)\" xmlns:r=\"\(Self.office)\"><w:body>")
    if comment != nil {
      let mark = "<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"0\"/></w:r>"
      bytes += "<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr>\(mark)</w:p>".utf8
    }
    if let label {
      bytes += "<w:bookmarkStart w:id=\"1\" w:name=\"\(label.bookmark)\"/><w:bookmarkEnd w:id=\"1\"/>".utf8
    }
    bytes.reserveCapacity(bytes.count + body.count + 512)
    bytes += body
    // A4, margins of 25 mm.
    bytes +=
      ("<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
      + "<w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" "
      + "w:gutter=\"0\"/></w:sectPr></w:body></w:document>").utf8
    return bytes
  }

  /// The part of the footnotes.
  var notes: [UInt8] {
    var bytes = part("<w:footnotes xmlns:w=\"\(Self.word)\">")
    for (id, kind) in [(-1, "separator"), (0, "continuationSeparator")] {
      bytes +=
        ("<w:footnote w:type=\"\(kind)\" w:id=\"\(id)\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" "
        + "w:lineRule=\"auto\"/></w:pPr><w:r><w:\(kind)/></w:r></w:p></w:footnote>").utf8
    }
    return bytes + footnotes + Array("</w:footnotes>".utf8)
  }

  private var settings: String {
    "<w:settings xmlns:w=\"\(Self.word)\"><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>"
      + "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
      + "w:val=\"15\"/></w:compat></w:settings>"
  }

  /// The number of the page.
  private var footer: String {
    "<w:ftr xmlns:w=\"\(Self.word)\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
      + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"
  }

  private var commentsPart: String {
    let top = comment.map { [PlainComment(id: 0, author: "gcmrepo", text: $0)] } ?? []
    return "<w:comments xmlns:w=\"\(Self.word)\">"
      + (top + comments).map { $0.markup(prefix: "w:", date: stamp.date, style: "CommentText") }.joined()
      + "</w:comments>"
  }

  private var properties: String {
    let date = PlainMarkup.escaped(stamp.date)
    return "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
      + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(PlainMarkup.escaped(title))</dc:title>"
      + "<dc:creator>\(PlainMarkup.escaped(stamp.author))</dc:creator>"
      + (label.map { "<dc:identifier>\(PlainMarkup.escaped($0.line))</dc:identifier>" } ?? "")
      + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(date)</dcterms:created></cp:coreProperties>"
  }
}
