/// A MathML formula as TeX if the page contains that, else as its characters in one line.
enum MathWords {
  static func text(_ math: HTMLTree.Node, in tree: HTMLTree) -> String {
    let all = tree.descendants(math)
    let tex = all.first {
      tree.name($0) == "annotation" && (tree.attribute($0, "encoding") ?? "").lowercased().contains("tex")
    }
    if let tex { return tree.words(tex).trimmed }
    var result = ""
    write(math, in: tree, to: &result)
    return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func write(_ node: HTMLTree.Node, in tree: HTMLTree, to result: inout String) {
    func group(_ node: HTMLTree.Node) -> String {
      var inner = ""
      write(node, in: tree, to: &inner)
      inner = inner.trimmed
      return inner.count > 1 ? "{\(inner)}" : inner
    }
    guard tree.isElement(node) else { return result += tree.text(node) }
    let parts = tree.elements(node)
    switch tree.name(node) {
    case "annotation", "annotation-xml": break
    case "mfrac" where parts.count == 2: result += "\\frac{\(group(parts[0]))}{\(group(parts[1]))}"
    case "msqrt": result += "\\sqrt{" + parts.map(group).joined() + "}"
    case "msup" where parts.count == 2: result += "\(group(parts[0]))^\(group(parts[1]))"
    case "msub" where parts.count == 2: result += "\(group(parts[0]))_\(group(parts[1]))"
    default: for child in tree.children(node) { write(child, in: tree, to: &result) }
    }
  }
}
