import OfficePackage

extension XMLTree {
  /// Whether an object stands beside the text and is only anchored in it, as many text boxes and pictures do.
  func floats(_ node: Node) -> Bool {
    switch name(node)?.local {
    case "anchor": return true
    case "inline", "txbxContent": return false
    case "Fallback":
      // It says in an older form what stands before it.
      return false
    default: break
    }
    if let style = attribute(node, "style"), style.contains("position:") { return style.contains("position:absolute") }
    return children(node).contains { isElement($0) && floats($0) }
  }
}

extension ParagraphWriter {
  /// Ends the change after an object that floats, so that the words that follow are in a change of their own.
  ///
  /// LibreOffice puts two characters of its own around such an object, lest its change be without text, and takes them
  /// away again where another change with words begins right after it. Where none does, a blank that is in neither text
  /// stands for the words.
  mutating func endChange(afterFloating index: Int) {
    var state = RunState()
    state.wraps = open.wraps
    close(to: state)
    if let next = paragraph.parts[(index + 1)...].first(where: { !$0.slice.isEmpty }), next.side != .both,
      case .text = (next.isOld ? writer.old : writer.new).pieces[next.piece].kind
    {
      return
    }
    append(context.blankInNeitherText())
  }
}
