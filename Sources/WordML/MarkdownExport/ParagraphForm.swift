import DocumentModel

/// The formatting of a paragraph of a plain document.
struct ParagraphForm: Hashable {
  var style = Style.normal
  /// From the left margin, in twentieths of a point.
  var indent = 0
  /// The hanging indent of the first line, for the number of an item.
  var hanging = 0

  /// The width of a column of spaces before a line.
  static let columnWidth = WrittenLabel.columnWidth
  /// The indent of an item without spaces before its line.
  static let itemIndent = WrittenLabel.itemIndent

  enum Style: Hashable {
    case normal, quote, preformatted, rule, footnote
    case heading(Int)
    case listItem

    /// Its id in the styles part; `nil` for Normal.
    var id: String? {
      switch self {
      case .normal: nil
      case .quote: "Quote"
      case .preformatted: "Preformatted"
      case .rule: "Rule"
      case .footnote: "FootnoteText"
      case .heading(let level): "Heading\(level)"
      case .listItem: "ListParagraph"
      }
    }
  }
}
