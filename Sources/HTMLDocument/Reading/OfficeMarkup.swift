import DocumentModel

/// Word's markup in a page for what HTML has no element for.
enum OfficeMarkup {
  /// The label of a paragraph in one of Word's lists, which is in a separate element among its words.
  static func label(of paragraph: HTMLTree.Node, _ style: Declarations, in tree: HTMLTree)
    -> ParagraphLabel?
  {
    guard let list = style.office["mso-list"]?.lowercased(), let place = list.firstRange(of: "level"),
      let level = Int(list[place.upperBound...].prefix { $0.isASCII && $0.isNumber }), (1...9).contains(level),
      let passage = tree.descendants(paragraph).first(where: { isLabel($0, in: tree) })
    else { return nil }
    let text = labelText(passage, in: tree)
    return ParagraphLabel(
      text: text, level: level - 1, list: 0, isBullet: isBullet(text, passage, in: tree),
      number: Int(text.prefix { $0.isASCII && $0.isNumber }) ?? 0, touchesText: false)
  }

  static func isLabel(_ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    guard tree.name(node) == "span", let style = tree.attribute(node, "style") else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.contains("mso-list:ignore")
  }

  /// The label without the spaces that represent a tab.
  static func labelText(_ passage: HTMLTree.Node, in tree: HTMLTree) -> String {
    tree.words(passage).split { $0.isWhitespace || $0 == "\u{A0}" }.joined(separator: " ")
  }

  private static func isBullet(_ text: String, _ passage: HTMLTree.Node, in tree: HTMLTree) -> Bool {
    guard text.count <= 1 else { return false }
    guard let sign = text.first, sign.isLetter || sign.isNumber else { return true }
    // The letters of these fonts are symbols.
    let fonts = ["symbol", "wingdings", "webdings", "courier new"]
    let around = [passage, tree.parent(passage)].compactMap { $0 } + tree.descendants(passage)
    return around.contains { node in
      let look = ((tree.attribute(node, "style") ?? "") + (tree.attribute(node, "face") ?? "")).lowercased()
      return fonts.contains(where: look.contains)
    }
  }

  /// Comments and their references, which Word shows in the margin.
  static func isComment(_ node: HTMLTree.Node, _ style: Declarations, in tree: HTMLTree) -> Bool {
    if style.office["mso-element"] == "comment-list" { return true }
    guard tree.has(node, "class") else { return false }
    return tree.classes(node).contains { ["MsoCommentReference", "msocomanchor", "msocomoff"].contains($0) }
  }
}
