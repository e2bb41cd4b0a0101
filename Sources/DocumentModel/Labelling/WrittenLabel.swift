import MarkdownText

/// The label of an item that a redline of ours writes into its words, before a tab: a number that somebody changed can be
/// marked there.
package enum WrittenLabel {
  /// Where the words of an item begin whose line has no blanks before it, in twentieths of a point.
  package static let itemIndent = 567
  /// The room that a column of blanks before a line takes.
  package static let columnWidth = 189

  /// Takes the label off the runs of an item; nil where there is none before a tab, as in a paragraph that somebody added
  /// behind an item.
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
