/// A sentence as a list of words, the marks hanging on them.
enum Sentence {
  /// 8 to 24 words, the first with a capital letter, perhaps with commas, and a full stop.
  static func words(from vocabulary: Vocabulary, using generator: inout SeededGenerator) -> [String] {
    var words = (0..<generator.number(in: 8..<25)).map { _ in vocabulary.word(using: &generator) }
    for place in words.indices.dropFirst().dropLast() where generator.chance(0.06) {
      words[place] += ","
    }
    words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
    words[words.count - 1] += "."
    return words
  }
}
