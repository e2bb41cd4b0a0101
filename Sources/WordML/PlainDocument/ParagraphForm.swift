import DocumentModel

/// What a paragraph of a plain document looks like, its words apart.
struct ParagraphForm: Hashable {
  var style = Style.normal
  /// From the left margin, in twentieths of a point.
  var indent = 0
  /// How far the first line hangs out to the left of the others, for the number of an item.
  var hanging = 0

  /// The room that a column of blanks before a line takes.
  static let columnWidth = WrittenLabel.columnWidth
  /// Where the words of an item begin whose line has no blanks before it.
  static let itemIndent = WrittenLabel.itemIndent

  enum Style: Hashable {
    case normal, quote, preformatted, rule, footnote
    case heading(Int)
    case listItem

    /// Its id in the styles part; nil for Normal.
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
