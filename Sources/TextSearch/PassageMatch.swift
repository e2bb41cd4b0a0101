/// How well a passage answers a query: the places of the words that were found, and a rank.
public struct PassageMatch: Sendable, Hashable {
  /// The bytes of what was found in the passage, in their order, without overlaps.
  public let found: [Range<Int>]
  /// The term that each of them is of.
  let terms: [Int]
  /// How many terms are found as they were typed.
  public let exactTerms: Int
  /// Okapi BM25 without the weight of rare words, since every passage has all terms; more for titles and for words that are near
  /// to each other.
  public let score: Double

  /// Looks for the terms in a passage; `nil` if one of them is missing. Cost: linear in its words, times the terms.
  ///
  /// - Parameters:
  ///   - passage: where they are looked for.
  ///   - terms: what is looked for.
  ///   - least: how many terms are enough; all if `nil`.
  ///   - words: memory for the words of the passage.
  public init?(
    _ passage: SearchPassage, _ terms: [SoughtTerm], least: Int? = nil, words: inout SearchWords
  ) {
    var text = passage.text
    text.withUTF8 { words.replace(with: $0) }
    let language = passage.language.map { String($0.prefix { $0 != "-" }) }
    var (found, of): ([Range<Int>], [Int]) = ([], [])
    var counts = [(exact: Int, all: Int)](repeating: (0, 0), count: terms.count)
    var last: (word: Int, term: Int)?
    var nearest = Int.max
    var word = 0
    while word < words.count {
      var next = word + 1
      for (place, term) in terms.enumerated() {
        let (match, length) = term.match(at: word, of: words, language: language)
        if match == .none { continue }
        counts[place].all += 1
        if match == .exact { counts[place].exact += 1 }
        let range = words.range(of: word).lowerBound..<words.range(of: word + length - 1).upperBound
        if let end = found.last?.upperBound, end > range.lowerBound {
          found[found.count - 1] = found[found.count - 1].lowerBound..<max(end, range.upperBound)
        } else {
          found.append(range)
          of.append(place)
        }
        if let last, last.term != place { nearest = min(nearest, word - last.word) }
        last = (word, place)
        if terms.count == 1 { next = word + length }
      }
      word = next
    }
    guard counts.count(where: { $0.all > 0 }) >= least ?? terms.count, !found.isEmpty else { return nil }
    self.found = found
    self.terms = of
    exactTerms = counts.count { $0.exact > 0 }
    let length = Self.lengthWeight(words.count)
    let weight = counts.reduce(0.0) { sum, count in
      sum + Double(count.all) * 2.2 / (Double(count.all) + 1.2 * length)
    }
    score = weight + (passage.isTitle ? 1 : 0) + (nearest == .max ? 0 : 2 / Double(1 + nearest))
  }

  /// A passage of usual length has a weight of 1.
  private static func lengthWeight(_ words: Int) -> Double { 0.25 + 0.75 * Double(words) / 40 }

  /// Whether a match comes before another: by terms as they were typed, then by rank.
  public static func isBetter(_ a: PassageMatch, than b: PassageMatch) -> Bool {
    (a.exactTerms, a.score) > (b.exactTerms, b.score)
  }
}
