import OfficeOpenXML

/// A MathML 3 formula in one line of plain characters, with the usual characters for fractions, powers, indices and
/// roots.
enum MathMarkup {
  static func text(_ node: XMLTree.Node, in tree: XMLTree) -> String {
    var result = ""
    for child in tree.children(node) {
      guard let name = tree.name(child) else { continue }
      result += element(child, name.local, tree)
    }
    return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func element(_ node: XMLTree.Node, _ local: String, _ tree: XMLTree) -> String {
    func part(_ index: Int, group: Bool = false) -> String {
      let parts = tree.children(node).filter(tree.isElement)
      guard parts.indices.contains(index), let name = tree.name(parts[index]) else { return "" }
      let text = element(parts[index], name.local, tree)
      let isOne = text.count < 2 || text.allSatisfy { $0.isNumber || $0.isLetter } || text.hasPrefix("(")
      return group && !isOne ? "(\(text))" : text
    }
    switch local {
    case "mi", "mn", "mtext", "ms": return tree.words(node).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    case "mo":
      let sign = tree.words(node).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      // Invisible operators: function application, invisible times and comma.
      return sign.unicodeScalars.allSatisfy { (0x2061...0x2064).contains($0.value) } ? "" : sign
    case "mspace": return " "
    case "annotation", "annotation-xml", "mphantom", "none", "mprescripts": return ""
    case "mfrac": return part(0, group: true) + "/" + part(1, group: true)
    case "msup", "mover": return part(0, group: true) + accent(part(1, group: true), local == "mover")
    case "msub", "munder": return part(0, group: true) + "_" + part(1, group: true)
    case "msubsup", "munderover":
      return part(0, group: true) + "_" + part(1, group: true) + "^" + part(2, group: true)
    case "msqrt": return "√" + grouped(text(node, in: tree))
    case "mroot": return part(1) + "√" + part(0, group: true)
    case "mtable":
      return tree.children(node).filter(tree.isElement).map { row in
        tree.children(row).filter(tree.isElement).map { text($0, in: tree) }.joined(separator: ", ")
      }
      .joined(separator: "; ")
    case "mfenced":
      let inner = tree.children(node).filter(tree.isElement).compactMap { child in
        tree.name(child).map { element(child, $0.local, tree) }
      }
      return (tree.attribute(node, "open") ?? "(") + inner.joined(separator: ", ")
        + (tree.attribute(node, "close") ?? ")")
    default: return text(node, in: tree)
    }
  }

  /// The content above: a combining accent, or a power.
  private static func accent(_ sign: String, _ isOver: Bool) -> String {
    guard isOver else { return "^" + sign }
    let combining = ["^": "\u{302}", "~": "\u{303}", "¯": "\u{304}", "→": "\u{20D7}", "˙": "\u{307}", "¨": "\u{308}"]
    return combining[sign] ?? (sign.isEmpty ? "" : "^" + sign)
  }

  private static func grouped(_ text: String) -> String { text.count > 1 ? "(\(text))" : text }
}
