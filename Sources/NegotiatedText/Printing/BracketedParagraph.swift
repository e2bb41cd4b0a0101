import TextDiff

/// A paragraph of a compiled text as one reads it: text, and groups of brackets with what each party would have there.
public struct BracketedParagraph: Sendable, Hashable {
  /// Its entry in ``CompiledText/paragraphs``; a paragraph of which a party makes two is one entry, printed as several.
  public let entry: Int
  /// What kind of block it is.
  public let kind: SourceText.Kind
  /// Where it comes from.
  public let origin: Origin
  /// The line breaks before it, if the draft has them.
  public let before: [UInt8]
  /// Its text with its marker and number.
  public let pieces: [Piece]
  /// What follows its text: line breaks, the underline of a heading.
  public let after: [UInt8]
  /// Whether it follows a paragraph of its kind without a blank line: a row of a table, an item.
  let isTight: Bool

  /// Where a printed paragraph comes from.
  public enum Origin: Sendable, Hashable {
    /// The draft has it.
    case draft
    /// A party would have it instead of the draft's.
    case alternative
    /// A party adds it.
    case new
  }

  /// A part of a paragraph.
  public enum Piece: Sendable, Hashable {
    /// Text that nobody changes; the marker and number of a paragraph.
    case text([UInt8])
    /// The draft's words in a place and what the parties would have there.
    case group([Option])
  }

  /// The content of a bracket.
  public struct Option: Sendable, Hashable {
    /// The parties that hold it, sorted; none for the draft's text.
    public let holders: [String]
    /// Its text, without white space around it; empty where ``role`` says all.
    public let text: [UInt8]
    /// What it is.
    public let role: Role
    /// The changes that make it.
    public let changes: [ChangeReference]
  }

  /// What a bracket holds.
  public enum Role: Sendable, Hashable {
    /// The draft's words; what a party would have instead.
    case base, text
    /// Nothing: the party deletes the draft's words.
    case deletion
    /// A paragraph that goes elsewhere: to a number, or after a paragraph that is cited so; `nil` is the beginning.
    case movedTo(String)
    case movedAfter(String?)
    /// A paragraph that comes from the one that is cited so.
    case movedFrom(String)
    /// A paragraph that becomes part of the one that is cited so.
    case merged(String)
    /// A paragraph that becomes several, which follow.
    case split(Int)
  }
}
