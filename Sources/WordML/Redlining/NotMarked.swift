/// A difference between two Word files that is not a tracked change of their redline.
public struct NotMarked: Sendable, Hashable {
  /// What can differ without being marked.
  public enum Kind: Sendable, Hashable {
    /// A header or a footer differs; the file has the new one.
    case header, footer
    /// Sections: page size, columns, or where a section ends.
    case section
    /// The definition of a style, by its name.
    case style
    /// The target of a link or a field with the same words: the words, the old and the new target.
    case target
    /// Content controls that were bound to the file's data: the changes in them are kept only without the binding.
    case contentControl
    /// A comment of the old file.
    case comment
    /// A part included in the text from elsewhere (`w:altChunk`, an embedded document).
    case embedded
    /// The new file is protected against editing; the redline is not, so that it can be reviewed.
    case protection
  }

  /// What differs.
  public let kind: Kind
  /// Where: the beginning of the paragraph, or the name of what differs. Empty for the whole document.
  public let place: String

  /// Whether a reader of the file would not see the difference. The others are about the file itself: they are reported
  /// to the caller, and need no comment in the file.
  public var isUnseen: Bool {
    switch kind {
    // A link shows its address to anybody who points at it.
    case .contentControl, .protection, .target: false
    case .header, .footer, .section, .style, .comment, .embedded: true
    }
  }

  /// Something that differs, and its place.
  public init(_ kind: Kind, place: String = "") {
    self.kind = kind
    self.place = place
  }
}
