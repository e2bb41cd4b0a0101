import GCMRepo
import RecordLocalization
import RecordRendering

/// The language in which a list shows the record's texts.
struct TextWords {
  private let languages: [String]
  private let isJSON: Bool
  /// Whether the reader chose the language.
  let isChosen: Bool

  init(_ options: TextLanguageOptions, _ console: Console, _ state: RecordState) throws {
    let chosen = try options.language.map { try state.language(named: $0).description }
    languages = [chosen ?? console.answerLanguage.rawValue] + state.configuration.languages.map(\.description)
    isJSON = console.options.format == .json
    isChosen = chosen != nil
  }

  /// A text in the chosen language, else in the record's first that has it.
  func text(_ texts: LocalizedText) -> String {
    languages.lazy.compactMap { texts[$0] }.first ?? texts.entries.first?.text ?? ""
  }

  /// The text in every language, for scripts; CSV has one only.
  func all(_ texts: LocalizedText) -> Table.Cell {
    isJSON
      ? .objects(texts.entries.map { ["language": .string($0.language), "text": .string($0.text)] })
      : .list(texts.entries.map { "\($0.language)=\($0.text)" })
  }
}

extension JSONValue {
  /// A text in every language.
  init(_ texts: LocalizedText) {
    self = .array(texts.entries.map { ["language": .string($0.language), "text": .string($0.text)] })
  }
}

extension Console {
  /// Prints a list of the record's facts with what could not be read, or says that there is nothing.
  func print(
    _ table: Table, in state: RecordState, schema: String, key: String, problems: [RecordError],
    extra: [(String, JSONValue)] = [], none: Message
  ) async throws {
    if !table.rows.isEmpty || options.format != .table {
      try await print(
        table, schema: schema, key: key,
        extra: [("commit", .string(state.commit.description)), ("problems", json(problems))] + extra)
    }
    warn(problems)
    if table.rows.isEmpty, problems.isEmpty { remark(none) }
  }
}

extension Agreement.Progress {
  /// The note for scripts.
  var json: JSONValue {
    ["day": .string(day.description), "party": .optional(party), "note": .string(note)]
  }
}
