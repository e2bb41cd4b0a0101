/// Something that differs between two Word files and is not a tracked change of their redline.
public struct NotMarked: Sendable, Hashable {
  /// What can differ without a mark.
  public enum Kind: Sendable, Hashable {
    /// A header or a footer differs; the new one is there.
    case header, footer
    /// Sections: page size, columns, or where a section ends.
    case section
    /// The definition of a style, by its name.
    case style
    /// Where a link or a field leads though its words are the same: the words, what it led to, and what it leads to.
    case target
    /// Content controls that took their words from the file's data: the changes in them stay only where they no longer do.
    case contentControl
    /// A comment of the old file.
    case comment
    /// A part that the text takes in from elsewhere (`w:altChunk`, an embedded document).
    case embedded
    /// The new file is protected against editing; the redline is not, so that it can be worked with.
    case protection
  }

  /// What differs.
  public let kind: Kind
  /// Where: the beginning of the paragraph, or the name of what differs. Empty where it is the whole document.
  public let place: String

  /// Whether something differs that a reader of the file would not see. The others are about the file itself: who made
  /// it is told of them, and no comment in it is needed.
  public var isUnseen: Bool {
    switch kind {
    // A link tells its address to whoever points at it.
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
