import DocumentModel

/// The lines of a preformatted passage, as shown.
enum PreformattedWords {
  static func lines(of node: HTMLTree.Node, _ context: Context, _ reader: inout PageReader) -> [String] {
    var text = ""
    collect(node, context, &reader, &text)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func collect(
    _ node: HTMLTree.Node, _ context: Context, _ reader: inout PageReader, _ text: inout String
  ) {
    for child in reader.tree.children(node) {
      guard reader.tree.isElement(child) else {
        guard context.isVisible else {
          reader.leave(child)
          continue
        }
        reader.account.show(child, in: reader.tree)
        reader.account.put += LetterCount.ofWords(reader.tree.text(child))
        text += reader.tree.text(child)
        reader.bytes += reader.tree.text(child).utf8.count
        continue
      }
      if reader.notes.bodies.contains(child) { continue }
      guard reader.isShown(child) else {
        reader.leave(child)
        continue
      }
      let style = reader.rules.declarations(for: child, in: reader.tree)
      if reader.isHidden(child, style) {
        reader.hide(child)
        continue
      }
      switch reader.tree.name(child) {
      case "br": text += "\n"
      case "img": reader.losses.images += 1
      default:
        let isBlock = ElementKinds.blocks.contains(reader.tree.name(child))
        if isBlock, !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        collect(child, context.within(child, in: reader.tree, style), &reader, &text)
        if isBlock, !text.hasSuffix("\n") { text += "\n" }
      }
    }
  }
}
