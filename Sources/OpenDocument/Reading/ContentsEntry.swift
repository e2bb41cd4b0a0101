import OfficeOpenXML

/// An entry of a table of contents: the text has no pages, so the entry ends before its page number.
enum ContentsEntry {
  /// The last tab of a paragraph, if only a page number follows.
  static func pageTab(of paragraph: XMLTree.Node, in tree: XMLTree) -> XMLTree.Node? {
    var walk = Walk(tree: tree)
    walk.read(paragraph)
    let page = walk.after.filter { !$0.isWhitespace }
    let isPage =
      !page.isEmpty && page.count < 12
      && (page.allSatisfy(\.isNumber) || page.lowercased().allSatisfy { "ivxlcdm".contains($0) })
    return isPage ? walk.tab : nil
  }

  private struct Walk {
    let tree: XMLTree
    var tab: XMLTree.Node?
    var after = ""

    mutating func read(_ node: XMLTree.Node) {
      for child in tree.children(node) {
        if !tree.isElement(child) {
          if tab != nil, after.utf8.count < 100 { after += tree.text(child) }
        } else if tree.isText(child, "tab") {
          tab = child
          after = ""
        } else {
          read(child)
        }
      }
    }
  }
}
