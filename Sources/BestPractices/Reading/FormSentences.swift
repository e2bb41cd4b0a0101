/// The form's own sentences, found again in a text that was filled in and taken out of it.
struct FormSentences: Sendable {
  /// The sentences as folded words, by their first two.
  private let sentences: [String: [[String]]]

  static let all = FormSentences(FormLanguage.allCases.flatMap { PracticeForm.sentences(in: $0) })

  init(_ texts: [String]) {
    var sentences: [String: [[String]]] = [:]
    for text in texts {
      let words = HeadingKey.folded(text)
      guard let start = Self.start(words[...]) else { continue }
      sentences[start, default: []].append(words)
    }
    // Of two with one beginning the longer is looked for first.
    self.sentences = sentences.mapValues { $0.sorted { $0.count > $1.count } }
  }

  private static func start(_ words: ArraySlice<String>) -> String? {
    words.count >= 2 ? words.prefix(2).joined(separator: " ") : nil
  }

  /// The places of the form's sentences in a line, with the marks and the punctuation around them. Cost: linear in the line.
  func places(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let words = Self.words(of: scalars)
    guard words.count >= 2 else { return [] }
    let folded = words.map(\.folded)
    var cuts: [Range<Int>] = []
    var place = 0
    while place + 1 < words.count {
      let start = folded[place] + " " + folded[place + 1]
      let found = sentences[start]?.first { sentence in
        place + sentence.count <= folded.count && folded[place..<(place + sentence.count)].elementsEqual(sentence)
      }
      guard let found else {
        place += 1
        continue
      }
      let last = place + found.count - 1
      cuts.append(Self.widened(words[place].range.lowerBound..<words[last].range.upperBound, in: scalars))
      place = last + 1
    }
    return cuts
  }

  /// A line without the form's sentences and the emphasis around them; `nil` if it has none. Cost: linear in the line.
  func removed(from line: String) -> String? {
    let scalars = Array(line.unicodeScalars)
    let cuts = places(in: scalars)
    guard !cuts.isEmpty else { return nil }
    var kept = String.UnicodeScalarView()
    var at = 0
    var unclosed = 0
    for cut in cuts {
      kept.append(contentsOf: scalars[at..<max(at, cut.lowerBound)])
      unclosed += Self.unclosedMarks(in: scalars[cut])
      at = max(at, cut.upperBound)
    }
    kept.append(contentsOf: scalars[at...])
    var text = String(kept).trimmed
    // An answer typed into the emphasis of the instruction: its closing mark is left over.
    while unclosed > 0, let mark = text.last, mark == "*" || mark == "_" {
      text.removeLast()
      unclosed -= 1
    }
    return text
  }

  private static func words(of scalars: [Unicode.Scalar]) -> [(folded: String, range: Range<Int>)] {
    var words: [(folded: String, range: Range<Int>)] = []
    var word = ""
    var start = 0
    for (place, scalar) in scalars.enumerated() {
      if let letter = HeadingKey.plain(scalar) {
        if word.isEmpty { start = place }
        word += letter
      } else if !HeadingKey.isCombining(scalar), !word.isEmpty {
        words.append((word, start..<place))
        word = ""
      }
    }
    if !word.isEmpty { words.append((word, start..<scalars.count)) }
    return words
  }

  /// A sentence with the marks and the punctuation around it.
  private static func widened(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end < scalars.count, ".:;,?!»”\"’)*_\\ \u{A0}".unicodeScalars.contains(scalars[end]) { end += 1 }
    while start > 0, "¿¡(«“\"*_\\\u{A0}".unicodeScalars.contains(scalars[start - 1]) { start -= 1 }
    return start..<end
  }

  /// How many marks of emphasis a sentence was cut out with that were not closed within it.
  private static func unclosedMarks(in cut: ArraySlice<Unicode.Scalar>) -> Int {
    let opened = cut.prefix { !$0.properties.isAlphabetic }.count { $0 == "*" || $0 == "_" }
    let closed = cut.reversed().prefix { !$0.properties.isAlphabetic }.count { $0 == "*" || $0 == "_" }
    return max(0, opened - closed)
  }
}

extension StringProtocol {
  /// Without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
