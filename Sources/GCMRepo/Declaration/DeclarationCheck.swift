import TextDiff

/// Problems in a text of the declaration that should be looked at before it is tagged.
public enum DeclarationCheck: Sendable, Hashable {
  /// A square bracket that is never closed, or closes none; its line in the text, from 1, and the line's first words.
  case bracket(Character, line: Int, words: String)
  /// The texts in two languages differ in their number of paragraphs.
  case paragraphs(language: LanguageTag, count: Int, other: LanguageTag, otherCount: Int)
  /// The texts in two languages are numbered differently from a paragraph on; `nil` if one has no further number.
  case numbers(language: LanguageTag, number: String?, other: LanguageTag, otherNumber: String?)

  /// The first unpaired bracket of a text, outside code, escapes and note references.
  ///
  /// Alternatives may hold whole paragraphs, so brackets are counted over the whole text. Cost: linear.
  public static func brackets(in text: [UInt8]) -> DeclarationCheck? {
    var open: [Int] = []
    var isFenced = false
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let line = text[start..<end]
      let content = line.drop { $0 == 0x20 }
      if content.starts(with: "```".utf8) || content.starts(with: "~~~".utf8) {
        isFenced.toggle()
      } else if !isFenced, let unopened = scan(line, &open) {
        return found(unopened, in: text)
      }
      start = end + 1
    }
    return open.first.map { found($0, in: text) }
  }

  /// Scans a line; returns the position of a bracket that closes none.
  private static func scan(_ line: ArraySlice<UInt8>, _ open: inout [Int]) -> Int? {
    var at = line.startIndex
    while at < line.endIndex {
      switch line[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "`"):
        // Inline code; an unpaired backtick is a backtick.
        let fence = line[at...].prefix { $0 == UInt8(ascii: "`") }
        if let close = line[fence.endIndex...].firstIndex(of: UInt8(ascii: "`")) {
          at = close
        } else {
          at = fence.endIndex - 1
        }
      case UInt8(ascii: "["): open.append(at)
      case UInt8(ascii: "]"): if open.popLast() == nil { return at }
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func found(_ place: Int, in text: [UInt8]) -> DeclarationCheck {
    let start = text[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = text[place...].firstIndex(of: 0x0A) ?? text.count
    let words = String(decoding: text[start..<end].prefix(240), as: UTF8.self)
    return .bracket(
      Character(Unicode.Scalar(text[place])), line: text[..<place].count { $0 == 0x0A } + 1,
      words: String(words.prefix(60)))
  }

  /// How two language texts of one document differ in their structure.
  public static func structure(
    _ text: [UInt8], _ language: LanguageTag, beside otherText: [UInt8], _ other: LanguageTag
  ) -> [DeclarationCheck] {
    let (one, two) = (outline(text), outline(otherText))
    var checks: [DeclarationCheck] = []
    if one.paragraphs != two.paragraphs {
      checks.append(
        .paragraphs(language: language, count: one.paragraphs, other: other, otherCount: two.paragraphs))
    }
    let count = max(one.numbers.count, two.numbers.count)
    if let place = (0..<count).first(where: { place in
      (place < one.numbers.count ? one.numbers[place].key : nil)
        != (place < two.numbers.count ? two.numbers[place].key : nil)
    }) {
      checks.append(
        .numbers(
          language: language, number: place < one.numbers.count ? one.numbers[place].label : nil, other: other,
          otherNumber: place < two.numbers.count ? two.numbers[place].label : nil))
    }
    return checks
  }

  /// The visible paragraphs and their numbers; numbers are compared without their words, which depend on the language:
  /// `Article 3.` and `Artículo 3.` are the same.
  private static func outline(_ text: [UInt8]) -> (paragraphs: Int, numbers: [(key: String, label: String)]) {
    let redline = TextRedline(from: text, to: text)
    var paragraphs = 0
    var numbers: [(key: String, label: String)] = []
    for (place, block) in redline.new.blocks.enumerated() {
      switch block.kind {
      case .footnote, .tableRow, .other: continue
      case .paragraph, .heading, .listItem: paragraphs += 1
      }
      guard let label = DeclarationComparison.number(redline.new, place) else { continue }
      let key = label.split { $0.isWhitespace }.last.map { String($0.filter { !".-°ºª".contains($0) }) } ?? label
      numbers.append((key.lowercased(), label))
    }
    return (paragraphs, numbers)
  }
}
