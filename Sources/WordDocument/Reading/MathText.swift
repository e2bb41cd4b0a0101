import OfficePackage

/// The words and signs of a formula (`m:oMath`, ECMA-376 part 1, chapter 22.1) in one line.
///
/// Fractions, powers, indices and roots are written with the signs that people type for them.
enum MathText {
  static func text(_ node: XMLTree.Node, in tree: XMLTree) -> String {
    var result = ""
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      switch name.local {
      case "t": result += tree.words(child)
      case "f": result += part("num", child, tree, group: true) + "/" + part("den", child, tree, group: true)
      case "sSup": result += part("e", child, tree) + "^" + part("sup", child, tree, group: true)
      case "sSub": result += part("e", child, tree) + "_" + part("sub", child, tree, group: true)
      case "rad": result += part("deg", child, tree) + "√" + part("e", child, tree, group: true)
      case "nary":
        result += sign("naryPr", "chr", of: child, tree) ?? "∫"
        let bounds = [("_", part("sub", child, tree, group: true)), ("^", part("sup", child, tree, group: true))]
        for (mark, bound) in bounds where !bound.isEmpty { result += mark + bound }
        result += " " + part("e", child, tree)
      case "d":
        let open = sign("dPr", "begChr", of: child, tree) ?? "("
        result += open + text(child, in: tree) + (sign("dPr", "endChr", of: child, tree) ?? ")")
      case "del", "moveFrom", "rPr", "ctrlPr": break
      default: result += text(child, in: tree)
      }
    }
    return result
  }

  /// A sign that the properties of an element name.
  private static func sign(_ properties: String, _ local: String, of node: XMLTree.Node, _ tree: XMLTree) -> String? {
    tree.children(node).first { tree.name($0)?.local == properties }
      .flatMap { node in tree.children(node).first { tree.name($0)?.local == local } }.flatMap {
        tree.attribute($0, "val")
      }
  }

  private static func part(_ local: String, _ node: XMLTree.Node, _ tree: XMLTree, group: Bool = false) -> String {
    guard let child = tree.children(node).first(where: { tree.name($0)?.local == local }) else { return "" }
    let text = text(child, in: tree)
    return group && text.count > 1 && !text.allSatisfy({ $0.isNumber || $0.isLetter }) ? "(\(text))" : text
  }
}
