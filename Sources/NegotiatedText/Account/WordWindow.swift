import TextDiff

/// The words of a paragraph without its number.
struct ParagraphWords: Sendable {
  let all: [Substring]
  /// With its number.
  private let whole: [Substring]

  init(_ paragraph: NumberedText.Paragraph, of text: NumberedText) {
    var range = paragraph.range
    if let label = text.source.label(ofBlock: paragraph.place - 1) { range = label.upperBound..<range.upperBound }
    all = Self.words(text.source.string(range))
    whole = range == paragraph.range ? all : Self.words(text.source.string(paragraph.range))
  }

  static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// Whether it has these words one after the other, at its beginning or end where the window is.
  func holds(_ window: WordWindow) -> Bool {
    let (wanted, all) = (window.words, window.isOfNumber ? whole : self.all)
    guard wanted.count <= all.count else { return false }
    if window.isAtStart { return all.starts(with: wanted) && (!window.isAtEnd || all.count == wanted.count) }
    if window.isAtEnd { return all.suffix(wanted.count).elementsEqual(wanted) }
    guard !wanted.isEmpty else { return false }
    for start in 0...all.count - wanted.count where all[start] == wanted[0] {
      if all[start..<start + wanted.count].elementsEqual(wanted) { return true }
    }
    return false
  }
}

/// Some words of a paragraph with those around them, and whether they reach its beginning or end.
struct WordWindow: Sendable {
  let words: [Substring]
  let isAtStart, isAtEnd: Bool
  /// Whether the number of the paragraph is among the words.
  let isOfNumber: Bool

  /// - Parameters:
  ///   - paragraph: its bytes, with its number.
  ///   - range: the bytes of the words; where it is empty, the place between two.
  ///   - isOfNumber: whether the change is one of the number.
  init(_ paragraph: [UInt8], _ range: Range<Int>, isOfNumber: Bool) {
    let label = (try? SourceText(paragraph)).flatMap { $0.blocks.isEmpty ? nil : $0.label(ofBlock: 0) }
    self.isOfNumber = isOfNumber || label.map { range.lowerBound < $0.upperBound } ?? false
    let start = self.isOfNumber ? 0 : label?.upperBound ?? 0
    var ranges: [Range<Int>] = []
    var at = start
    while at < paragraph.count {
      while at < paragraph.count, paragraph[at].isBlank { at += 1 }
      let word = at
      while at < paragraph.count, !paragraph[at].isBlank { at += 1 }
      if word < at { ranges.append(word..<at) }
    }
    let first = ranges.firstIndex { $0.upperBound > range.lowerBound } ?? ranges.count
    let last = max(first, ranges.firstIndex { $0.lowerBound >= range.upperBound } ?? ranges.count)
    isAtStart = first < CarryOver.context
    isAtEnd = last + CarryOver.context > ranges.count
    let chosen = max(0, first - CarryOver.context)..<min(ranges.count, last + CarryOver.context)
    words = chosen.map { Substring(decoding: paragraph[ranges[$0]], as: UTF8.self) }
  }
}
