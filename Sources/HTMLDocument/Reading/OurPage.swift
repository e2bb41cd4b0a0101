import MarkdownText

/// The parts of an exported page that are not part of its text.
enum OurPage {
  /// The header and footer lines and the rows below the title.
  static func isAroundText(_ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    switch tree.name(node) {
    case "header", "footer": tree.parent(node).map { tree.name($0) == "body" } ?? false
    case "div": tree.classes(node).contains("record-label")
    default: false
    }
  }

  /// The delimiter after an item's number, if it is not a full stop.
  static func delimiter(of item: HTMLTree.Node, in tree: HTMLTree) -> Numbering.Delimiter? {
    let classes = tree.classes(item)
    if classes.contains("parenthesis") { return .parenthesis }
    return classes.contains("parentheses") ? .parentheses : nil
  }

  /// The level of a heading in the text: those of the page are one below the page's title.
  static func headingLevel(_ node: HTMLTree.Node, in tree: HTMLTree) -> Int? {
    let name = tree.name(node)
    // Pandoc has no element for a seventh level.
    if name == "p", tree.classes(node).contains("heading") { return 6 }
    guard name.utf8.count == 2, name.first == "h", let level = name.last?.wholeNumberValue, (1...6).contains(level)
    else {
      return nil
    }
    return tree.classes(node).contains("title") ? 1 : max(level - 1, 1)
  }
}
