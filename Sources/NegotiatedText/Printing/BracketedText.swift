import TextDiff

/// A compiled text as one reads it: the draft, with what the parties propose in brackets after what it would replace.
///
/// `Los Estados [deben] [CL, MX: podrán] cooperar [PE: plenamente].` Changes of a paragraph stand side by side; those that
/// overlap are one group, with the draft's words first; what reaches beyond a paragraph is a paragraph of its own in brackets.
/// Another number or spacing is not printed. Without a proposal it is the draft.
public struct BracketedText: Sendable, Hashable {
  /// In the order of the text.
  public let paragraphs: [BracketedParagraph]
  /// The words for what has no text.
  public let words: BracketWords

  /// Prints a compilation. Cost: linear in its texts, times the logarithm of the changes of a paragraph.
  ///
  /// `shown` is the entries of ``CompiledText/paragraphs`` that are printed; all for `nil`.
  public init(_ text: CompiledText, words: BracketWords, only shown: Set<Int>? = nil) {
    self.words = words
    var printer = CompilationPrinter(text, words)
    var paragraphs: [BracketedParagraph] = []
    printer.print(only: shown) { paragraphs += $0 }
    self.paragraphs = paragraphs
  }

  /// A compilation as Markdown, without its paragraphs in memory: for 23 proposals of 300 pages they are many.
  public static func markdown(of text: CompiledText, words: BracketWords, only shown: Set<Int>? = nil) -> [UInt8] {
    var printer = CompilationPrinter(text, words)
    var writer = BracketWriter(words)
    printer.print(only: shown) { $0.forEach { writer.write($0) } }
    return writer.bytes
  }

  /// How many brackets the proposals make in a compilation. Cost: that of printing it, without the memory.
  public static func brackets(of text: CompiledText, words: BracketWords) -> Int {
    var printer = CompilationPrinter(text, words)
    var count = 0
    printer.print(only: nil) { count += $0.reduce(0) { $0 + $1.brackets } }
    return count
  }

  /// How many brackets the proposals make.
  public var brackets: Int { paragraphs.reduce(0) { $0 + $1.brackets } }

  /// As Markdown in UTF-8. Cost: linear.
  public var bytes: [UInt8] {
    var writer = BracketWriter(words)
    for paragraph in paragraphs { writer.write(paragraph) }
    return writer.bytes
  }
}

extension BracketedParagraph {
  fileprivate var brackets: Int {
    pieces.reduce(0) { sum, piece in
      if case .group(let options) = piece { sum + options.count } else { sum }
    }
  }
}

/// Writes bracketed paragraphs as Markdown.
struct BracketWriter {
  private(set) var bytes: [UInt8] = []
  private let words: BracketWords
  private var last: BracketedParagraph?

  init(_ words: BracketWords) { self.words = words }

  mutating func write(_ paragraph: BracketedParagraph) {
    separate(paragraph)
    bytes += paragraph.before
    let start = bytes.count
    /// How many options the group before has, if one is.
    var closed = 0
    for piece in paragraph.pieces {
      switch piece {
      case .text(let text):
        // Not a link, nor the definition of one.
        if closed > 0, let first = text.first, first == UInt8(ascii: "(") || first == UInt8(ascii: ":") && closed == 1 {
          bytes.append(UInt8(ascii: "\\"))
        }
        bytes += text
        closed = 0
      case .group(let options):
        if closed > 0 { bytes.append(0x20) }
        write(options)
        closed = options.count
      }
    }
    if bytes.count > start || !paragraph.after.isEmpty { bytes += paragraph.after }
    last = paragraph
  }

  /// A paragraph that the draft does not have, or what follows it, begins on its own line, after a blank one.
  private mutating func separate(_ paragraph: BracketedParagraph) {
    guard let last, !bytes.isEmpty, paragraph.origin != .draft || last.origin != .draft else { return }
    let wanted = paragraph.isTight && last.kind == paragraph.kind ? 1 : 2
    var start = paragraph.before[...]
    if start.isEmpty, case .text(let text)? = paragraph.pieces.first { start = text[...] }
    let own = start.prefix { $0.isBlank }.count { $0 == 0x0A }
    let found = own + breaksAtEnd
    if found < wanted { bytes += [UInt8](repeating: 0x0A, count: wanted - found) }
  }

  /// The line breaks in the white space at the end. No slice is kept, which would copy everything at the next byte.
  private var breaksAtEnd: Int { bytes.suffix(8).reversed().prefix { $0.isBlank }.count { $0 == 0x0A } }

  private mutating func write(_ options: [BracketedParagraph.Option]) {
    for (place, option) in options.enumerated() {
      if place > 0 { bytes.append(0x20) }
      bytes.append(UInt8(ascii: "["))
      if !option.holders.isEmpty { bytes += Array((option.holders.joined(separator: ", ") + ": ").utf8) }
      if let phrase = words.phrase(for: option.role) {
        bytes += Array(phrase.utf8)
        if !option.text.isEmpty { bytes += Array(": ".utf8) }
      }
      if option.role == .base {
        if option.text.first == UInt8(ascii: "^") { bytes.append(UInt8(ascii: "\\")) }
        bytes += option.text
      } else {
        bytes += Self.balanced(option.text)
      }
      // A backslash at the end would make the bracket a sign of the text.
      if option.text.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1 { bytes.append(0x20) }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  /// A text whose brackets without a partner are signs of the text.
  private static func balanced(_ text: [UInt8]) -> [UInt8] {
    let unmatched = InlineConstructs(text).unmatched
    guard !unmatched.isEmpty else { return text }
    var result: [UInt8] = []
    var at = 0
    for place in unmatched {
      result += text[at..<place]
      if result.last == UInt8(ascii: "\\") { result.removeLast() }
      result += text[place] == UInt8(ascii: "[") ? Array("&#91;".utf8) : Array("&#93;".utf8)
      at = place + 1
    }
    return result + text[at...]
  }
}
