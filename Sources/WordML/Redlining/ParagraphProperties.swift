import OfficeOpenXML

/// The properties of a paragraph as a redline needs them: those that a change can restore (`CT_PPrBase`), those of the
/// mark, and those of the section that it ends.
struct ParagraphProperties {
  /// The children that a `w:pPrChange` may contain, concatenated.
  var base: [UInt8] = []
  /// The children of the mark's `w:rPr`, without its tracked changes.
  var mark: [UInt8] = []
  /// The existing change of the mark's own properties.
  var markChange: [UInt8] = []
  var section: XMLTree.Node?
  /// The existing `w:pPrChange`.
  var change: [UInt8] = []
  /// The children that it restores; `nil` if there is none.
  var restored: [UInt8]?

  init() {}

  /// Of the new file, unchanged.
  init(_ node: XMLTree.Node?, of part: PartText) {
    guard let node else { return }
    let tree = part.tree
    for child in tree.children(node) where tree.isElement(child) {
      switch tree.name(child)?.local ?? "" {
      case "rPr":
        (mark, markChange) = Self.runProperties(child, tree)
        if part.view != .marked { markChange = [] }
      case "sectPr": section = child
      case "pPrChange": if part.view == .marked { change = Array(tree.bytes[tree.range(child)]) }
      default: break
      }
    }
    guard let shown = Self.base(node, tree, part.view) else { return }
    for child in tree.children(shown) where Self.isBase(child, tree) { base += tree.bytes[tree.range(child)] }
    guard part.view == .marked, let change = tree.child(node, "pPrChange") else { return }
    restored =
      tree.child(change, "pPr").map { before in
        tree.children(before).filter { Self.isBase($0, tree) }.flatMap { tree.bytes[tree.range($0)] }
      } ?? []
  }

  /// Of the old file, with references imported into the new one.
  init(_ node: XMLTree.Node?, of part: PartText, copier: OldCopy) {
    guard let node else { return }
    let tree = part.tree
    section = tree.child(node, "sectPr")
    if let properties = tree.child(node, "rPr") {
      for child in tree.children(properties) where !Self.isMarkChange(child, tree) && tree.isElement(child) {
        mark += copier.copy(child, in: tree)
      }
    }
    guard let restored = Self.base(node, tree, part.view) else { return }
    for child in tree.children(restored) where Self.isBase(child, tree) { base += copier.copy(child, in: tree) }
  }

  /// The element whose children are the properties in that view: before a change, those that it would restore.
  static func base(_ properties: XMLTree.Node, _ tree: XMLTree, _ view: RevisionView) -> XMLTree.Node? {
    guard view == .rejected, let change = tree.child(properties, "pPrChange") else { return properties }
    return tree.child(change, "pPr")
  }

  private static func isBase(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    guard tree.isElement(node) else { return false }
    switch tree.name(node)?.local {
    case "rPr", "sectPr", "pPrChange": return false
    default: return true
    }
  }

  private static func isMarkChange(_ node: XMLTree.Node, _ tree: XMLTree) -> Bool {
    switch tree.name(node)?.local {
    case "ins", "del", "moveFrom", "moveTo": true
    default: false
    }
  }

  private static func runProperties(_ node: XMLTree.Node, _ tree: XMLTree) -> (own: [UInt8], change: [UInt8]) {
    var result: (own: [UInt8], change: [UInt8]) = ([], [])
    for child in tree.children(node) where tree.isElement(child) && !isMarkChange(child, tree) {
      if tree.isWord(child, "rPrChange") {
        result.change += tree.bytes[tree.range(child)]
      } else {
        result.own += tree.bytes[tree.range(child)]
      }
    }
    return result
  }
}
