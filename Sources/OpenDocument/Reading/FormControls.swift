import OfficeOpenXML

/// The controls of a text's forms, by the names with which the text refers to them (OpenDocument 1.3 part 3, chapter
/// 13).
struct FormControls: Sendable {
  struct Control: Sendable {
    /// The typed or chosen value; empty if there is none, `nil` if it is unknown.
    let shown: String?
    /// Whether it can be filled in.
    let holdsAnswer: Bool
  }

  private var controls: [String: Control] = [:]

  init(of text: XMLTree.Node, in tree: XMLTree) {
    for node in tree.children(text) where tree.name(node)?.local == "forms" { read(node, tree) }
  }

  subscript(id: String) -> Control? { controls[id] }

  private mutating func read(_ container: XMLTree.Node, _ tree: XMLTree) {
    for node in tree.children(container) {
      guard let name = tree.name(node), name.namespace == .openForm else { continue }
      if name.local == "form" {
        read(node, tree)
      } else if let id = tree.attribute(node, "id"), controls.count < 100_000 {
        controls[id] = Self.control(node, name.local, tree)
      }
    }
  }

  private static func control(_ node: XMLTree.Node, _ local: String, _ tree: XMLTree) -> Control {
    func value(_ names: String...) -> String { names.lazy.compactMap { tree.attribute(node, $0) }.first ?? "" }
    switch local {
    case "text", "textarea", "formatted-text", "number", "date", "time", "combobox":
      return Control(shown: value("current-value", "value"), holdsAnswer: true)
    case "checkbox":
      let state = value("current-state", "state")
      return Control(shown: mark(state == "checked", value("label")), holdsAnswer: true)
    case "radio":
      return Control(shown: mark(value("current-selected", "selected") == "true", value("label")), holdsAnswer: true)
    case "listbox": return Control(shown: chosen(node, tree), holdsAnswer: true)
    case "fixed-text": return Control(shown: value("label"), holdsAnswer: false)
    // Passwords are never shown.
    case "password", "file", "grid", "generic-control", "value-range": return Control(shown: nil, holdsAnswer: true)
    default: return Control(shown: nil, holdsAnswer: false)
    }
  }

  private static func mark(_ isOn: Bool, _ label: String) -> String {
    (isOn ? "☒" : "☐") + (label.isEmpty ? "" : " " + label)
  }

  private static func chosen(_ node: XMLTree.Node, _ tree: XMLTree) -> String {
    let options = tree.children(node).filter { tree.name($0)?.local == "option" }
    return options.filter { option in
      (tree.attribute(option, "current-selected") ?? tree.attribute(option, "selected")) == "true"
    }
    .compactMap { tree.attribute($0, "label") }.joined(separator: ", ")
  }
}
