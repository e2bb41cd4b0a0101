import NegotiatedText
import TextDiff

/// Problems in a text of the declaration that should be looked at before it is tagged.
public enum DeclarationCheck: Sendable, Hashable {
  /// A square bracket that is never closed, or closes none; its line in the text, from 1, and the line's first words.
  case bracket(Character, line: Int, words: String)
  /// The texts in two languages differ in their number of paragraphs.
  case paragraphs(language: LanguageTag, count: Int, other: LanguageTag, otherCount: Int)
  /// The texts in two languages are numbered differently from a paragraph on; `nil` if one has no further number.
  case numbers(language: LanguageTag, number: String?, other: LanguageTag, otherNumber: String?)

  /// The first unpaired bracket of a text, outside code, links and note references; see `BracketGrammar`.
  ///
  /// Alternatives may hold whole paragraphs, so brackets are paired over the whole text. Cost: linear.
  public static func brackets(in text: [UInt8]) -> DeclarationCheck? {
    guard let text = try? NumberedText(text) else { return nil }
    let faults = TextBrackets(text).faults
    // One that closes nothing is at the place of the fault; one that is never closed may be long before it.
    guard let fault = faults.first(where: { !$0.isOpening }) ?? faults.first else { return nil }
    return .bracket(fault.isOpening ? "[" : "]", line: fault.line, words: fault.words)
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
