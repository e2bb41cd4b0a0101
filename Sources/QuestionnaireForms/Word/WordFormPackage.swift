import OfficeOpenXML
import Questionnaires
import RecordValues

/// The parts of a form's file around its questions (ECMA-376, parts 1 and 2).
struct WordFormPackage {
  let form: FormDocument
  let body: String

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let names =
    "xmlns:w=\"\(word)\" xmlns:r=\"\(office)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\""

  func archive() throws(ArchiveWriter.Failure) -> [UInt8] {
    let parts: [(String, String)] = [
      ("[Content_Types].xml", contentTypes), ("_rels/.rels", roots), ("word/document.xml", document),
      ("word/_rels/document.xml.rels", relationships(["styles", "settings", "glossaryDocument", "footer"])),
      ("word/styles.xml", WordFormStyles.part(language: form.language.description, namespace: Self.word)),
      ("word/settings.xml", settings), ("word/footer1.xml", footer), ("word/glossary/document.xml", glossary),
      ("word/glossary/_rels/document.xml.rels", relationships(["styles"])),
      ("word/glossary/styles.xml", WordFormStyles.part(language: form.language.description, namespace: Self.word)),
      ("docProps/core.xml", coreProperties), ("docProps/custom.xml", customProperties),
    ]
    return try ArchiveWriter.archive(parts.map { ($0.0, Array((Self.head + $0.1).utf8)) })
  }

  private var contentTypes: String {
    let overrides = [
      ("/word/document.xml", "\(Self.kind).document.main+xml"), ("/word/styles.xml", "\(Self.kind).styles+xml"),
      ("/word/settings.xml", "\(Self.kind).settings+xml"), ("/word/footer1.xml", "\(Self.kind).footer+xml"),
      ("/word/glossary/document.xml", "\(Self.kind).document.glossary+xml"),
      ("/word/glossary/styles.xml", "\(Self.kind).styles+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
    ]
    return "<Types xmlns=\"\(Self.package)/content-types\">"
      + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + overrides.map { "<Override PartName=\"\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
  }

  private var roots: String {
    "<Relationships xmlns=\"\(Self.package)/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(Self.office)/officeDocument\" Target=\"word/document.xml\"/>"
      + "<Relationship Id=\"rId2\" Type=\"\(Self.package)/relationships/metadata/core-properties\" "
      + "Target=\"docProps/core.xml\"/>"
      + "<Relationship Id=\"rId3\" Type=\"\(Self.office)/custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>"
  }

  private func relationships(_ kinds: [String]) -> String {
    let targets = ["glossaryDocument": "glossary/document.xml", "footer": "footer1.xml"]
    return "<Relationships xmlns=\"\(Self.package)/relationships\">"
      + kinds.map {
        "<Relationship Id=\"\($0)1\" Type=\"\(Self.office)/\($0)\" Target=\"\(targets[$0] ?? $0 + ".xml")\"/>"
      }.joined() + "</Relationships>"
  }

  /// A4 with margins of 20 mm.
  private var document: String {
    "<w:document \(Self.names)><w:body>\(body)<w:sectPr><w:footerReference w:type=\"default\" r:id=\"footer1\"/>"
      + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" "
      + "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
  }

  /// Only fields can be filled in. LibreOffice keeps the setting, and lets its controls be filled in as well.
  private var settings: String {
    "<w:settings xmlns:w=\"\(Self.word)\"><w:documentProtection w:edit=\"forms\" w:enforcement=\"1\"/>"
      + "<w:defaultTabStop w:val=\"709\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
      + "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
      + "<w:themeFontLang w:val=\"\(WordMarkup.escaped(form.language.description))\"/></w:settings>"
  }

  /// Which form it is, in words that survive every program; and the page's number.
  private var footer: String {
    "<w:ftr \(Self.names)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
      + WordMarkup.run(WordFormIdentity.line(of: form)) + "<w:r><w:tab/></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>"
  }

  /// The placeholders, which Word shows again where an answer is deleted.
  private var glossary: String {
    "<w:glossaryDocument \(Self.names)><w:docParts>"
      + WordPlaceholder.ours.map { text in
        "<w:docPart><w:docPartPr><w:name w:val=\"\(WordPlaceholder.name(of: text))\"/><w:category>"
          + "<w:name w:val=\"General\"/><w:gallery w:val=\"placeholder\"/></w:category><w:types>"
          + "<w:type w:val=\"bbPlcHdr\"/></w:types><w:behaviors><w:behavior w:val=\"content\"/></w:behaviors>"
          + "</w:docPartPr><w:docPartBody>" + WordMarkup.paragraph(WordMarkup.run(text, style: "PlaceholderText"))
          + "</w:docPartBody></w:docPart>"
      }.joined() + "</w:docParts></w:glossaryDocument>"
  }

  private var coreProperties: String {
    "<cp:coreProperties xmlns:cp=\"\(Self.package)/metadata/core-properties\" "
      + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>\(WordMarkup.escaped(form.title))</dc:title>"
      + "<dc:language>\(WordMarkup.escaped(form.language.description))</dc:language></cp:coreProperties>"
  }

  private var customProperties: String {
    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
      + "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
      + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"\(WordFormIdentity.property)\">"
      + "<vt:lpwstr>\(WordMarkup.escaped(WordFormIdentity.line(of: form)))</vt:lpwstr></property></Properties>"
  }
}
