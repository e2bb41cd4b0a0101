import MarkdownText

/// A best practice as its text tells it, space by space.
///
/// The spaces are found by their headings, in any of the four languages, however they are numbered and whether they are
/// headings, paragraphs in bold, labels or the cells of a table. What is above the first heading, and what is under a
/// heading that is not known, is kept where it is.
public struct PracticeText: Sendable, Hashable {
  /// What the text says in the spaces that it has, in the order of the text; blank ones included.
  public private(set) var entries: [Entry] = []
  /// The spaces that are there several times, with the lines of their headings.
  public private(set) var duplicates: [Duplicate] = []
  /// What is above the first heading, as Markdown, without the form's own words.
  public private(set) var preamble = ""
  /// The footnotes of all spaces, as Markdown.
  public private(set) var notes = ""
  /// The language of most headings; `nil` if none tells.
  public private(set) var language: FormLanguage?
  /// A heading above the first space that is not the form's name.
  private var firstHeading: String?

  /// A space of a text.
  public struct Entry: Sendable, Hashable {
    /// The space.
    public let space: PracticeSpace
    /// What it says, as Markdown; empty if nothing.
    public let markdown: String
    /// The line of its first heading, from 1.
    public let line: Int

    /// Whether it says nothing.
    public var isEmpty: Bool { markdown.isEmpty }
    /// Its plain words, a line for each paragraph; see ``PlainWords``.
    public var words: String { PlainWords.of(markdown) }
  }

  /// A space with several headings.
  public struct Duplicate: Sendable, Hashable {
    /// The space.
    public let space: PracticeSpace
    /// The lines of its headings, from 1.
    public let lines: [Int]
  }

  /// Reads a text, as the record keeps it. Cost: linear.
  ///
  /// - Parameter text: Markdown in UTF-8; other bytes are read as replacement characters.
  public init(_ text: [UInt8]) {
    let lines = TextLine.all(in: String(decoding: text, as: UTF8.self))
    let sectioned = SectionedText(lines, PracticeSpace.headings)
    language = Self.language(of: sectioned.headings)
    notes = Self.joined(sectioned.notes)
    setPreamble(sectioned.preamble)
    var places: [PracticeSpace: Int] = [:]
    var found: [PracticeSpace: [Int]] = [:]
    for section in sectioned.sections {
      let markdown = Self.joined(Self.raised(section.lines, below: section.level))
      found[section.name, default: []].append(section.line)
      if let place = places[section.name] {
        let earlier = entries[place]
        let all = [earlier.markdown, markdown].filter { !$0.isEmpty }.joined(separator: "\n\n")
        entries[place] = Entry(space: section.name, markdown: all, line: earlier.line)
      } else {
        places[section.name] = entries.count
        entries.append(Entry(space: section.name, markdown: markdown, line: section.line))
      }
    }
    duplicates = entries.compactMap { entry in
      found[entry.space].flatMap { $0.count > 1 ? Duplicate(space: entry.space, lines: $0) : nil }
    }
    // Choices that nobody made are the form's own.
    for place in entries.indices where [.themes, .objectives, .criteria].contains(entries[place].space) {
      let entry = entries[place]
      if entry.space == .criteria
        ? CriterionWords.all(in: entry.markdown).isBlank : MarkedChoices(entry.markdown).isBlank
      {
        entries[place] = Entry(space: entry.space, markdown: "", line: entry.line)
      }
    }
  }

  /// A space that the text has.
  public subscript(space: PracticeSpace) -> Entry? { entries.first { $0.space == space } }

  /// The plain words of a space; `nil` if the text has none.
  public func words(_ space: PracticeSpace) -> String? {
    guard let entry = self[space], !entry.isEmpty else { return nil }
    let words = entry.words
    return words.isEmpty ? nil : words
  }

  /// The spaces without a heading in the text.
  public var missing: [PracticeSpace] { PracticeSpace.allCases.filter { self[$0] == nil } }

  /// The spaces whose heading is there and that say nothing.
  public var empty: [PracticeSpace] { entries.filter(\.isEmpty).map(\.space) }

  /// Whether the text has none of the headings.
  public var isFreeText: Bool { entries.isEmpty }

  /// What the practice is called: its space, else the first heading above the spaces.
  public var title: String? { words(.title).map { MarkdownWriter.squeezed($0) } ?? firstHeading }

  // MARK: Parts

  private static func language(of headings: [String]) -> FormLanguage? {
    var counts: [FormLanguage: Int] = [:]
    for heading in headings {
      if let language = PracticeSpace.headings.language(of: heading) { counts[language, default: 0] += 1 }
    }
    let most = counts.values.max()
    let first = FormLanguage.allCases.filter { counts[$0] == most }
    return most == nil || first.count != 1 ? nil : first[0]
  }

  private mutating func setPreamble(_ lines: [String]) {
    let own = Set(FormLanguage.allCases.map { HeadingKey(PracticeForm.title(in: $0)).words })
    var kept: [String] = []
    for line in lines {
      let content = line.drop { $0 == " " }
      let words = InlinePlainText.of(content.drop { $0 == "#" }.utf8).trimmed
      if own.contains(HeadingKey(words.prefix(HeadingKey.longest)).words) { continue }
      if firstHeading == nil, content.hasPrefix("#"), !words.isEmpty {
        firstHeading = MarkdownWriter.squeezed(words)
      }
      kept.append(line)
    }
    preamble = Self.joined(kept)
  }

  /// Headings within a section begin at the first level, wherever the section was.
  private static func raised(_ lines: [String], below level: Int?) -> [String] {
    guard let level, level > 0 else { return lines }
    var isInCode = false
    return lines.map { line in
      let content = line.drop { $0 == " " }
      if content.hasPrefix("```") || content.hasPrefix("~~~") { isInCode.toggle() }
      let marks = line.prefix { $0 == "#" }
      guard !isInCode, (1...6).contains(marks.count), line[marks.endIndex...].first == " " else { return line }
      return String(repeating: "#", count: max(1, marks.count - level)) + line[marks.endIndex...]
    }
  }

  /// Without blank lines at the ends, and one between paragraphs.
  private static func joined(_ lines: [String]) -> String {
    var kept: [String] = []
    for line in lines {
      let isBlank = line.allSatisfy { $0.isWhitespace || $0 == "\u{A0}" }
      if isBlank, kept.last?.isEmpty ?? true { continue }
      kept.append(isBlank ? "" : line)
    }
    while kept.last?.isEmpty == true { kept.removeLast() }
    return kept.joined(separator: "\n")
  }
}
