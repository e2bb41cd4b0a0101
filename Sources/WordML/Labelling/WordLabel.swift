import DocumentModel
import OfficeOpenXML

/// Where a .docx stores which text of a record it was made from: a custom property (ECMA-376 part 1, section 22.3), the
/// identifier among the core properties (ISO 29500-2, annex D), and a bookmark.
///
/// Word and LibreOffice keep all three when they save; a document inspector removes the first two.
enum WordLabel {
  /// The parts with properties that may have it.
  static let kinds = ["custom-properties", "core-properties"]

  static func read(in package: borrowing WordPackage, main: XMLTree) throws(PackageError) -> DocumentLabel? {
    for kind in kinds {
      let part = package.relationships[""]?.first { $0.kind == kind && !$0.isExternal }?.target
      guard let part, package.archive.holds(part) else { continue }
      if let label = label(inProperties: try XMLTree(part, in: package.archive), kind) { return label }
    }
    return bookmark(in: main)
  }

  /// The label among the properties of a kind.
  static func label(inProperties tree: XMLTree, _ kind: String) -> DocumentLabel? {
    for node in tree.children(tree.root) {
      let isOurs =
        kind == "core-properties"
        ? tree.name(node)?.local == "identifier" : tree.attribute(node, "name") == DocumentLabel.property
      // A property's value is an element within it.
      let value = tree.children(node).first(where: tree.isElement) ?? node
      if isOurs, let label = DocumentLabel(line: tree.words(value)) { return label }
    }
    return nil
  }

  /// The first bookmark whose name is a label. It is near the text's beginning, so no long text is searched.
  static func bookmark(in tree: XMLTree) -> DocumentLabel? {
    let head = String(decoding: tree.bytes.prefix(65_536), as: UTF8.self)
    for part in head.split(separator: "\"_gcmrepo_").dropFirst() {
      guard let end = part.firstIndex(of: "\"") else { continue }
      if let label = DocumentLabel(bookmark: "_gcmrepo_" + part[..<end]) { return label }
    }
    return nil
  }

  // MARK: Writing

  /// The part of the custom properties, with the label alone.
  static func customProperties(_ label: DocumentLabel) -> String {
    "<Properties xmlns=\"\(Self.properties)\" xmlns:vt=\"\(Self.types)\">" + property(label, id: 2) + "</Properties>"
  }

  /// The property alone, with its own namespace declarations: it may be in a part that others wrote.
  static func property(_ label: DocumentLabel, id: Int) -> String {
    "<property xmlns=\"\(Self.properties)\" xmlns:vt=\"\(Self.types)\" fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" "
      + "pid=\"\(id)\" name=\"\(DocumentLabel.property)\"><vt:lpwstr>\(PlainMarkup.escaped(label.line))</vt:lpwstr></property>"
  }

  private static let properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
  private static let types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
}
