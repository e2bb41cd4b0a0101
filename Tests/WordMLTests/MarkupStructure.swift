import OfficeOpenXML

/// What in a part breaks the rules that Word reads changes by: the order of the schema, and what a change may hold.
struct MarkupStructure {
  private let tree: XMLTree
  private(set) var faults: [String] = []
  /// The ids of changes, which must be unique in all parts.
  private(set) var ids: [String] = []

  init(_ tree: XMLTree) {
    self.tree = tree
    look(tree.root, [])
  }

  private static let changes: Set = ["ins", "del", "moveFrom", "moveTo"]
  private static let changesOfProperties: Set = ["rPrChange", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange"]
  /// ECMA-376, part 1, 17.3.1.26.
  private static let paragraphProperties = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr", "pPrChange",
  ]

  /// - Parameter around: the names of the elements around it, up to a text box.
  private mutating func look(_ node: XMLTree.Node, _ around: [String]) {
    guard let name = tree.name(node) else { return }
    let local = name.local
    let children = tree.children(node).filter(tree.isElement)
    let names = children.compactMap { tree.name($0)?.local }
    if name.namespace == .word { check(local, names, around, node) }
    let inner = local == "txbxContent" ? [] : around + [local]
    for child in children { look(child, inner) }
  }

  private mutating func check(_ local: String, _ names: [String], _ around: [String], _ node: XMLTree.Node) {
    let parent = around.last ?? ""
    if Self.changes.contains(local) || Self.changesOfProperties.contains(local) {
      ids.append(tree.attribute(node, "id") ?? "")
      if tree.attribute(node, "author") == nil { faults.append("\(local) without author") }
    }
    switch local {
    case "pPr":
      let places = names.compactMap(Self.paragraphProperties.firstIndex)
      if places != places.sorted() || Set(places).count < places.count { faults.append("order of pPr: \(names)") }
      if parent == "pPrChange", names.contains(where: { ["rPr", "sectPr", "pPrChange"].contains($0) }) {
        faults.append("pPrChange holds \(names)")
      }
    case "rPr":
      if names.contains("rPrChange"), names.last != "rPrChange" { faults.append("rPrChange is not last") }
      let marks = names.indices.filter { Self.changes.contains(names[$0]) }
      if marks != Array(marks.indices) { faults.append("the mark's change is not first: \(names)") }
      if !marks.isEmpty, parent != "pPr" { faults.append("the change of a mark in \(parent)") }
    case "trPr":
      let first = names.firstIndex { ["ins", "del", "trPrChange"].contains($0) } ?? names.endIndex
      if names[first...].contains(where: { !["ins", "del", "trPrChange"].contains($0) }) {
        faults.append("order of trPr: \(names)")
      }
      if first == names.startIndex { faults.append("trPr without a property: \(names)") }
    case "t", "instrText": if around.contains("del") { faults.append("\(local) in del") }
    case "delText", "delInstrText": if !around.contains("del") { faults.append("\(local) without del") }
    case "p": if Self.changes.contains(parent) || parent == "p" || parent == "r" { faults.append("p in \(parent)") }
    case "r": if ["body", "tc", "footnote", "r"].contains(parent) { faults.append("r in \(parent)") }
    case "tc": if names.last != "p" { faults.append("tc ends with \(names.last ?? "nothing")") }
    case _ where Self.changes.contains(local) && !["rPr", "trPr"].contains(parent):
      if around.contains(local) { faults.append("\(local) in \(local)") }
      if parent == "r" { faults.append("\(local) in r") }
    default: break
    }
  }
}

extension MarkupStructure {
  /// The faults of a whole file: of its parts, and of what they name.
  static func faults(_ bytes: [UInt8]) throws -> [String] {
    let archive = try OfficeArchive(bytes)
    var faults: [String] = []
    var ids: [String] = []
    let types = try XMLTree("[Content_Types].xml", in: archive)
    let declared = Set(
      types.children(types.root).compactMap { types.attribute($0, "PartName") ?? types.attribute($0, "Extension") })
    for name in archive.names {
      let ending = name.split(separator: ".").last.map(String.init) ?? ""
      if name != types.part, !declared.contains("/\(name)"), !declared.contains(ending) {
        faults.append("\(name) has no content type")
      }
      guard name.hasSuffix(".xml"), name.hasPrefix("word/") else { continue }
      let structure = MarkupStructure(try XMLTree(name, in: archive))
      faults += structure.faults.map { "\(name): \($0)" }
      ids += structure.ids
    }
    for name in archive.names where name.hasSuffix(".rels") {
      let tree = try XMLTree(name, in: archive)
      for node in tree.children(tree.root) where tree.attribute(node, "TargetMode") != "External" {
        let target = tree.attribute(node, "Target") ?? ""
        let folder = name.hasPrefix("word/") ? "word/" : ""
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        if !archive.names.contains(path) { faults.append("\(name) names \(target), which is not there") }
      }
    }
    if Set(ids).count < ids.count { faults.append("ids of changes are not unique") }
    return faults
  }
}
