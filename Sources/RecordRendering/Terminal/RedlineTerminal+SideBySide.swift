import RecordComparison
import TextDiff

extension RedlineTerminal {
  /// The columns of each text if nothing limits the width.
  private static let unlimitedColumn = 78

  /// Writes one entry of the reading order with the old text on the left and the new one on the right.
  func sideBySide(
    _ entry: ReadingOrder.Entry, of text: TextRedline, in document: DocumentRedline, to out: inout ByteWriter
  ) {
    write(entry, of: text, in: document, to: &out) { block, attribution, margin, out in
      let column = style.width == 0 ? Self.unlimitedColumn : (margin.textWidth - 3) / 2
      let left = side([.equal, .delete], of: block, of: text, attribution, width: column, isEmpty: block.from.isEmpty)
      let right = side([.equal, .insert], of: block, of: text, attribution, width: column, isEmpty: block.to.isEmpty)
      for row in 0..<max(left.count, right.count) {
        out.append(row == 0 ? margin.first(block, of: text) : margin.rest)
        out.append(WrappedText.paint(row < left.count ? left[row] : [], style, padTo: column))
        out.append(Ink.dim(row < right.count && !right[row].isEmpty ? " │ " : " │", style))
        if row < right.count { out.append(WrappedText.paint(right[row], style)) }
        out.append("\n")
      }
    }
  }

  private func side(
    _ operations: Set<TextRedline.Operation>, of block: TextRedline.Block, of text: TextRedline,
    _ attribution: BlockAttribution?, width: Int, isEmpty: Bool
  ) -> [[WrappedText.Run]] {
    isEmpty ? [] : WrappedText(text.terminalRuns(of: block, only: operations, style, attribution), width: width).lines
  }
}
