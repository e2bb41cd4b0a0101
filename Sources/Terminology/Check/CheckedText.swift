import NegotiatedText
import RecordValues
import TextDiff

/// The lines and columns of ascending places in a text.
///
/// Each character is counted once, however many places are on one line.
struct TextPositions {
  private let checked: CheckedText
  private var last = (line: 0, byte: 0, column: 1)

  init(_ checked: CheckedText) { self.checked = checked }

  /// The line and the column of a byte, both from 1. Cost: the way from the place before, if it is on the same line.
  mutating func position(of byte: Int) -> (line: Int, column: Int) {
    let starts = checked.lineStarts
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= byte { low = middle + 1 } else { high = middle }
    }
    let line = max(1, low)
    if last.line != line || last.byte > byte { last = (line, starts[line - 1], 1) }
    last.column += checked.text.source.bytes[last.byte..<byte].count { $0 & 0xC0 != 0x80 }
    last.byte = byte
    return (line, last.column)
  }
}

/// A text under check: its paragraphs, with the lines and columns of their words.
public struct CheckedText: Sendable {
  /// The paragraphs.
  public let text: NumberedText
  /// The language.
  public let language: LanguageTag
  fileprivate let lineStarts: [Int]

  /// A text in a language. Cost: linear.
  public init(_ text: NumberedText, language: LanguageTag) {
    self.text = text
    self.language = language
    lineStarts = text.lineStarts
  }

  /// The bytes of a paragraph whose words are sought: not its number, and none of a block of code.
  func words(of paragraph: NumberedText.Paragraph) -> Range<Int>? {
    guard paragraph.kind != .other else { return nil }
    let start = text.source.label(ofBlock: paragraph.place - 1)?.upperBound ?? paragraph.range.lowerBound
    return min(start, paragraph.range.upperBound)..<paragraph.range.upperBound
  }

  /// The words of a paragraph without its number, on one line: what an acceptance is of. Empty for no paragraph of the text.
  ///
  /// - Parameter place: the paragraph's place, from 1.
  public func words(ofParagraph place: Int) -> String {
    guard let paragraph = text[place], let words = words(of: paragraph) else { return "" }
    return line(words)
  }

  func finding(
    _ kind: TermFinding.Kind, _ term: String, _ paragraph: NumberedText.Paragraph, _ bytes: Range<Int>, text: String,
    use: String?, other: LanguageTag? = nil, at positions: inout TextPositions
  ) -> TermFinding {
    let (line, column) = positions.position(of: bytes.lowerBound)
    return TermFinding(
      kind: kind, term: term, language: language, paragraph: paragraph.place, citation: paragraph.citation,
      bytes: bytes,
      line: line, column: column, text: text, use: use, other: other)
  }

  /// Words on one line.
  func line(_ bytes: Range<Int>) -> String {
    text.source.string(bytes).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
