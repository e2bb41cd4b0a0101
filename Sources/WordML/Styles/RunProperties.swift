import OfficeOpenXML

/// The properties in a `w:rPr`, as far as the text shows them (ECMA-376 part 1, section 17.3.2); `nil` if unspecified.
struct RunProperties: Sendable, Hashable {
  enum Position: Sendable, Hashable { case raised, lowered, line }

  var style: String?
  var bold: Bool?
  var italic: Bool?
  var strike: Bool?
  var position: Position?
  var hidden: Bool?
  var font: String?
  /// Underlined or highlighted.
  var marked: Bool?

  init() {}

  /// - Parameter node: the `w:rPr` element.
  init(_ node: XMLTree.Node, in tree: XMLTree) {
    for child in tree.children(node) {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      switch name.local {
      case "rStyle": style = tree.attribute(child, "val")
      case "b": bold = tree.isOn(child)
      case "i": italic = tree.isOn(child)
      case "strike", "dstrike": strike = (strike ?? false) || tree.isOn(child)
      case "vanish": hidden = tree.isOn(child)
      case "u", "highlight": marked = (marked ?? false) || tree.attribute(child, "val") != "none"
      case "vertAlign":
        switch tree.attribute(child, "val") {
        case "superscript": position = .raised
        case "subscript": position = .lowered
        default: position = .line
        }
      case "rFonts": font = tree.attribute(child, "ascii") ?? tree.attribute(child, "hAnsi")
      default: break
      }
    }
  }

  /// With unspecified properties taken from others, such as those of a style.
  func filled(from other: RunProperties) -> RunProperties {
    var result = self
    result.bold = bold ?? other.bold
    result.italic = italic ?? other.italic
    result.strike = strike ?? other.strike
    result.position = position ?? other.position
    result.hidden = hidden ?? other.hidden
    result.font = font ?? other.font
    result.marked = marked ?? other.marked
    return result
  }
}

extension XMLTree {
  /// Whether a Boolean property is on (ECMA-376 part 1, section 17.17.4).
  func isOn(_ node: Node) -> Bool {
    switch attribute(node, "val") {
    case "0", "false", "off": false
    default: true
    }
  }
}
