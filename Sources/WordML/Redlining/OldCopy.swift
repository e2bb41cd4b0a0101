import OfficeOpenXML

/// Copies elements of the old file into the new one: what they refer to is imported, and what must not exist twice
/// (bookmarks, comment anchors, controls) is left out.
final class OldCopy {
  let styles: StyleImport
  let lists: NumberingImport
  let parts: PartImport
  /// Set while the redline is written: maps a note of the old file to its id in the new one.
  var note: (_ kind: String, _ id: String) -> String? = { _, id in id }
  /// The part that is copied from, and the part that is copied into.
  var from = ""
  var into = ""
  private let relationshipPrefixes: [[UInt8]]
  private let view: RevisionView
  private var nextDrawing: Int
  private var kinds = CopiedKinds()

  init(
    styles: StyleImport, lists: NumberingImport, parts: PartImport, relationshipPrefixes: Set<String>,
    view: RevisionView, firstDrawing: Int
  ) {
    self.styles = styles
    self.lists = lists
    self.parts = parts
    self.relationshipPrefixes = relationshipPrefixes.map { Array($0.utf8) }
    self.view = view
    nextDrawing = firstDrawing
  }

  /// - Parameter isDeleted: text becomes deleted text (`w:delText`), except in text boxes.
  func copy(_ node: XMLTree.Node, in tree: XMLTree, isDeleted: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    add(node, tree, isDeleted, &out)
    return out
  }

  private func add(_ node: XMLTree.Node, _ tree: XMLTree, _ isDeleted: Bool, _ out: inout [UInt8]) {
    guard let number = tree.nameNumber(node) else {
      out += tree.bytes[tree.range(node)]
      return
    }
    switch kinds.of(number, in: tree) {
    case .leftOut: return
    case .insertion: if view != .rejected { inner(node, tree, isDeleted, &out) }
    case .deletion: if view != .accepted { inner(node, tree, isDeleted, &out) }
    case .control: if let content = tree.child(node, "sdtContent") { inner(content, tree, isDeleted, &out) }
    case .seenThrough: inner(node, tree, isDeleted, &out)
    case .paragraphStyle where tree.parent(node).map({ tree.isWord($0, "lvl") }) == true:
      // A style numbers one list only.
      if let id = tree.attribute(node, "val"), styles.id(id, copier: self) != id {
        element(node, tree, isDeleted, &out)
      }
    case .deletedText where !isDeleted: renamed("t", node, tree, &out)
    case .text where isDeleted: renamed("delText", node, tree, &out)
    case .code where isDeleted: renamed("delInstrText", node, tree, &out)
    case .deletedCode where !isDeleted: renamed("instrText", node, tree, &out)
    case .boxText: element(node, tree, false, &out)
    default: element(node, tree, isDeleted, &out)
    }
  }

  private func inner(_ node: XMLTree.Node, _ tree: XMLTree, _ isDeleted: Bool, _ out: inout [UInt8]) {
    for child in tree.children(node) { add(child, tree, isDeleted, &out) }
  }

  private func renamed(_ local: String, _ node: XMLTree.Node, _ tree: XMLTree, _ out: inout [UInt8]) {
    let prefix = tree.writtenPrefix(node)
    let isPreserved = tree.attribute(node, "space") == "preserve"
    out += Array("<".utf8) + prefix + local.utf8 + (isPreserved ? " xml:space=\"preserve\">" : ">").utf8
    out += tree.bytes[tree.content(node)] + Array("</".utf8) + prefix + local.utf8 + Array(">".utf8)
  }

  private func element(_ node: XMLTree.Node, _ tree: XMLTree, _ isDeleted: Bool, _ out: inout [UInt8]) {
    opening(node, tree, &out)
    guard tree.range(node).upperBound > tree.openingTag(node).upperBound else { return }
    inner(node, tree, isDeleted, &out)
    out += "</".utf8
    out += tree.writtenName(node)
    out.append(UInt8(ascii: ">"))
  }

  /// The start tag, with the new file's names for what it refers to.
  func opening(_ node: XMLTree.Node, _ tree: XMLTree, _ out: inout [UInt8]) {
    let tag = tree.openingTag(node)
    let local = tree.name(node)?.local ?? ""
    let isWord = tree.name(node)?.namespace == .word
    var at = tag.lowerBound
    XMLTags.attributes(of: tree.bytes[tag]) { name, value in
      guard let new = newValue(local, isWord, name, value) else { return }
      out += tree.bytes[at..<value.startIndex]
      out += XMLTags.escaped(new)
      at = value.endIndex
    }
    out += tree.bytes[at..<tag.upperBound]
  }

  /// The value that an attribute has in the new file; `nil` if unchanged.
  private func newValue(
    _ element: String, _ isWord: Bool, _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>
  ) -> String? {
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    if let colon, relationshipPrefixes.contains(where: { name[..<colon].elementsEqual($0) }) {
      return parts.relationship(XMLTags.decoded(value), of: from, for: into)
    }
    let local = name[(colon.map { $0 + 1 } ?? name.startIndex)...]
    let isValue = isWord && local.elementsEqual("val".utf8)
    let isID = local.elementsEqual("id".utf8)
    switch element {
    case "pStyle", "rStyle", "tblStyle", "basedOn", "numStyleLink":
      return isValue ? styles.id(XMLTags.decoded(value), copier: self) : nil
    case "numId": return isValue ? lists.id(XMLTags.decoded(value), copier: self) : nil
    case "footnoteReference": return isWord && isID ? note("footnotes", XMLTags.decoded(value)) : nil
    case "endnoteReference": return isWord && isID ? note("endnotes", XMLTags.decoded(value)) : nil
    case "docPr":
      guard isID else { return nil }
      nextDrawing += 1
      return String(nextDrawing)
    default: return nil
    }
  }
}

extension XMLTree {
  /// The prefix as the part writes it, with its colon; empty if there is none.
  func writtenPrefix(_ node: Node) -> ArraySlice<UInt8> {
    let name = writtenName(node)
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return name[..<name.startIndex] }
    return name[...colon]
  }
}
