import OfficeOpenXML

extension StoryReader {
  mutating func readList(_ node: XMLTree.Node) {
    list?.item?.sublists += 1
    let outer = list
    let style = tree.attribute(node, "style-name")
    if let outer {
      // If an item has several lists, each restarts, unless it says otherwise.
      let goesOn = tree.attribute(node, "continue-numbering").map { $0 == "true" }
      let restarts = goesOn.map(!) ?? (outer.restarts || outer.item.map { $0.sublists > 1 } ?? false)
      list = OpenList(name: outer.name, style: style ?? outer.style, level: outer.level + 1, restarts: restarts)
    } else {
      let begun = names.begin(node, in: tree, style: style)
      list = OpenList(name: begun.name, style: style, level: 0, restarts: begun.restarts)
    }
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "list-item", "list-header": readItem(child)
      // Marks of changes, and misplaced content in a list.
      default: if tree.isElement(child) { readStray(child) }
      }
    }
    let stillToBegin = list?.restarts ?? false
    list = outer
    list?.restarts = stillToBegin
    // Writer gives an item's number to its first paragraph only; if that belongs to a nested list, the item has none.
    list?.item?.isNumbered = true
  }

  private mutating func readItem(_ node: XMLTree.Node) {
    var item = OpenList.Item(isHeader: tree.isText(node, "list-header"))
    item.start = tree.attribute(node, "start-value").flatMap(OpenNumber.read).map { max($0, 0) }
    item.style = tree.attribute(node, "style-override")
    list?.item = item
    readBlocks(node)
    list?.item = nil
  }

  private mutating func readStray(_ node: XMLTree.Node) {
    guard let name = tree.name(node), name.namespace == .openText else { return }
    switch name.local {
    case "change-start", "change-end", "change": changeMark(node, name.local)
    default: readItem(node)
    }
  }

  mutating func readNumberedParagraph(_ node: XMLTree.Node) {
    let outer = list
    let style = tree.attribute(node, "style-name")
    let level = tree.attribute(node, "level").flatMap(OpenNumber.read) ?? 1
    var opened = OpenList(
      name: names.numberedParagraph(id: tree.attribute(node, "list-id"), style: style ?? ""), style: style,
      level: min(max(level, 1), ListLevel.count) - 1)
    opened.item = OpenList.Item(start: tree.attribute(node, "start-value").flatMap(OpenNumber.read).map { max($0, 0) })
    list = opened
    readBlocks(node)
    list = outer
  }

  /// The source of a paragraph's number; `nil` if it is in no list.
  mutating func place(
    of node: XMLTree.Node, _ style: StyleSheet.Paragraph, heading: Int?, _ isHeading: Bool
  ) -> ListPlace? {
    guard let list else { return heading.flatMap { outlinePlace(of: node, style, heading: $0) } }
    let item = list.item
    var place = ListPlace(list: list.name, style: item?.style ?? list.style ?? "", level: list.level)
    place.counts = item.map { !$0.isHeader && !$0.isNumbered } ?? false
    place.start = item?.start
    place.restarts = list.restarts
    self.list?.restarts = false
    self.list?.item?.isNumbered = true
    if isHeading, tree.attribute(node, "is-list-header") == "true" { place.counts = false }
    return place
  }

  /// A heading outside lists is numbered by the outline, unless its style names another list, or none.
  private func outlinePlace(of node: XMLTree.Node, _ style: StyleSheet.Paragraph, heading: Int) -> ListPlace? {
    guard style.list == nil || style.list == "Outline", heading <= ListLevel.count else { return nil }
    var place = ListPlace(list: "outline", style: nil, level: heading - 1)
    if tree.attribute(node, "is-list-header") == "true" { place.counts = false }
    if tree.attribute(node, "restart-numbering") == "true" {
      let level = styles.outline.indices.contains(heading - 1) ? styles.outline[heading - 1] : nil
      place.start = tree.attribute(node, "start-value").flatMap(OpenNumber.read).map { max($0, 0) } ?? level?.start
    }
    return place
  }
}
