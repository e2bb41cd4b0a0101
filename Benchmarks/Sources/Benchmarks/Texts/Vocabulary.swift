#if canImport(FoundationEssentials)
  import FoundationEssentials
#endif

/// Words that look and are spread like Spanish ones: few are frequent, most are rare.
///
/// A text of equally frequent words flatters some comparisons and punishes others; real texts repeat "de" and "la" in
/// every line.
struct Vocabulary {
  private let words: [String]
  private let logarithmOfCount: Double

  init(count: Int = 6_000, seed: UInt64 = 2018) {
    var generator = SeededGenerator(seed: seed)
    var known = Set(Self.frequent)
    var words = Self.frequent
    while words.count < count {
      let word = Self.invented(using: &generator)
      if known.insert(word).inserted { words.append(word) }
    }
    self.words = words
    logarithmOfCount = log(Double(count))
  }

  /// A word, by Zipf's law: the second is half as frequent as the first.
  func word(using generator: inout SeededGenerator) -> String {
    words[min(words.count, Int(exp(generator.fraction() * logarithmOfCount))) - 1]
  }

  private static func invented(using generator: inout SeededGenerator) -> String {
    let syllables = 1 + generator.number(in: 0..<3)
    let stem = (0..<syllables).map { _ in
      onsets[generator.number(in: 0..<onsets.count)] + nuclei[generator.number(in: 0..<nuclei.count)]
    }
    return stem.joined() + endings[generator.number(in: 0..<endings.count)]
  }

  private static let frequent = """
    de la que el en y los las del a se por con para una un su al como más o sus no entre sobre es son este esta \
    personas migrantes derechos migración Estados países internacional cooperación protección regional
    """.split(separator: " ").map(String.init)
  private static let onsets = "b c ch d f g l ll m n p qu r s t v z br cl cr dr fr gr pl pr tr".split(separator: " ")
    .map(String.init)
  private static let nuclei = "a e i o u ia ie ue á é í ó".split(separator: " ").map(String.init)
  private static let endings = "ción mente dad nte r s n do da les ndo miento ble ña jo".split(separator: " ")
    .map(String.init)
}
