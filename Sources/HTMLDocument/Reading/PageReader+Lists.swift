import MarkdownText

extension PageReader {
  mutating func list(_ node: HTMLTree.Node, _ style: Declarations, _ context: Context) -> [Block] {
    var items: [ListItem] = []
    let own = itemNodes(of: node)
    var counter = ListCounter(
      node, in: tree, style: style.listStyle, count: own.count { !$0.isStray && tree.name($0.node) == "li" })
    for item in own {
      if item.isStray {
        // A list directly within a list belongs to the item before it.
        var flow = BlockFlow()
        visit(item.node, context, &flow)
        let blocks = flow.finish()
        bytes += flow.line.bytes
        guard !blocks.isEmpty else { continue }
        if let last = items.popLast() {
          items.append(ListItem(mark: last.mark, blocks: last.blocks + blocks))
        } else {
          items.append(ListItem(mark: .none, blocks: blocks))
        }
        continue
      }
      let look = rules.declarations(for: item.node, in: tree)
      if isHidden(item.node, look) {
        hide(item.node)
        continue
      }
      let blocks = blocks(in: item.node, context.within(item.node, in: tree, look))
      if blocks.isEmpty, holdsChange(item.node) { continue }
      let mark = counter.mark(of: item.node, in: tree, style: look.listStyle, isOurs: isOurs)
      items.append(ListItem(mark: mark, blocks: blocks))
    }
    return ListItem.blocks(of: items)
  }

  /// The items, including those wrapped in a form or a change.
  private mutating func itemNodes(of list: HTMLTree.Node) -> [(node: HTMLTree.Node, isStray: Bool)] {
    var result: [(node: HTMLTree.Node, isStray: Bool)] = []
    for child in tree.children(list) {
      guard tree.isElement(child) else {
        if !tree.text(child).allSatisfy(\.isWhitespace) { result.append((child, true)) }
        continue
      }
      switch tree.name(child) {
      case "li": if !notes.bodies.contains(child) { result.append((child, false)) }
      case "ins", "del":
        guard isShown(child) else {
          leave(child)
          continue
        }
        if tree.elements(child).contains(where: { tree.name($0) == "li" }) {
          result += tree.elements(child).map { ($0, tree.name($0) != "li") }
        } else {
          result.append((child, true))
        }
      default: result.append((child, true))
      }
    }
    return result
  }
}
