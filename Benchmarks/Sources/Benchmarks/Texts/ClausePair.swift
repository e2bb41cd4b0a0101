/// A text of many short paragraphs and what a round of negotiation made of it: one paragraph in twenty-five is edited, one
/// in two hundred is new, and as many are gone.
struct ClausePair {
  let old: String
  let new: String

  init(paragraphs: Int, vocabulary: Vocabulary) {
    var generator = SeededGenerator(seed: UInt64(paragraphs))
    func clause() -> [String] {
      (0..<generator.number(in: 8..<16)).map { _ in vocabulary.word(using: &generator) }
    }
    var (before, after): ([[String]], [[String]]) = ([], [])
    for _ in 0..<paragraphs {
      let words = clause()
      before.append(words)
      if generator.chance(0.005) { continue }
      var edited = words
      if generator.chance(0.04) {
        edited[generator.number(in: 0..<edited.count)] = vocabulary.word(using: &generator)
      }
      after.append(edited)
      if generator.chance(0.005) { after.append(clause()) }
    }
    old = Self.text(of: before)
    new = Self.text(of: after)
  }

  private static func text(of paragraphs: [[String]]) -> String {
    paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n") + "\n"
  }
}
