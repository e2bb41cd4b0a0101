/// A long text and what negotiation made of it: 8 % of its words edited, and three paragraphs moved.
struct DeclarationPair {
  let old: String
  let new: String
  var bytes: Int { old.utf8.count + new.utf8.count }

  /// A page is 500 words.
  ///
  /// - Parameter version: pairs of other versions have the same old text, edited in another way.
  init(pages: Int, vocabulary: Vocabulary, version: Int = 0) {
    var generator = SeededGenerator(seed: UInt64(pages))
    var paragraphs: [[String]] = []
    var words = 0
    while words < pages * 500 {
      if paragraphs.count.isMultiple(of: 12) {
        paragraphs.append(["##", "Capítulo", "\(paragraphs.count / 12 + 1)"])
      }
      var paragraph = generator.chance(0.2) ? ["-"] : []
      for _ in 0..<generator.number(in: 2..<7) {
        paragraph += Sentence.words(from: vocabulary, using: &generator)
      }
      words += paragraph.count
      paragraphs.append(paragraph)
    }
    old = Self.text(of: paragraphs)
    if version > 0 { generator = SeededGenerator(seed: UInt64(pages) &* 1000 &+ UInt64(version)) }
    var edited = paragraphs.map { Self.edited($0, vocabulary, using: &generator) }
    Self.moveThree(of: &edited)
    new = Self.text(of: edited)
  }

  private static func text(of paragraphs: [[String]]) -> String {
    "# Declaración conjunta\n\n" + paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n") + "\n"
  }

  /// Edits come as phrases of 1 to 4 words, 2.5 in the mean, so that 3.2 % of the words begin one.
  private static func edited(
    _ paragraph: [String], _ vocabulary: Vocabulary, using generator: inout SeededGenerator
  ) -> [String] {
    guard paragraph[0] != "##" else { return paragraph }
    var result: [String] = []
    var place = 0
    while place < paragraph.count {
      guard place > 1, generator.chance(0.032) else {
        result.append(paragraph[place])
        place += 1
        continue
      }
      let length = generator.number(in: 1..<5)
      let kind = generator.fraction()
      // Six in ten are replaced, two in ten inserted, two in ten deleted.
      if kind < 0.8 { result += (0..<length).map { _ in vocabulary.word(using: &generator) } }
      if kind < 0.6 || kind >= 0.8 { place += length }
    }
    return result
  }

  /// A paragraph of the first, second and third quarter goes half the text further on.
  private static func moveThree(of paragraphs: inout [[String]]) {
    let count = paragraphs.count
    for quarter in 0..<3 {
      var from = count * quarter / 4 + 1
      while paragraphs[from][0] == "##" { from += 1 }
      let moved = paragraphs.remove(at: from)
      paragraphs.insert(moved, at: (from + count / 2) % (count - 1))
    }
  }
}
