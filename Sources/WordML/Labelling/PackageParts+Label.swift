import DocumentModel
import OfficeOpenXML

extension PackageParts {
  /// The label of a file of ours.
  func label() throws(PackageError) -> DocumentLabel? {
    for kind in WordLabel.kinds {
      let part = relationships(of: "").first { $0.kind == kind && !$0.isExternal }?.target
      if let tree = try tree(part), let label = WordLabel.label(inProperties: tree, kind) { return label }
    }
    return try tree(main).flatMap(WordLabel.bookmark)
  }

  /// Writes a label to the custom properties, replacing any existing one.
  ///
  /// - Throws: `PackageError` if the part of those properties cannot be read.
  mutating func setLabel(_ label: DocumentLabel) throws(PackageError) {
    let kind = "custom-properties"
    let part = relationships(of: "").first { $0.kind == kind && !$0.isExternal && contents[$0.target] != nil }?.target
    guard let part, let tree = try tree(part) else {
      let added = contents["docProps/custom.xml"] == nil ? "docProps/custom.xml" : freeName(like: "docProps/custom.xml")
      add(
        added, Array(WordLabel.customProperties(label).utf8),
        type: "application/vnd.openxmlformats-officedocument.custom-properties+xml")
      _ = relate(
        "", type: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)", target: added,
        isExternal: false)
      return
    }
    let properties = tree.children(tree.root).filter(tree.isElement)
    let others = properties.filter { tree.attribute($0, "name") != DocumentLabel.property }
    // Property ids begin with 2 (MS-OE376, part 4, section 7.3.2.2).
    let last = others.compactMap { tree.attribute($0, "pid").flatMap { Int($0) } }.max() ?? 1
    var bytes = Array(tree.bytes[..<tree.openingTag(tree.root).lowerBound]) + tree.openTag(tree.root)
    for property in others { bytes += tree.bytes[tree.range(property)] }
    bytes += WordLabel.property(label, id: min(max(last, 1), 1_000_000) + 1).utf8
    set(part, bytes + tree.closeTag(tree.root))
  }
}
