import OfficeOpenXML
import Testing

@testable import Documents

/// Office files built part by part, so that a test shows the XML that it is about.
enum OfficeFiles {
  static let wordNamespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    """

  static func contentTypes(main: String = "word/document.xml", more: String = "") -> String {
    """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>\
    <Override PartName="/\(main)" ContentType="application/vnd.openxmlformats-officedocument.\
    wordprocessingml.document.main+xml"/>\(more)</Types>
    """
  }

  static func relationships(_ pairs: [(kind: String, target: String)], external: Set<String> = []) -> String {
    let items = pairs.enumerated().map { index, pair in
      """
      <Relationship Id="r\(index)" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/\
      \(pair.kind)" Target="\(pair.target)"\(external.contains(pair.target) ? " TargetMode=\"External\"" : "")/>
      """
    }
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + items.joined() + "</Relationships>"
  }

  static func story(_ root: String, _ content: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:\(root) \(wordNamespaces)>\(content)</w:\(root)>"
  }

  static func paragraph(_ words: String) -> String { "<w:p><w:r><w:t>\(words)</w:t></w:r></w:p>" }

  /// - Parameters:
  ///   - parts: further parts of the `word` folder, by their relationship's kind and name.
  ///   - more: any other entries.
  static func word(
    _ body: String, parts: [(kind: String, name: String, xml: String)] = [],
    external: [(kind: String, target: String)] = [], more: [(String, String)] = [], types: String = ""
  ) throws -> [UInt8] {
    let related = parts.map { ($0.kind, $0.name) } + external
    let entries =
      [
        ("[Content_Types].xml", contentTypes(more: types)),
        ("_rels/.rels", relationships([("officeDocument", "word/document.xml")])),
        ("word/document.xml", story("document", "<w:body>\(body)</w:body>")),
        ("word/_rels/document.xml.rels", relationships(related, external: Set(external.map(\.target)))),
      ] + parts.map { ("word/\($0.name)", $0.xml) } + more
    return try zip(entries)
  }

  static func openDocument(_ body: String, styles: String = "", more: [(String, String)] = []) throws
    -> [UInt8]
  {
    let namespaces = """
      xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
      xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
      xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
      xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
      xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
      """
    let content =
      "<office:document-content \(namespaces)><office:body><office:text>\(body)</office:text></office:body>"
      + "</office:document-content>"
    let stylesPart =
      "<office:document-styles \(namespaces)><office:styles/><office:automatic-styles/>"
      + "<office:master-styles>\(styles)</office:master-styles>"
      + "</office:document-styles>"
    let entries = [
      ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content),
      ("styles.xml", stylesPart),
      ("META-INF/manifest.xml", "<manifest/>"),
    ]
    let replaced = entries.filter { entry in !more.contains { $0.0 == entry.0 } }
    return try ArchiveWriter.archive((replaced + more).map { ($0.0, Array($0.1.utf8)) }, compressed: false)
  }

  static func zip(_ entries: [(String, String)]) throws -> [UInt8] {
    try ArchiveWriter.archive(entries.map { ($0.0, Array($0.1.utf8)) })
  }

  /// A PDF of one text per page; poppler mends its missing cross-reference table.
  static func pdf(pages: [[String]], trailer: String = "") -> [UInt8] {
    var objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    let kids = pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    objects.append("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for (index, lines) in pages.enumerated() {
      let text = lines.map { "(\($0)) Tj 0 -14 Td" }.joined(separator: "\n")
      let stream = lines.isEmpty ? "" : "BT /F1 12 Tf 50 700 Td\n\(text)\nET"
      objects.append(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents \(5 + 2 * index) 0 R "
          + "/Resources << /Font << /F1 3 0 R >> >> >>")
      objects.append("<< /Length \(stream.utf8.count) >>\nstream\n\(stream)\nendstream")
    }
    var text = "%PDF-1.4\n"
    for (index, object) in objects.enumerated() { text += "\(index + 1) 0 obj\n\(object)\nendobj\n" }
    return Array((text + "trailer << /Root 1 0 R /Size \(objects.count + 1) \(trailer) >>\n%%EOF\n").utf8)
  }
}

/// Converts, and returns the text as a string.
func convert(_ name: String, _ bytes: [UInt8], limits: DocumentLimits = .standard) async throws -> Conversion {
  let document = try await Converter(limits: limits).convert(SubmittedFile(name: name, bytes: bytes))
  return Conversion(
    text: String(decoding: document.text, as: UTF8.self), title: document.title, warnings: document.warnings)
}

struct Conversion: Equatable {
  let text: String
  let title: String?
  let warnings: [DocumentWarning]
}

/// The error of a conversion; `nil` if it succeeds.
func refusal(
  _ name: String, _ bytes: [UInt8], limits: DocumentLimits = .standard, searchPath: String? = nil
) async -> DocumentError? {
  do throws(DocumentError) {
    _ = try await Converter(limits: limits, searchPath: searchPath)
      .convert(SubmittedFile(name: name, bytes: bytes))
    return nil
  } catch {
    return error
  }
}
