import func MarkdownText.loweredHeadings

/// The text of a practice as it is printed among others: its spaces in the order of the form, each below a heading in the
/// language of the text.
public struct PracticePages: Sendable, Hashable {
  /// The facts of the form's table that the text tells, in its order.
  public let facts: [(space: PracticeSpace, words: String)]
  /// The text as Markdown, whose headings begin at the first level.
  public let markdown: String

  /// Lays out a text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - language: the language of the headings, that of the text.
  ///   - given: what the record holds for a space apart from the text. Where the text says the same, it is printed as the
  ///     text has it, with its lists and notes.
  public init(_ text: PracticeText, in language: FormLanguage, given: [PracticeSpace: String] = [:]) {
    let told: [PracticeSpace] = [.period, .population, .contact]
    facts = told.compactMap { space in text.words(space).map { (space, $0) } }
    var parts: [String] = []
    if !text.preamble.isEmpty { parts.append(Self.withoutFirstHeading(text.preamble, text.title)) }
    for space in PracticeSpace.told {
      let own = text[space].flatMap { $0.isEmpty ? nil : $0 }
      var body: String?
      if space == .criteria {
        body = own.map { Self.criteria(CriterionWords.all(in: $0.markdown), in: language) }
      } else if let words = given[space], !words.allSatisfy(\.isWhitespace), words != own?.words {
        body = Self.paragraphs(words)
      } else {
        body = own?.markdown
      }
      guard let body, !body.isEmpty else { continue }
      parts.append("# \(space.heading(in: language))\n\n" + loweredHeadings(body))
    }
    if !text.notes.isEmpty { parts.append(text.notes) }
    markdown = parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// The title of a text without headings is printed above it already.
  private static func withoutFirstHeading(_ preamble: String, _ title: String?) -> String {
    guard let title, let end = preamble.firstIndex(of: "\n") ?? Optional(preamble.endIndex) else { return preamble }
    let first = preamble[..<end]
    guard first.hasPrefix("#"), HeadingKey(first.drop { $0 == "#" }) == HeadingKey(title) else { return preamble }
    return String(preamble[end...]).trimmed
  }

  private static func criteria(_ words: CriterionWords, in language: FormLanguage) -> String {
    let lines = words.words.map { entry in
      "- **\(entry.criterion.name(in: language)).** \(escaped(entry.words.replacing("\n", with: " ")))"
    }
    return (words.other.isEmpty ? [] : [paragraphs(words.other), ""]).joined(separator: "\n")
      + lines.joined(separator: "\n")
  }

  /// Plain words as paragraphs.
  private static func paragraphs(_ words: String) -> String {
    words.split(separator: "\n").map { escaped(String($0)) }.joined(separator: "\n\n")
  }

  /// Words in which nothing is markup (CommonMark 0.31, section 2.4).
  private static func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      if character.isASCII, "\\`*_{}[]<>()#+-.!|~$^@:=&\"'".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  public static func == (a: PracticePages, b: PracticePages) -> Bool {
    a.markdown == b.markdown && a.facts.elementsEqual(b.facts) { $0 == $1 }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(markdown) }
}
