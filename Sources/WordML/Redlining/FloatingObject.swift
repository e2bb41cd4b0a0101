import OfficeOpenXML

extension XMLTree {
  /// Whether an object floats beside the text and is only anchored in it, as many text boxes and pictures do.
  func floats(_ node: Node) -> Bool {
    switch name(node)?.local {
    case "anchor": return true
    case "inline", "txbxContent": return false
    case "Fallback":
      // It repeats the preceding content in an older form.
      return false
    default: break
    }
    if let style = attribute(node, "style"), style.contains("position:") { return style.contains("position:absolute") }
    return children(node).contains { isElement($0) && floats($0) }
  }
}

extension ParagraphWriter {
  /// Ends the change after a floating object, so that the words after it are in a separate change, if words that
  /// changed alike are on both sides of it.
  ///
  /// LibreOffice puts two characters of its own around such an object, because a change may not be without text, and
  /// removes them if another change with words begins directly after it. It keeps the object in its change only if the
  /// change has words before the object: otherwise the invisible characters are the lesser evil.
  mutating func endChange(afterFloating index: Int) {
    let side = paragraph.parts[index].side
    guard let before = paragraph.parts[..<index].last(where: { !$0.slice.isEmpty }),
      let after = paragraph.parts[(index + 1)...].first(where: { !$0.slice.isEmpty }),
      before.side == side, after.side == side, isText(before), isText(after)
    else { return }
    var state = RunState()
    state.wraps = open.wraps
    close(to: state)
  }

  private func isText(_ part: MergedParagraph.Part) -> Bool {
    if case .text = (part.isOld ? writer.old : writer.new).pieces[part.piece].kind { true } else { false }
  }
}
