import TextDiff

/// A text under negotiation: its paragraphs, each with the number that it bears and the place by which it is cited.
///
/// The paragraphs are the blocks of the redline, so that a place means the same here, in a redline and on a page. Together
/// they hold every byte of the text.
public struct NumberedText: Sendable, Hashable {
  /// The bytes and blocks.
  public let source: SourceText
  /// The paragraphs, in the order of the text.
  public let paragraphs: [Paragraph]

  /// A paragraph or similar block of a text.
  public struct Paragraph: Sendable, Hashable {
    /// Its place in the text, from 1: the number by which a redline cites it.
    public let place: Int
    /// Its bytes, with the blank lines that follow it.
    public let range: Range<Int>
    /// Whether it is a heading, an item, a row of a table.
    public let kind: SourceText.Kind
    /// The number that it bears; `nil` for none.
    public let number: ParagraphNumber?
    /// The numbers of the paragraphs that it is an item of, outermost first, and its own: `7`, `a` for the item (a) of 7.
    public let path: [ParagraphNumber]
    /// The place of the heading that it stands under; a heading stands under itself. `nil` before the first.
    public let section: Int?

    /// How it is cited: `7`, `7(a)`; `nil` if it has no number.
    public var citation: String? {
      guard let first = path.first, number != nil else { return nil }
      return first.key + path.dropFirst().map { "(\($0.key))" }.joined()
    }

    /// Whether it is of the text itself: no footnote, rule, or block of code.
    public var isText: Bool {
      switch kind {
      case .paragraph, .heading, .listItem, .tableRow: true
      case .footnote, .other: false
      }
    }
  }

  /// The paragraphs of a text. Cost: linear.
  ///
  /// - Throws: `InvalidRedline` for a text of 2 GB.
  public init(_ bytes: [UInt8]) throws(InvalidRedline) { self.init(try SourceText(bytes)) }

  /// The paragraphs of a text that a redline has split already. Cost: linear in the number of its blocks.
  public init(_ source: SourceText) {
    self.source = source
    var numbering = RunningNumbers()
    paragraphs = source.blocks.indices.map { numbering.next($0, of: source) }
  }

  /// The bytes of a paragraph, with the blank lines that follow it.
  public func bytes(of paragraph: Paragraph) -> ArraySlice<UInt8> { source.bytes[paragraph.range] }

  /// The words of a paragraph: its text on one line, without the marks of a heading.
  public func words(of paragraph: Paragraph) -> String {
    var words = source.string(paragraph.range).split(whereSeparator: \.isWhitespace)
    if case .heading = paragraph.kind { words = Array(words.drop { $0.allSatisfy { $0 == "#" } }) }
    return words.joined(separator: " ")
  }

  /// The paragraph at a place, from 1.
  public subscript(place: Int) -> Paragraph? { paragraphs.indices.contains(place - 1) ? paragraphs[place - 1] : nil }

  /// The first line of a paragraph, from 1. Cost: the text before it.
  public func line(of paragraph: Paragraph) -> Int { line(at: paragraph.range.lowerBound) }

  /// Where each line begins. Cost: the text.
  public var lineStarts: [Int] {
    [0] + source.bytes.indices.filter { source.bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The line of a byte, from 1. Cost: the text before it.
  public func line(at offset: Int) -> Int { source.bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }
}

/// The numbers of a text as one reads it: which paragraph an item belongs to, and which heading.
private struct RunningNumbers {
  private var path: [ParagraphNumber] = []
  private var section: Int?

  mutating func next(_ block: Int, of source: SourceText) -> NumberedText.Paragraph {
    let kind = source.blocks[block].kind
    var number: ParagraphNumber?
    if kind != .footnote, let label = source.label(ofBlock: block) {
      number = ParagraphNumber(label: source.string(label))
    }
    if case .heading = kind { section = block + 1 }
    var own: [ParagraphNumber] = []
    if let number {
      // An item is of another style than what it belongs to; a sibling is of the same.
      if let sibling = path.lastIndex(where: { $0.style == number.style }) {
        path.removeSubrange(sibling...)
      } else if number.style.isOfText {
        path.removeAll()
      } else if path.count >= Self.depth {
        path.removeLast()
      }
      path.append(number)
      own = path
    } else if case .heading = kind {
      path.removeAll()
    }
    return NumberedText.Paragraph(
      place: block + 1, range: source.blocks[block].range, kind: kind, number: number, path: own, section: section)
  }

  /// Items of items of items; more is no numbering that anybody cites.
  private static let depth = 6
}
