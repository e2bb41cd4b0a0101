import GCMRepo
import RecordLocalization
import RecordRendering
import TextLanguage

/// The language of a submitted file: what was said of it, and what its text is in.
struct LanguageReading {
  /// What the language is taken from.
  enum Source: String {
    /// `--lang`, the metadata of a Markdown file, the file's name, the record's text that the file was made from, the words of the text, and the party's
    /// only language.
    case option, metadata, name, returned, text, party
  }

  /// `nil` if nothing decides.
  let language: LanguageTag?
  let source: Source?
  /// What the words of the text are in; `nil` if that is not sure.
  let found: String?
  private let isBeyondDoubt: Bool

  /// - Parameters:
  ///   - said: what a person said, and how.
  ///   - known: the languages of the record.
  ///   - partyLanguages: the party's own.
  init(
    said: (language: LanguageTag, source: Source)?, text: [UInt8], known: [LanguageTag], partyLanguages: [LanguageTag]
  ) {
    let verdict = LanguageDetector.verdict(on: text)
    found = verdict.flatMap { $0.isSure ? $0.language : nil }
    isBeyondDoubt = verdict?.isBeyondDoubt ?? false
    let spoken = found.flatMap { found in known.first { $0.description == found } ?? known.first { $0.primary == found }
    }
    let own = partyLanguages.filter(known.contains)
    if let said {
      (language, source) = (said.language, said.source)
    } else if let spoken {
      (language, source) = (spoken, .text)
    } else if own.count == 1 {
      (language, source) = (own[0], .party)
    } else {
      (language, source) = (nil, nil)
    }
  }

  /// The language that the file's name is marked with, and only then that of its text.
  init(ofFileNamed name: String, text: [UInt8], known: [LanguageTag]) {
    let marked = FileName(name, languages: known).language
    self.init(said: marked.map { ($0, .name) }, text: text, known: known, partyLanguages: [])
  }

  /// That the text is in another language than somebody said.
  func warning(file: String) -> Warning? {
    guard let language, let found, [.option, .metadata, .name].contains(source), isBeyondDoubt,
      found != language.primary,
      LanguageDetector.languages.contains(language.primary)
    else { return nil }
    return Warning(
      code: "language-differs",
      facts: [
        .init("file", .string(file)), .init("language", .string(language.description)), .init("found", .string(found)),
      ],
      sentence: source == .name
        ? Message(
          """
          The name of \(file, "file") says “\(language.description, "language")”, but its text seems to be in “\(found, "found")”. If that is right, submit it again with --lang \(found, "found2").
          """)
        : Message(
          """
          \(file, "file") was submitted as “\(language.description, "language")”, but its text seems to be in “\(found, "found")”. If that is right, submit it again with --lang \(found, "found2").
          """))
  }

  /// What was used although nobody said it.
  func remark(file: String) -> Message? {
    guard let language else { return nil }
    switch source {
    case .text:
      return Message(
        """
        The text of \(file, "file") was found to be in \(ExportWords.name(of: language), "language"); if it is not, submit it again with --lang.
        """)
    case .party:
      return Message(
        """
        The language of \(file, "file") was taken to be \(ExportWords.name(of: language), "language"), the only one of the party; if it is not, submit it again with --lang.
        """)
    case .option, .metadata, .name, .returned, nil: return nil
    }
  }

  func json(file: String) -> JSONValue {
    [
      "file": .string(file), "language": language.map { .string($0.description) } ?? .null,
      "from": source.map { .string($0.rawValue) } ?? .null, "found": found.map { .string($0) } ?? .null,
    ]
  }
}
