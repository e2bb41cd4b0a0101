import DocumentModel
import MarkdownText
import OfficeOpenXML

@testable import OpenDocument

/// An .odt built part by part, so that a test shows the XML that it is about.
struct BuiltText {
  /// The content of `office:text`.
  var body: String
  /// Automatic styles of `content.xml`.
  var automatic = ""
  /// Named styles, with the outline's.
  var named = ""
  /// `office:master-styles`.
  var pages = ""
  var more: [(name: String, xml: String)] = []

  static let namespaces = """
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
    xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
    xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" \
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
    xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
    xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0" \
    xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" \
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:math="http://www.w3.org/1998/Math/MathML" office:version="1.3"
    """

  static let manifest = """
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry \
    manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/><manifest:file-entry \
    manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry \
    manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>
    """

  var bytes: [UInt8] {
    get throws {
      let content = """
        <?xml version="1.0" encoding="UTF-8"?><office:document-content \(Self.namespaces)><office:automatic-styles>\
        \(automatic)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body>\
        </office:document-content>
        """
      let styles = """
        <?xml version="1.0" encoding="UTF-8"?><office:document-styles \(Self.namespaces)><office:styles>\(named)\
        </office:styles><office:automatic-styles/><office:master-styles>\(pages)</office:master-styles>\
        </office:document-styles>
        """
      let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", Self.manifest),
        ("content.xml", content), ("styles.xml", styles),
      ]
      return try ArchiveWriter.archive((parts + more).map { ($0.0, Array($0.1.utf8)) }, compressed: false)
    }
  }

  /// The same, if only the reader's own errors matter.
  var archive: [UInt8] {
    get throws(PackageError) {
      do { return try bytes } catch { throw .damaged(.archive) }
    }
  }

  var file: OpenDocumentFile { get throws { try OpenDocumentFile(try bytes) } }

  func text(_ reading: Reading = .accepted) throws -> String {
    let text = String(decoding: MarkdownWriter.write(try file.text(reading).blocks).text, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  var losses: Losses { get throws { try file.text().losses } }
}

// The elements used by most tests.

func p(_ words: String, _ style: String? = nil) -> String {
  "<text:p\(style.map { " text:style-name=\"\($0)\"" } ?? "")>\(words)</text:p>"
}

func h(_ level: Int, _ words: String, _ style: String? = nil, _ more: String = "") -> String {
  "<text:h text:outline-level=\"\(level)\" text:style-name=\"\(style ?? "Heading_20_\(level)")\" \(more)>\(words)</text:h>"
}

func list(_ style: String?, _ items: String..., more: String = "") -> String {
  "<text:list\(style.map { " text:style-name=\"\($0)\"" } ?? "") \(more)>\(items.joined())</text:list>"
}

func item(_ content: String..., more: String = "") -> String {
  "<text:list-item \(more)>\(content.joined())</text:list-item>"
}

func header(_ content: String...) -> String { "<text:list-header>\(content.joined())</text:list-header>" }

/// A list style from the attributes of its levels.
func listStyle(_ name: String, _ levels: String..., more: String = "") -> String {
  let levels = levels.enumerated().map { index, attributes in
    "<text:list-level-style-number text:level=\"\(index + 1)\" \(attributes)/>"
  }
  return "<text:list-style style:name=\"\(name)\" \(more)>\(levels.joined())</text:list-style>"
}

func row(_ cells: String..., more: String = "") -> String {
  "<table:table-row \(more)>"
    + cells.map { $0.hasPrefix("<table:") ? $0 : "<table:table-cell>\(p($0))</table:table-cell>" }.joined()
    + "</table:table-row>"
}

func cell(_ content: String, _ attributes: String = "") -> String {
  "<table:table-cell \(attributes)>\(content)</table:table-cell>"
}

let covered = "<table:covered-table-cell/>"
