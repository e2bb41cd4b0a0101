import OfficeOpenXML

/// The form fields and foreign fields that LibreOffice keeps from Word files (`field:fieldmark`): check boxes,
/// drop-down lists, and fields with their code and result.
struct FieldMarks: Sendable {
  /// The marks followed by a code, up to a separator; the others begin with their result.
  private var coded: Set<XMLTree.Node> = []
  private var open: [(mark: XMLTree.Node, isInCode: Bool)] = []

  init(of text: XMLTree.Node, in tree: XMLTree) {
    guard tree.holds("fieldmark-separator") else { return }
    var starts: [XMLTree.Node] = []
    find(text, tree, &starts)
  }

  private mutating func find(_ node: XMLTree.Node, _ tree: XMLTree, _ starts: inout [XMLTree.Node]) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "fieldmark-start": starts.append(child)
      case "fieldmark-separator": if let start = starts.last { coded.insert(start) }
      case "fieldmark-end": _ = starts.popLast()
      case "tracked-changes", nil: break
      default: find(child, tree, &starts)
      }
    }
  }

  /// Whether words here are the code of a field.
  var isInCode: Bool { open.contains(where: \.isInCode) }

  /// Processes a mark, and returns what it shows by itself.
  mutating func pass(_ node: XMLTree.Node, _ local: String, in tree: XMLTree) -> String? {
    switch local {
    case "fieldmark-start":
      // Word opens a few; a hostile file any number.
      if open.count < 50 { open.append((node, coded.contains(node))) }
      return Self.own(node, in: tree)
    case "fieldmark-separator": if let last = open.indices.last { open[last].isInCode = false }
    case "fieldmark-end": _ = open.popLast()
    default: return Self.own(node, in: tree)
    }
    return nil
  }

  /// The state of a check box, the chosen entry of a list.
  private static func own(_ node: XMLTree.Node, in tree: XMLTree) -> String? {
    guard let type = tree.attribute(node, "type") else { return nil }
    let isBox = type.hasSuffix("FORMCHECKBOX")
    guard isBox || type.hasSuffix("FORMDROPDOWN") else { return nil }
    var (entries, chosen, isOn): ([String], Int, Bool) = ([], 0, false)
    for child in tree.children(node) where tree.name(child)?.local == "param" {
      let value = tree.attribute(child, "value") ?? ""
      switch tree.attribute(child, "name") {
      case "Dropdown_ListEntry": entries.append(value)
      case "Dropdown_Selected": chosen = OpenNumber.read(value) ?? 0
      case "Checkbox_Checked": isOn = value == "true" || value == "1"
      default: break
      }
    }
    if isBox { return isOn ? "☒" : "☐" }
    return entries.indices.contains(chosen) ? entries[chosen] : nil
  }
}
