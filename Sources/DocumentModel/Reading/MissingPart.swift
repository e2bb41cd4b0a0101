/// A kind of content that holds words, apart from paragraphs.
public enum MissingPart: String, Sendable, Hashable, CaseIterable {
  /// A footnote or an endnote.
  case note
  /// A text box.
  case textBox
  /// A table.
  case table
  /// A field, or a form control.
  case field
}
