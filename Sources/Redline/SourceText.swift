/// One side of a comparison: the bytes of a text and the blocks that they fall into.
///
/// The blocks lie end to end: together they hold every byte of the text, in order.
public struct SourceText: Sendable, Hashable {
  /// The text, UTF-8, exactly as given.
  public let bytes: [UInt8]
  /// The blocks, in the order of the text. Empty only for an empty text.
  public let blocks: [Block]

  /// A block with the blank lines that follow it.
  public struct Block: Sendable, Hashable {
    /// Where the block lies in ``SourceText/bytes``, its trailing blank lines included.
    public let range: Range<Int>
    /// What kind of Markdown block it is.
    public let kind: Kind
  }

  /// The kinds of block that are told apart.
  public enum Kind: Sendable, Hashable {
    case paragraph
    /// A heading and its level, 1 to 6.
    case heading(level: Int)
    case listItem
    case tableRow
    case footnote
    /// A line or group of lines that is none of the others: a rule, a code block, blank lines at the start.
    case other
  }

  /// The text of a byte range, repaired where the range cuts a character.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
