/// Finds which of Spanish, English, Portuguese and French a text is in.
///
/// A logistic regression over the letters of its words: pieces of two to five letters and whole words, each counted once.
/// What was measured, and from which texts the weights were made, is in <doc:HowALanguageIsFound>.
public struct LanguageDetector: Sendable {
  /// The languages that it tells apart, as ISO 639-1 codes.
  public static let languages = ["es", "en", "pt", "fr"]

  /// A language with the distance to the next.
  public struct Verdict: Sendable, Hashable {
    /// The most likely language.
    public let language: String
    /// The natural logarithm of how many times likelier it is than the next.
    public let margin: Double
    /// How many words there are, acronyms included.
    public let words: Int

    /// Whether the language can be used without asking: at least three words, and a margin that nineteen of twenty
    /// titles have.
    public var isSure: Bool { words >= 3 && margin >= 1.5 }

    /// Whether it can be held against what a person said: at least six words, and odds of a hundred to one.
    public var isBeyondDoubt: Bool { words >= 6 && margin >= 4.6 }
  }

  /// The most likely language of a text; `nil` if it has no words.
  ///
  /// Cost: the first 4,000 bytes of the text, and for the first call the table of weights, a few milliseconds.
  public static func verdict(on text: some Sequence<UInt8>) -> Verdict? {
    let start = Array(text.prefix(longest))
    let read = TextWords(String(decoding: start, as: UTF8.self))
    guard !read.words.isEmpty else { return nil }
    let weights = LetterWeights.table
    var seen: Set<UInt64> = []
    var scores = weights.bias
    for word in read.words {
      for piece in LetterPieces(word).hashes where seen.insert(piece).inserted {
        if let weight = weights[piece] { scores &+= SIMD4<Int32>(truncatingIfNeeded: weight) }
      }
    }
    let order = languages.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    let margin = Double(scores[order[0]] - scores[order[1]]) / weights.scale
    return Verdict(language: languages[order[0]], margin: margin, words: read.count)
  }

  private static let longest = 4_000
}
