/// The stem of a word that was typed without accents, in the languages whose plurals and feminines Snowball knows by their accents.
///
/// `detenção` and `detenções` are one word to it only with their tildes, `réfugiée` and `réfugié` only with their acutes. Here the
/// regular endings of nouns and adjectives are removed from the folded word, and in French the commonest ones of verbs.
struct PlainStem {
  /// The languages that have such stems.
  static let languages: Set<String> = ["pt", "fr"]

  /// What is left of a folded word; `nil` if it is too short to have an ending.
  static func of(_ word: ArraySlice<UInt8>, language: String) -> ArraySlice<UInt8>? {
    switch language {
    case "pt": portuguese(word)
    case "fr": french(word)
    default: nil
    }
  }

  private static let shortest = 4

  private static func portuguese(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var stem = word
    for plural in ["oes", "aes", "aos"] where stem.suffix(3).elementsEqual(plural.utf8) {
      // Without its plural, `ao` loses its `o` like any other word.
      return stem.count - 2 > shortest ? stem.dropLast(3) + [UInt8(ascii: "a")] : nil
    }
    if stem.last == UInt8(ascii: "s") { stem = stem.dropLast() }
    if let last = stem.last, "aoe".utf8.contains(last) { stem = stem.dropLast() }
    return stem.count >= shortest ? stem : nil
  }

  private static func french(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var stem = word
    if stem.last == UInt8(ascii: "s") { stem = stem.dropLast() }
    var count = 0
    while count < 2, stem.last == UInt8(ascii: "e") {
      stem = stem.dropLast()
      count += 1
    }
    if count == 0 || stem.suffix(2).elementsEqual("er".utf8) {
      for ending in ["ent", "er", "ez"] where stem.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
        stem = stem.dropLast(ending.utf8.count)
        break
      }
    }
    return stem.count >= shortest ? stem : nil
  }
}
