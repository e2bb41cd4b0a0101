import MarkdownText

/// The label of an item that a redline of ours writes into its words, before a tab, so that a changed number can be
/// marked there.
package enum WrittenLabel {
  /// The indent of an item without spaces before its line, in twentieths of a point.
  package static let itemIndent = 567
  /// The width of a column of spaces before a line.
  package static let columnWidth = 189

  /// Removes the label from the runs of an item; `nil` if there is none before a tab, as in a paragraph that somebody
  /// added after an item.
  ///
  /// - Parameter indent: of the paragraph, in twentieths of a point.
  package static func taken(from inlines: inout [Inline], indent: Int) -> ParagraphLabel? {
    guard case .text(let words)? = inlines.first, let tab = words.firstIndex(of: "\t") else { return nil }
    let label = words[..<tab]
    guard !label.isEmpty, label.utf8.count <= 40, !label.contains(where: \.isWhitespace) else { return nil }
    let rest = words[words.index(after: tab)...]
    inlines[0] = .text(String(rest))
    if rest.isEmpty { inlines.removeFirst() }
    let level = max(0, (indent - itemIndent + columnWidth / 2) / columnWidth)
    let number = label.hasSuffix(".") || label.hasSuffix(")") ? Int(label.dropLast()) : nil
    return ParagraphLabel(
      text: String(label), level: level, list: 0, isBullet: label == "•", number: number ?? -1, touchesText: false)
  }
}
