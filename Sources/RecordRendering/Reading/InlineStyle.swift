/// What inline Markdown makes of words.
struct InlineStyle: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let strong = InlineStyle(rawValue: 1)
  static let emphasis = InlineStyle(rawValue: 2)
  static let code = InlineStyle(rawValue: 4)
  /// The sign that refers to a footnote.
  static let reference = InlineStyle(rawValue: 8)
  static let link = InlineStyle(rawValue: 16)
}

/// A run of a block's text as a reader is to see it.
struct InlineRun: Hashable {
  enum Role: UInt8 {
    case text
    /// A sign of Markdown whose meaning the text around it shows; not to be read itself.
    case mark
    /// The border between two cells of a table row.
    case bar
  }

  let bytes: ArraySlice<UInt8>
  let style: InlineStyle
  let role: Role
}
