import DocumentModel
import Markdown

/// The label of an item that a plain document of ours writes into its words, before a tab: see ``PlainDocument``.
enum WrittenLabel {
  /// Takes the label off the runs of an item; nil where there is none before a tab, as in a paragraph that somebody added
  /// behind an item.
  ///
  /// - Parameter indent: of the paragraph, in twentieths of a point.
  static func taken(from inlines: inout [Inline], indent: Int) -> ParagraphLabel? {
    guard case .text(let words)? = inlines.first, let tab = words.firstIndex(of: "\t") else { return nil }
    let label = words[..<tab]
    guard !label.isEmpty, label.utf8.count <= 40, !label.contains(where: \.isWhitespace) else { return nil }
    let rest = words[words.index(after: tab)...]
    inlines[0] = .text(String(rest))
    if rest.isEmpty { inlines.removeFirst() }
    let level = max(0, (indent - ParagraphForm.itemIndent + ParagraphForm.columnWidth / 2) / ParagraphForm.columnWidth)
    let number = label.hasSuffix(".") || label.hasSuffix(")") ? Int(label.dropLast()) : nil
    return ParagraphLabel(
      text: String(label), level: level, list: 0, isBullet: label == "•", number: number ?? -1, touchesText: false)
  }
}
