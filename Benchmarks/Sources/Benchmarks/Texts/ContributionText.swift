/// A country's text of about 300 words.
struct ContributionText {
  let vocabulary: Vocabulary

  /// The text of one revision: the same number, the same text.
  func text(number: Int) -> String {
    var generator = SeededGenerator(seed: UInt64(number) &* 0x1_0000_0001)
    var text = "# Aporte regional\n"
    for _ in 0..<6 {
      text += "\n"
      for sentence in 0..<3 {
        if sentence > 0 { text += " " }
        text += Sentence.words(from: vocabulary, using: &generator).joined(separator: " ")
      }
      text += "\n"
    }
    return text
  }
}
