/// How some bytes of a Markdown text are shown on paper.
///
/// The pieces of a block are contiguous and cover every byte of it, so that properties of the bytes, such as which of
/// them were inserted, also apply to what is shown.
struct ShownPiece {
  /// Bytes of the text.
  var range: Range<Int>
  var shown: Shown
  var format: TextFormat = []
}

enum Shown: Hashable {
  /// The bytes themselves. Only such a piece may be split.
  case text
  /// Syntax, or insignificant white space.
  case hidden
  /// Other characters in place of the piece's bytes.
  case instead(String)
  case tab, lineBreak
  /// The end of a paragraph within several that are compared as one, or that are one quotation.
  case paragraphEnd
  /// The border between two table cells.
  case cellEnd
  /// A reference to the footnote with that label.
  case note(ArraySlice<UInt8>)
}

/// The formatting of Markdown's inline syntax.
struct TextFormat: OptionSet, Hashable {
  let rawValue: UInt8

  static let bold = TextFormat(rawValue: 1)
  static let italic = TextFormat(rawValue: 2)
  static let struck = TextFormat(rawValue: 4)
  static let code = TextFormat(rawValue: 8)
  static let link = TextFormat(rawValue: 16)
}
