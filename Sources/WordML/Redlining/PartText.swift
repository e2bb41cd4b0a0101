import OfficeOpenXML

/// Which tracked changes a reading treats as accepted.
enum RevisionView {
  case accepted, rejected
  /// Both texts are kept, and each piece has its change.
  case marked
}

/// The words of one part, and where each of them is in its tree.
///
/// Its arrays are not checked for exclusive access: no accesses are nested, and the checks would cost several percent
/// of a redline.
final class PartText {
  let tree: XMLTree
  let view: RevisionView
  /// UTF-8; each paragraph ends with a line break, and so does each row of a table.
  @exclusivity(unchecked) var bytes: [UInt8] = []
  @exclusivity(unchecked) var pieces: [Piece] = []
  @exclusivity(unchecked) var groups: [FieldGroup] = []
  @exclusivity(unchecked) var paragraphs: [Paragraph] = []
  @exclusivity(unchecked) var tables: [Table] = []
  @exclusivity(unchecked) var wrappers: [Wrapper]
  /// Content controls that are written without their data binding.
  var unbound: Set<Int32> = []
  @exclusivity(unchecked) var revisions: [Revision] = [Revision()]
  @exclusivity(unchecked) private var revisionNumbers: [Revision: Int32] = [Revision(): 0]
  let codes: ObjectCodes
  let fingerprints: Fingerprints

  init(_ tree: XMLTree, view: RevisionView, codes: ObjectCodes, fingerprints: Fingerprints) {
    self.tree = tree
    self.view = view
    self.codes = codes
    self.fingerprints = fingerprints
    wrappers = [Wrapper(node: tree.root, content: tree.root, parent: -1, link: [])]
  }

  func number(of revision: Revision) -> Int32 {
    // Nearly all are outside of changes.
    if revision == revisions[0] { return 0 }
    if let known = revisionNumbers[revision] { return known }
    revisions.append(revision)
    revisionNumbers[revision] = Int32(revisions.count - 1)
    return Int32(revisions.count - 1)
  }

  /// The target of the link around a piece; empty if there is none.
  func link(of piece: Piece) -> [UInt8] {
    var wrapper = piece.wrapper
    while wrapper > 0 {
      let found = wrappers[Int(wrapper)]
      if !found.link.isEmpty { return found.link }
      wrapper = found.parent
    }
    return []
  }

  /// The wrappers around something, the outermost first.
  func path(_ wrapper: Int32) -> [Int32] {
    var path: [Int32] = []
    var at = wrapper
    while at > 0 {
      path.append(at)
      at = wrappers[Int(at)].parent
    }
    return path.reversed()
  }
}

/// Describes what an element is, independently of the ids that its part uses for references.
final class Fingerprints {
  private let relationships: [String: PackageParts.Relationship]
  private let parts: [String: [UInt8]]
  private var targets: [String: [UInt8]] = [:]
  let codes: ObjectCodes
  private let view: RevisionView

  init(_ parts: PackageParts, part: String, codes: ObjectCodes, view: RevisionView) {
    self.view = view
    relationships = Dictionary(
      parts.relationships(of: part).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.parts = parts.contents
    self.codes = codes
  }

  /// The target of a relationship: an address, or a part, identified by the number of its content.
  func target(_ id: String) -> [UInt8] {
    if let known = targets[id] { return known }
    guard let found = relationships[id] else { return Array("?\(id)".utf8) }
    let result =
      if found.isExternal {
        Array("@\(found.target)".utf8)
      } else if let bytes = parts[found.target] {
        Array("part:\(found.kind):\(codes.number(ofPart: bytes))".utf8)
      } else {
        Array("#\(found.target)".utf8)
      }
    targets[id] = result
    return result
  }

  /// The target of a link.
  func link(_ node: XMLTree.Node, in tree: XMLTree) -> [UInt8] {
    var result = Array("link:".utf8)
    XMLTags.attributes(of: tree.bytes[tree.openingTag(node)]) { name, value in
      switch String(
        decoding: name[(name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex)...], as: UTF8.self)
      {
      case "id": result += self.target(XMLTags.decoded(value))
      case "anchor":
        result.append(UInt8(ascii: "#"))
        result += value
      default: break
      }
    }
    return result
  }

  /// An element and its content, without what changes at every save, and without the words of text boxes.
  func fingerprint(_ node: XMLTree.Node, in tree: XMLTree) -> [UInt8] {
    var result: [UInt8] = []
    add(node, tree, to: &result)
    return result
  }

  private func add(_ node: XMLTree.Node, _ tree: XMLTree, to result: inout [UInt8]) {
    guard let name = tree.name(node) else {
      result += tree.bytes[tree.range(node)]
      return
    }
    switch (name.namespace == .word, name.local) {
    case (true, "proofErr"), (true, "lastRenderedPageBreak"), (true, "bookmarkStart"), (true, "bookmarkEnd"): return
    case (true, "ins") where view != .marked, (true, "moveTo") where view != .marked:
      if view == .accepted { for child in tree.children(node) { add(child, tree, to: &result) } }
      return
    case (true, "del") where view != .marked, (true, "moveFrom") where view != .marked:
      if view == .rejected { for child in tree.children(node) { add(child, tree, to: &result) } }
      return
    case (true, "ins"), (true, "del"), (true, "moveFrom"), (true, "moveTo"):
      // With changes inside, it is equal to nothing else: the changes remain in it.
      result += Array("changed:".utf8) + tree.bytes[tree.range(node)]
    default: break
    }
    result.append(UInt8(ascii: "<"))
    // Deleted or not, it means the same.
    result += name.local == "delInstrText" ? "instrText".utf8 : name.local == "delText" ? "t".utf8 : name.local.utf8
    let isIdentity = Self.identified.contains(name.local)
    XMLTags.attributes(of: tree.bytes[tree.openingTag(node)]) { name, value in
      guard !name.starts(with: "xmlns".utf8) else { return }
      let colon = name.firstIndex(of: UInt8(ascii: ":"))
      let local = name[(colon.map { $0 + 1 } ?? name.startIndex)...]
      let prefix = name[..<(colon ?? name.startIndex)]
      guard !local.starts(with: "rsid".utf8), !Self.volatile.contains(where: { local.elementsEqual($0.utf8) })
      else { return }
      if isIdentity, ["id", "name"].contains(where: { local.elementsEqual($0.utf8) }) { return }
      result.append(0x20)
      result += local
      result.append(UInt8(ascii: "="))
      let text = XMLTags.decoded(value)
      result += prefix.elementsEqual("r".utf8) ? target(text) : Array(text.utf8)
    }
    result.append(UInt8(ascii: ">"))
    guard name.local != "txbxContent" else { return }
    let isRunText = name.local == "t" || name.local == "delText"
    for child in tree.children(node) where isRunText || tree.isElement(child) || !isBlank(child, tree) {
      add(child, tree, to: &result)
    }
    result += "</>".utf8
  }

  private func isBlank(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    tree.bytes[tree.range(node)].allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
  }

  private static let volatile = [
    "paraId", "textId", "anchorId", "editId", "noProof", "dirty", "space", "spid", "gfxdata", "ShapeID", "ObjectID",
  ]

  /// Elements whose id and name are assigned again at every save: drawings, and shapes of the older form.
  private static let identified: Set<String> = [
    "docPr", "cNvPr", "shape", "shapetype", "group", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve",
    "image",
  ]
}
