/// A document of one to three pages as ministries send them: headings, lists, a table, notes.
struct DocumentText {
  let vocabulary: Vocabulary

  /// The text of one document: the same number, the same text.
  func text(number: Int) -> String {
    var generator = SeededGenerator(seed: UInt64(number) &* 0x1_0000_0001 &+ 7)
    func sentence() -> String { Sentence.words(from: vocabulary, using: &generator).joined(separator: " ") }
    var (blocks, notes) = (["# Aporte regional"], [String]())
    for section in 0..<generator.number(in: 2..<6) {
      blocks.append("## Capítulo \(section + 1)")
      for _ in 0..<generator.number(in: 2..<5) {
        var paragraph = (0..<generator.number(in: 2..<6)).map { _ in sentence() }.joined(separator: " ")
        if generator.chance(0.3) {
          notes.append("[^\(notes.count + 1)]: " + sentence())
          paragraph += "[^\(notes.count)]"
        }
        blocks.append(paragraph)
      }
      let kind = generator.fraction()
      if kind < 0.35 {
        blocks.append((1...4).map { "\($0). " + sentence() }.joined(separator: "\n"))
      } else if kind < 0.6 {
        let rows = (0..<generator.number(in: 3..<8)).map { _ in
          let cells = (0..<3).map { _ in
            "**\(vocabulary.word(using: &generator))** " + vocabulary.word(using: &generator)
          }
          return "| " + cells.joined(separator: " | ") + " |"
        }
        blocks.append((["| A | B | C |", "|---|---|---|"] + rows).joined(separator: "\n"))
      } else if kind < 0.8 {
        blocks.append((0..<4).map { _ in "- " + sentence() }.joined(separator: "\n"))
      }
    }
    return (blocks + notes).joined(separator: "\n\n") + "\n"
  }
}
