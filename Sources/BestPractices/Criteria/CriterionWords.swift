/// How a practice says that it meets the criteria.
public struct CriterionWords: Sendable, Hashable {
  /// The words for each criterion of which something is said, in the order of the criteria.
  public private(set) var words: [(criterion: PracticeCriterion, words: String)] = []
  /// What the space says of none of them.
  public private(set) var other = ""

  /// Whether nothing is said.
  public var isBlank: Bool { words.isEmpty && other.isEmpty }

  /// No words.
  public init() {}

  /// Reads the Markdown of the space: a table of criteria and answers, labels, headings or bold words. Cost: linear.
  public static func all(in markdown: String) -> CriterionWords {
    let sectioned = SectionedText(TextLine.all(in: markdown), PracticeCriterion.headings)
    var found: [PracticeCriterion: String] = [:]
    for section in sectioned.sections {
      let words = PlainWords.of(section.lines.joined(separator: "\n"))
      guard !words.isEmpty else { continue }
      found[section.name] = found[section.name].map { $0 + "\n" + words } ?? words
    }
    var result = CriterionWords()
    result.words = PracticeCriterion.allCases.compactMap { criterion in found[criterion].map { (criterion, $0) } }
    result.other = PlainWords.of(sectioned.preamble.joined(separator: "\n"))
    return result
  }

  public static func == (a: CriterionWords, b: CriterionWords) -> Bool {
    a.other == b.other && a.words.elementsEqual(b.words) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(other)
    for entry in words {
      hasher.combine(entry.criterion)
      hasher.combine(entry.words)
    }
  }
}
