/// One side of a comparison: the bytes of a text and its blocks.
///
/// The blocks are contiguous: together they hold every byte of the text, in order.
public struct SourceText: Sendable, Hashable {
  /// The text, UTF-8, exactly as given.
  public let bytes: [UInt8]
  /// The blocks, in the order of the text. Empty only for an empty text.
  public let blocks: [Block]

  /// A block with the blank lines that follow it.
  public struct Block: Sendable, Hashable {
    /// The range of the block in ``SourceText/bytes``, including its trailing blank lines.
    public var range: Range<Int> { compactRange.range }
    /// What kind of Markdown block it is.
    public var kind: Kind { Kind(code: code) }

    private let compactRange: CompactRange
    private let code: UInt8

    init(range: Range<Int>, kind: Kind) {
      compactRange = CompactRange(range)
      code = kind.code
    }
  }

  /// The kinds of blocks.
  public enum Kind: Sendable, Hashable {
    /// A paragraph of prose.
    case paragraph
    /// A heading and its level, 1 to 6.
    case heading(level: Int)
    /// One item of a list.
    case listItem
    /// One row of a table.
    case tableRow
    /// A footnote's definition.
    case footnote
    /// A line or group of lines of no other kind: a thematic break, a code block, blank lines at the start.
    case other

    /// The kind as one byte: the level of a heading, or a number above all levels.
    fileprivate var code: UInt8 {
      switch self {
      case .heading(let level): UInt8(level)
      case .paragraph: 10
      case .listItem: 11
      case .tableRow: 12
      case .footnote: 13
      case .other: 14
      }
    }

    fileprivate init(code: UInt8) {
      switch code {
      case 0..<10: self = .heading(level: Int(code))
      case 10: self = .paragraph
      case 11: self = .listItem
      case 12: self = .tableRow
      case 13: self = .footnote
      default: self = .other
      }
    }
  }

  /// The text of a byte range, repaired if the range splits a character.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
