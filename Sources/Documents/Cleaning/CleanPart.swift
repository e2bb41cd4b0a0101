import OfficeOpenXML

/// A part of an office file from which the names of persons are taken: only the bytes that say them change.
struct CleanPart {
  /// What authors are called: `Author 1`, `Author 2`, in the order in which their names are found.
  static let label = "Author "

  /// The labels of authors by their names.
  private(set) var labels: [String: String] = [:]

  /// Elements that anchor comments, and comments themselves in OpenDocument.
  private static let anchors: Set<String> = [
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotation", "annotation-end",
  ]
  /// The roots of parts that hold nothing but comments or persons.
  private static let lists: Set<String> = ["comments", "commentsEx", "commentsIds", "commentsExtensible", "people"]
  /// Properties that name a person.
  private static let persons: Set<String> = [
    "creator", "lastModifiedBy", "initial-creator", "printed-by", "Manager", "Company",
  ]

  /// The roots of parts with the properties of a file.
  private static let properties: Set<String> = ["coreProperties", "Properties", "document-meta"]

  /// All elements of a part, in its order.
  static func elements(of tree: XMLTree) -> [XMLTree.Node] {
    var (found, open): ([XMLTree.Node], [XMLTree.Node]) = ([], [tree.root])
    while let node = open.popLast() {
      found.append(node)
      open += tree.children(node).filter(tree.isElement).reversed()
    }
    return found
  }

  /// Whether an element of the properties names a person.
  static func isOfPerson(_ tree: XMLTree, _ node: XMLTree.Node) -> Bool {
    tree.name(node).map { persons.contains($0.local) && $0.local != "Company" } ?? false
  }

  /// The part without names. Cost: linear.
  mutating func cleaned(_ tree: XMLTree) -> [UInt8] {
    let root = tree.name(tree.root)?.local ?? ""
    if Self.lists.contains(root) { return Self.edited(tree.bytes, [(tree.content(tree.root), [])]) }
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    // Elements within one that is taken out.
    var cut = 0
    for node in Self.elements(of: tree) where tree.range(node).lowerBound >= cut {
      let local = tree.name(node)?.local ?? ""
      if Self.anchors.contains(local) || Self.isOfSignature(tree, node, local), node != tree.root {
        edits.append((tree.range(node), []))
        cut = tree.range(node).upperBound
        continue
      }
      // A field of the text that shows an author is part of the text.
      let isOfChange = local == "creator" && tree.parent(node).flatMap { tree.name($0)?.local } == "change-info"
      if Self.persons.contains(local), Self.properties.contains(root) || isOfChange, !tree.content(node).isEmpty {
        edits.append((tree.content(node), isOfChange ? XMLTags.escaped(name(tree.words(node))) : []))
      }
      if root == "Properties", local == "property" { edits += Self.valueOfProperty(tree, node) }
      if local == "user-defined", tree.attribute(node, "name").map({ !Self.isOurs($0) }) ?? false {
        edits.append((tree.content(node), []))
      }
      edits += attributes(tree, node)
    }
    return Self.edited(tree.bytes, edits)
  }

  /// Whether an entry of the relationships or of the content types is of a signature, which is taken out.
  private static func isOfSignature(_ tree: XMLTree, _ node: XMLTree.Node, _ local: String) -> Bool {
    switch local {
    case "Relationship": tree.attribute(node, "Type")?.lowercased().contains("/digital-signature/") ?? false
    case "Override", "Default": tree.attribute(node, "ContentType").map { PartTypes.isSignature(type: $0) } ?? false
    default: false
    }
  }

  /// The texts of custom properties: anything may be in them. The record's own says which text the file was made from.
  private static func valueOfProperty(_ tree: XMLTree, _ node: XMLTree.Node) -> [(range: Range<Int>, bytes: [UInt8])] {
    guard let name = tree.attribute(node, "name"), !isOurs(name) else { return [] }
    return tree.children(node).filter { ["lpwstr", "lpstr", "bstr"].contains(tree.name($0)?.local ?? "") }
      .map { (tree.content($0), []) }
  }

  private static func isOurs(_ name: String) -> Bool { name.lowercased().hasPrefix("gcmrepo") }

  /// The attributes that name an author, or the template in somebody's folder.
  private mutating func attributes(_ tree: XMLTree, _ node: XMLTree.Node) -> [(range: Range<Int>, bytes: [UInt8])] {
    var edits: [(range: Range<Int>, bytes: [UInt8])] = []
    let tag = tree.openingTag(node)
    let isTemplate =
      tree.name(node)?.local == "Relationship"
      && tree.attribute(node, "Type").map { $0.hasSuffix("/attachedTemplate") } ?? false
    let isVariable = tree.name(node)?.local == "docVar"
    var found: [(local: String, value: ArraySlice<UInt8>)] = []
    XMLTags.attributes(of: tree.bytes[tag]) { name, value in
      let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[(name.index(after: $0))...] } ?? name
      if name.starts(with: "xmlns".utf8) { return }
      found.append((String(decoding: local, as: UTF8.self), value))
    }
    for (local, value) in found {
      switch local {
      case "author" where !value.isEmpty:
        edits.append((value.indices, XMLTags.escaped(self.name(XMLTags.decoded(value)))))
      case "initials" where !value.isEmpty: edits.append((value.indices, [UInt8(ascii: "A")]))
      // Variables of macros and add-ins, which nobody sees.
      case "val" where isVariable: edits.append((value.indices, []))
      case "Target" where isTemplate: edits.append((value.indices, Array("Normal.dotm".utf8)))
      default: break
      }
    }
    return edits
  }

  private mutating func name(_ author: String) -> String {
    if author.isEmpty { return "" }
    if let held = labels[author] { return held }
    let label = Self.label + "\(labels.count + 1)"
    labels[author] = label
    return label
  }

  private static func edited(_ bytes: [UInt8], _ edits: [(range: Range<Int>, bytes: [UInt8])]) -> [UInt8] {
    var (out, at): ([UInt8], Int) = ([], 0)
    out.reserveCapacity(bytes.count)
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= at {
      out += bytes[at..<edit.range.lowerBound]
      out += edit.bytes
      at = edit.range.upperBound
    }
    return out + bytes[at...]
  }
}
