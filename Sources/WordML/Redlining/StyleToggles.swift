import OfficeOpenXML

/// Which toggle properties styles turn on in words (ECMA-376, part 1, section 17.7.3).
struct StyleToggles {
  private struct Style {
    var base: String?
    var toggles: [String: Bool] = [:]
  }

  private var styles: [String: Style] = [:]
  private var defaults: [String: Bool] = [:]
  private var defaultParagraph: String?

  static let names: Set<String> = [
    "b", "i", "caps", "smallCaps", "strike", "outline", "shadow", "emboss", "imprint", "vanish",
  ]
  /// The longest chain of styles, which also ends cycles.
  private static let chainLimit = 32

  init(_ tree: XMLTree?) {
    guard let tree else { return }
    for node in tree.children(tree.root) {
      if tree.isWord(node, "docDefaults") {
        let properties = tree.child(node, "rPrDefault").flatMap { tree.child($0, "rPr") }
        defaults = properties.map { Self.toggles($0, tree) } ?? [:]
      }
      guard tree.isWord(node, "style"), let id = tree.attribute(node, "styleId"), styles[id] == nil else { continue }
      styles[id] = Style(
        base: tree.value(node, "basedOn"), toggles: tree.child(node, "rPr").map { Self.toggles($0, tree) } ?? [:])
      if tree.attribute(node, "type") == "paragraph", ["1", "true", "on"].contains(tree.attribute(node, "default")) {
        defaultParagraph = id
      }
    }
  }

  static func toggles(_ properties: XMLTree.Node, _ tree: XMLTree) -> [String: Bool] {
    var result: [String: Bool] = [:]
    for child in tree.children(properties) {
      guard let name = tree.name(child), name.namespace == .word, names.contains(name.local) else { continue }
      result[name.local] = tree.isOn(child)
    }
    return result
  }

  /// Whether a property is on in a paragraph style and a character style together, disregarding direct formatting.
  func isOn(_ toggle: String, paragraph: String?, character: String?) -> Bool {
    if defaults[toggle] == true { return true }
    return value(toggle, paragraph ?? defaultParagraph) != value(toggle, character)
  }

  private func value(_ toggle: String, _ style: String?) -> Bool {
    var next = style
    for _ in 0..<Self.chainLimit {
      guard let id = next, let found = styles[id] else { return false }
      if let value = found.toggles[toggle] { return value }
      next = found.base
    }
    return false
  }
}
