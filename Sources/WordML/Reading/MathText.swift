import DocumentModel
import OfficeOpenXML

/// The words and symbols of a formula (`m:oMath`, ECMA-376 part 1, chapter 22.1) in one line.
///
/// Insertions and deletions in a formula are included or not according to the view: runs within `w:ins` and `w:del`,
/// runs whose properties mark them, and structures whose `m:ctrlPr` does; if a structure is omitted, its parts remain.
///
/// Fractions, powers, indices and roots are written with the usual typed characters; a grid has commas between columns
/// and semicolons between rows.
struct MathText {
  let tree: XMLTree
  let reading: Reading

  func text(_ node: XMLTree.Node) -> String {
    var result = ""
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      if isGone(child) {
        result += text(child)
        continue
      }
      switch name.local {
      case "t", "delText": result += tree.words(child)
      case "r": if !isGoneRun(child) { result += text(child) }
      case "f": result += part("num", child, group: true) + "/" + part("den", child, group: true)
      case "sSup", "sSub", "sSubSup", "limLow", "limUpp":
        result += part("e", child) + bounds(of: child)
        // A word after it would read as part of the bound.
        if name.local.hasPrefix("lim") { result += " " }
      case "sPre": result += bounds(of: child) + part("e", child)
      case "rad": result += part("deg", child) + "√" + part("e", child, group: true)
      case "nary":
        result +=
          (sign("naryPr", "chr", of: child) ?? "∫") + bounds(of: child) + " " + part("e", child)
      case "func": result += part("fName", child).trimmed + " " + part("e", child)
      case "acc": result += accented(child)
      case "d":
        let open = sign("dPr", "begChr", of: child) ?? "("
        let parts = all("e", child).joined(separator: sign("dPr", "sepChr", of: child) ?? "|")
        result += open + parts + (sign("dPr", "endChr", of: child) ?? ")")
      case "m": result += grid(child)
      case "eqArr": result += all("e", child).joined(separator: "; ")
      case "ins", "moveTo": if reading == .accepted { result += text(child) }
      case "del", "moveFrom": if reading == .rejected { result += text(child) }
      case let local where local == "ctrlPr" || local.hasSuffix("Pr"): break
      default: result += text(child)
      }
    }
    return result
  }

  /// Whether the structure itself (a fraction, a power) was inserted or deleted, whatever happens to its content.
  private func isGone(_ node: XMLTree.Node) -> Bool {
    for properties in tree.children(node) where tree.name(properties)?.local.hasSuffix("Pr") == true {
      for control in tree.children(properties) where tree.name(control)?.local == "ctrlPr" { return isChanged(control) }
    }
    return false
  }

  private func isGoneRun(_ run: XMLTree.Node) -> Bool { tree.child(run, "rPr").map(isChanged) ?? false }

  private func isChanged(_ properties: XMLTree.Node) -> Bool {
    let names = reading == .accepted ? ["del", "moveFrom"] : ["ins", "moveTo"]
    return names.contains { name in
      tree.child(properties, name) != nil || tree.child(properties, "rPr").map { tree.child($0, name) != nil } == true
    }
  }

  /// The content below and above.
  private func bounds(of node: XMLTree.Node) -> String {
    var result = ""
    for (mark, local) in [("_", "sub"), ("^", "sup")] {
      let bound = part(local, node, group: true)
      if !bound.isEmpty { result += mark + bound }
    }
    let limit = part("lim", node, group: true)
    if !limit.isEmpty { result += (tree.name(node)?.local == "limUpp" ? "^" : "_") + limit }
    return result
  }

  /// A letter with its accent, which is or has a combining character; several letters with it before them.
  private func accented(_ node: XMLTree.Node) -> String {
    let (base, accent) = (part("e", node), sign("accPr", "chr", of: node) ?? "\u{302}")
    let combining: [String: String] = [
      "´": "\u{301}", "`": "\u{300}", "ˇ": "\u{30C}", "˘": "\u{306}", "˙": "\u{307}", "¨": "\u{308}", "^": "\u{302}",
      "~": "\u{303}", "¯": "\u{304}", "→": "\u{20D7}",
    ]
    let sign = combining[accent] ?? accent
    guard base.count == 1, sign.unicodeScalars.allSatisfy({ $0.properties.canonicalCombiningClass != .notReordered })
    else { return base }
    return base + sign
  }

  private func grid(_ node: XMLTree.Node) -> String {
    tree.children(node).filter { tree.name($0)?.local == "mr" }.map { all("e", $0).joined(separator: ", ") }
      .joined(separator: "; ")
  }

  private func all(_ local: String, _ node: XMLTree.Node) -> [String] {
    tree.children(node).filter { tree.name($0)?.local == local }.map { text($0) }
  }

  /// A symbol named in the properties of an element.
  private func sign(_ properties: String, _ local: String, of node: XMLTree.Node) -> String? {
    tree.children(node).first { tree.name($0)?.local == properties }
      .flatMap { node in tree.children(node).first { tree.name($0)?.local == local } }.flatMap {
        tree.attribute($0, "val")
      }
  }

  private func part(_ local: String, _ node: XMLTree.Node, group: Bool = false) -> String {
    guard let child = tree.children(node).first(where: { tree.name($0)?.local == local }) else { return "" }
    let text = text(child)
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
