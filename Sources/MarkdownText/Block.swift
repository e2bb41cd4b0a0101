/// A block of a document, between its reader and ``MarkdownWriter``.
public indirect enum Block: Sendable, Hashable {
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case bullets([[Block]])
  case ordered(Numbering, [[Block]])
  case quote([Block])
  case code(String)
  case table(Table)
  case rule

  /// The runs of a heading or a paragraph.
  public var inlines: [Inline]? {
    switch self {
    case .heading(_, let inlines), .paragraph(let inlines): inlines
    default: nil
    }
  }
}

/// How an ordered list is numbered.
public struct Numbering: Sendable, Hashable {
  public enum Style: String, Sendable { case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman }
  public enum Delimiter: Sendable, Hashable { case period, parenthesis, parentheses }

  public var start: Int
  public var style: Style
  public var delimiter: Delimiter

  public init(start: Int = 1, style: Style = .decimal, delimiter: Delimiter = .period) {
    self.start = start
    self.style = style
    self.delimiter = delimiter
  }

  /// The printed label of an item: `3.`, `c)`, `(iii)`.
  public func label(_ number: Int) -> String {
    let figure =
      switch style {
      case .decimal: String(number)
      case .lowerLetter: Self.letters(number)
      case .upperLetter: Self.letters(number).uppercased()
      case .lowerRoman: Self.roman(number)
      case .upperRoman: Self.roman(number).uppercased()
      }
    return switch delimiter {
    case .period: figure + "."
    case .parenthesis: figure + ")"
    case .parentheses: "(" + figure + ")"
    }
  }

  /// Like Word: a … z, aa, bb … zz, aaa.
  private static func letters(_ number: Int) -> String {
    guard (1...780).contains(number) else { return String(number) }
    let letter = Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8((number - 1) % 26)))
    return String(repeating: letter, count: (number - 1) / 26 + 1)
  }

  private static func roman(_ number: Int) -> String {
    (1...3999).contains(number) ? romanNumeral(number) : String(number)
  }
}

public struct Table: Sendable, Hashable {
  public enum Alignment: Sendable, Hashable { case none, left, center, right }

  public struct Cell: Sendable, Hashable {
    public var blocks: [Block]
    /// How many columns a merged cell covers.
    public var columns: Int
    public var rows: Int

    public init(blocks: [Block] = [], columns: Int = 1, rows: Int = 1) {
      self.blocks = blocks
      self.columns = columns
      self.rows = rows
    }
  }

  public var caption: [Block]
  public var alignments: [Alignment]
  /// The first rows, which are headings; the rest follow in `rows`.
  public var head: [[Cell]]
  public var rows: [[Cell]]
  /// How the columns share the width of a page; empty if their words decide.
  public var widths: [Int] = []

  public init(
    caption: [Block] = [], alignments: [Alignment] = [], head: [[Cell]] = [], rows: [[Cell]] = [], widths: [Int] = []
  ) {
    self.caption = caption
    self.alignments = alignments
    self.head = head
    self.rows = rows
    self.widths = widths
  }
}
