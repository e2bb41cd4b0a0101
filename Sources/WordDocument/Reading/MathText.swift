import OfficePackage

/// The words and signs of a formula (`m:oMath`, ECMA-376 part 1, chapter 22.1) in one line.
///
/// Fractions, powers, indices and roots are written with the signs that people type for them; what stands in a grid has
/// commas between columns and semicolons between rows.
enum MathText {
  static func text(_ node: XMLTree.Node, in tree: XMLTree) -> String {
    var result = ""
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      switch name.local {
      case "t": result += tree.words(child)
      case "f": result += part("num", child, tree, group: true) + "/" + part("den", child, tree, group: true)
      case "sSup", "sSub", "sSubSup", "limLow", "limUpp":
        result += part("e", child, tree) + bounds(of: child, tree)
        // A word after it would read as part of the bound.
        if name.local.hasPrefix("lim") { result += " " }
      case "sPre": result += bounds(of: child, tree) + part("e", child, tree)
      case "rad": result += part("deg", child, tree) + "√" + part("e", child, tree, group: true)
      case "nary":
        result +=
          (sign("naryPr", "chr", of: child, tree) ?? "∫") + bounds(of: child, tree) + " " + part("e", child, tree)
      case "func": result += part("fName", child, tree).trimmed + " " + part("e", child, tree)
      case "acc": result += accented(child, tree)
      case "d":
        let open = sign("dPr", "begChr", of: child, tree) ?? "("
        let parts = all("e", child, tree).joined(separator: sign("dPr", "sepChr", of: child, tree) ?? "|")
        result += open + parts + (sign("dPr", "endChr", of: child, tree) ?? ")")
      case "m": result += grid(child, tree)
      case "eqArr": result += all("e", child, tree).joined(separator: "; ")
      case "del", "moveFrom", "rPr", "ctrlPr": break
      default: result += text(child, in: tree)
      }
    }
    return result
  }

  /// What stands below and above.
  private static func bounds(of node: XMLTree.Node, _ tree: XMLTree) -> String {
    var result = ""
    for (mark, local) in [("_", "sub"), ("^", "sup")] {
      let bound = part(local, node, tree, group: true)
      if !bound.isEmpty { result += mark + bound }
    }
    let limit = part("lim", node, tree, group: true)
    if !limit.isEmpty { result += (tree.name(node)?.local == "limUpp" ? "^" : "_") + limit }
    return result
  }

  /// A letter with its accent, which is a combining character or has one; more letters with it before them.
  private static func accented(_ node: XMLTree.Node, _ tree: XMLTree) -> String {
    let (base, accent) = (part("e", node, tree), sign("accPr", "chr", of: node, tree) ?? "\u{302}")
    let combining: [String: String] = [
      "´": "\u{301}", "`": "\u{300}", "ˇ": "\u{30C}", "˘": "\u{306}", "˙": "\u{307}", "¨": "\u{308}", "^": "\u{302}",
      "~": "\u{303}", "¯": "\u{304}", "→": "\u{20D7}",
    ]
    let sign = combining[accent] ?? accent
    guard base.count == 1, sign.unicodeScalars.allSatisfy({ $0.properties.canonicalCombiningClass != .notReordered })
    else { return base }
    return base + sign
  }

  private static func grid(_ node: XMLTree.Node, _ tree: XMLTree) -> String {
    tree.children(node).filter { tree.name($0)?.local == "mr" }.map { all("e", $0, tree).joined(separator: ", ") }
      .joined(separator: "; ")
  }

  private static func all(_ local: String, _ node: XMLTree.Node, _ tree: XMLTree) -> [String] {
    tree.children(node).filter { tree.name($0)?.local == local }.map { text($0, in: tree) }
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

extension String {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
