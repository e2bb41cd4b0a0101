import DocumentModel
import OfficeOpenXML

/// Where an .odt stores which text of a record it was made from: a custom property (`meta:user-defined`, OpenDocument
/// 1.3 part 3, section 4.3.3), the one in which LibreOffice keeps the identifier of a .docx, and a bookmark.
enum OpenDocumentLabel {
  static func read(in meta: XMLTree) -> DocumentLabel? {
    guard let properties = meta.children(meta.root).first(where: meta.isElement) else { return nil }
    for node in meta.children(properties) where meta.name(node)?.local == "user-defined" {
      guard let name = meta.attribute(node, "name"),
        name == DocumentLabel.property || name == "OOXMLCorePropertyIdentifier"
      else { continue }
      if let label = DocumentLabel(line: meta.words(node)) { return label }
    }
    return nil
  }

  /// The first bookmark whose name is a label, near the beginning of the text.
  static func bookmark(in content: XMLTree) -> DocumentLabel? {
    guard let body = content.childNamed(content.root, "body") else { return nil }
    let head = String(decoding: content.bytes[content.range(body)].prefix(65_536), as: UTF8.self)
    for part in head.split(separator: "\"_gcmrepo_").dropFirst() {
      guard let end = part.firstIndex(of: "\"") else { continue }
      if let label = DocumentLabel(bookmark: "_gcmrepo_" + part[..<end]) { return label }
    }
    return nil
  }
}
