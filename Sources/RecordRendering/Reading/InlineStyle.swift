/// The formatting that inline Markdown gives to words.
struct InlineStyle: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let strong = InlineStyle(rawValue: 1)
  static let emphasis = InlineStyle(rawValue: 2)
  static let code = InlineStyle(rawValue: 4)
  /// A footnote reference.
  static let reference = InlineStyle(rawValue: 8)
  static let link = InlineStyle(rawValue: 16)
}

/// A run of a block's text as a reader sees it.
struct InlineRun: Hashable {
  enum Role: UInt8 {
    case text
    /// Markdown syntax that is shown by formatting and hidden itself.
    case mark
    /// The border between two table cells.
    case bar
  }

  let bytes: ArraySlice<UInt8>
  let style: InlineStyle
  let role: Role
}
