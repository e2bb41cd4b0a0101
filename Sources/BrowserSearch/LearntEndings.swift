import TextSearch

/// The pairs of endings with which two words of a language are forms of one, learnt from the stems of some words of its texts.
///
/// The page has no stemmer: it finds the typed word among the words that begin like it by the rest of both. A pair is kept if most
/// words with the one ending have the same stem with the other.
struct LearntEndings {
  /// Both endings of each pair: `ciones/cion`; one may be empty.
  let pairs: Set<String>

  init(of words: Set<String>, in language: String, _ stems: WordStemKeys) {
    let endings = Self.endings[language] ?? []
    // The same words every time, from all over the alphabet.
    let candidates = words.filter { $0.utf8.count >= 5 }.sorted()
    let step = max(1, candidates.count / Self.mostWords)
    var tries: [String: (same: Int, all: Int)] = [:]
    for place in stride(from: 0, to: candidates.count, by: step) {
      let word = candidates[place]
      let own = Set(stems.keys(of: word))
      for ending in endings where word.hasSuffix(ending) {
        let base = word.dropLast(ending.count)
        guard base.utf8.count >= Self.shortestBase else { continue }
        for other in endings where Self.isPair(ending, other) {
          let isSame = !own.isDisjoint(with: stems.keys(of: base + other))
          tries["\(other)/\(ending)", default: (0, 0)].all += 1
          if isSame { tries["\(other)/\(ending)", default: (0, 0)].same += 1 }
        }
      }
    }
    pairs = Set(tries.filter { $0.value.same * 10 >= $0.value.all * 6 }.keys)
  }

  /// Two endings that begin alike are those of a longer base, but for such as `eur` and `euses`.
  private static func isPair(_ ending: String, _ other: String) -> Bool {
    ending != other && (ending.first != other.first || min(ending.utf8.count, other.utf8.count) >= 3)
  }

  private static let mostWords = 200
  private static let shortestBase = 3

  /// Endings of inflected forms, without accents.
  private static let endings: [String: [String]] = [
    "es": [
      "", "s", "es", "o", "a", "os", "as", "e", "en", "an", "ar", "er", "ir", "ado", "ada", "ados", "adas", "ido",
      "ida", "idos", "idas", "ando", "iendo", "aron", "ieron", "aban", "ara", "aran", "amos", "z", "ces",
    ],
    "pt": [
      "", "s", "es", "o", "a", "os", "as", "e", "em", "am", "ar", "er", "ir", "ado", "ada", "ados", "adas", "ido",
      "ida", "idos", "idas", "ando", "endo", "ao", "oes", "aes", "l", "is", "m", "ns", "aram",
    ],
    "fr": [
      "", "s", "e", "es", "x", "er", "ez", "ent", "ant", "ants", "ante", "antes", "ee", "ees", "ir", "it", "issent",
      "al", "aux", "eur", "euse", "eurs", "euses", "f", "ve", "ves", "fs",
    ],
    "en": ["", "s", "es", "ed", "ing", "e", "y", "ies", "ied", "er", "ers", "ly"],
  ]
}
