import DocumentModel

extension PageReader {
  /// The typed or chosen values as the page shows them; never all the options.
  mutating func control(_ node: HTMLTree.Node, _ name: String, _ context: Context, _ flow: inout BlockFlow) {
    var inner = context
    inner.format.code = false
    if name != "button" { leave(node) }
    let isSeen = context.isVisible && !(name == "input" && tree.attribute(node, "type")?.lowercased() == "hidden")
    if isSeen { flow.line.beginBox() }
    defer { if isSeen { flow.line.endBox() } }
    switch name {
    case "input": input(node, inner, &flow)
    case "select":
      let chosen = chosenOptions(of: node).joined(separator: ", ")
      words(chosen, inner, &flow)
    case "textarea":
      inner.whiteSpace = .all
      words(tree.words(node).trimmedOfNewlines, inner, &flow)
    case "button":
      // A form's buttons only operate the form.
      let type = tree.attribute(node, "type")?.lowercased() ?? (context.isInForm ? "submit" : "button")
      if type == "button" { walk(node, context, &flow) } else { leave(node) }
    default: break
    }
  }

  private mutating func input(_ node: HTMLTree.Node, _ context: Context, _ flow: inout BlockFlow) {
    switch tree.attribute(node, "type")?.lowercased() ?? "text" {
    case "checkbox", "radio": words(tree.has(node, "checked") ? "☒ " : "☐ ", context, &flow)
    case "hidden", "submit", "reset", "button", "file", "color", "range", "password": break
    case "image": if context.isVisible { losses.images += 1 }
    default:
      var inner = context
      inner.whiteSpace = .normal
      words(tree.attribute(node, "value") ?? "", inner, &flow)
    }
  }

  /// The selected options; if none is selected, a drop-down list shows its first, unless that is only a prompt (WHATWG
  /// HTML, section 4.10.7).
  private func chosenOptions(of select: HTMLTree.Node) -> [String] {
    let options = tree.descendants(select).filter { tree.name($0) == "option" }
    let chosen = options.filter { tree.has($0, "selected") }
    if !chosen.isEmpty {
      let shown = tree.has(select, "multiple") ? chosen : [chosen[chosen.count - 1]]
      return shown.map(label)
    }
    let rows = tree.attribute(select, "size").flatMap(ListCounter.integer) ?? 1
    guard !tree.has(select, "multiple"), rows <= 1, let first = options.first(where: { !tree.has($0, "disabled") }),
      first == options.first, tree.attribute(first, "value") != ""
    else { return [] }
    return [label(first)]
  }

  private func label(_ option: HTMLTree.Node) -> String {
    tree.attribute(option, "label").flatMap { $0.isEmpty ? nil : $0 } ?? tree.words(option).trimmed
  }
}

extension String {
  var trimmedOfNewlines: String {
    var rest = self[...]
    while rest.last?.isNewline == true { rest = rest.dropLast() }
    return String(rest)
  }
}
