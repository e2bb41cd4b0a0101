/// Endings of regular plurals and feminines that Snowball 2.2 leaves apart from their singulars.
///
/// Spanish `irregular` and `irregulares`, Portuguese `ilegal` and `ilegais`, French `travailleur` and `travailleuse`, English
/// `child` and `children` have different stems there. With such an ending a word is read as the singular too, and then stemmed.
struct UndoneEndings {
  private let endings: [Ending]

  private struct Ending {
    let plural: [UInt8]
    let singular: [UInt8]
    /// Shorter words are others: `mais`, `leis`.
    let shortest: Int

    init(_ plural: String, _ singular: String, _ shortest: Int = 5) {
      self.plural = Array(plural.utf8)
      self.singular = Array(singular.utf8)
      self.shortest = shortest
    }
  }

  /// - Parameter language: the primary tag.
  init(language: String) {
    endings = Self.known[language] ?? []
  }

  /// Passes the words of which one may be a form, without the word itself.
  func forEachSingular(of word: [UInt8], _ body: ([UInt8]) -> Void) {
    for ending in endings
    where word.count >= ending.shortest && word.suffix(ending.plural.count).elementsEqual(ending.plural) {
      body(word.dropLast(ending.plural.count) + ending.singular)
    }
  }

  private static let known: [String: [Ending]] = [
    "es": [Ending("ces", "z"), Ending("es", "")],
    "pt": [
      Ending("ais", "al"), Ending("éis", "el"), Ending("eis", "el"), Ending("óis", "ol"), Ending("ois", "ol"),
      Ending("is", "il"), Ending("oes", "ao", 6), Ending("aes", "ao", 6),
      Ending("ns", "m"), Ending("es", ""), Ending("s", ""),
    ],
    "fr": [
      Ending("aux", "ail", 6), Ending("euse", "eur", 6), Ending("euses", "eur", 7), Ending("trice", "teur", 7),
      Ending("trices", "teur", 8), Ending("ive", "if"), Ending("ives", "if", 6), Ending("s", ""),
      Ending("x", ""),
    ],
    "en": [Ending("children", "child"), Ending("men", "man"), Ending("ves", "f"), Ending("ves", "fe")],
  ]
}
