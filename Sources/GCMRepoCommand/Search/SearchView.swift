import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import TextSearch

/// What was found, on the terminal and for scripts.
struct SearchView {
  let answer: SearchAnswer
  let words: String
  let state: RecordState

  func show(on console: Console) async throws {
    let language = console.answerLanguage
    if console.options.format == .table {
      let terminal = FoundWordsTerminal(console.style)
      let lines = answer.results.map { result in
        terminal.lines(
          title: title(result, language) ?? result.subject, place: place(result, language),
          words: result.snippet.parts.map { ($0.text, $0.isFound) })
      }
      if !lines.isEmpty { try await console.page(lines.joined(separator: "\n")) }
    } else {
      try await console.print(
        table(language, console.options.format), schema: "gcmrepo.search/1", key: "results",
        extra: [
          ("commit", .string(state.commit.description)), ("query", .string(words)), ("more", .bool(answer.hasMore)),
          ("near", .array(answer.nearWords.map { .string($0) })), ("problems", console.json(answer.problems)),
        ])
    }
    console.warn(answer.problems)
    remark(on: console)
  }

  private func remark(on console: Console) {
    switch answer.renewal {
    case .damaged: console.remark(Message("The search index was damaged and has been made again from the record."))
    case .foreign:
      console.remark(
        Message("In place of the search index there was another file; a new index has been made from the record."))
    case .otherFormat:
      console.remark(
        Message("The search index was of another version of gcmrepo and has been made again from the record."))
    case .outgrown, nil: break
    }
    if !answer.isIndexKept {
      console.remark(
        Message(
          """
          The search index cannot be kept in the record's folder, so every search reads all texts. Make the folder \
          \(state.record.gitFolder, "folder") writable, or search in a clone.
          """))
    }
    if answer.results.isEmpty {
      if answer.nearWords.isEmpty {
        console.remark(Message("Nothing was found. Try fewer words, or leave out options such as --country."))
      } else {
        console.remark(
          Message("Nothing was found. Similar words in the texts: \(answer.nearWords.joined(separator: ", "), "words")"))
      }
    } else if answer.hasMore, console.options.format == .table {
      console.remark(Message("There is more; give further words, or --limit."))
    }
  }

  /// The title in the language of the passage, else in the reader's.
  private func title(_ result: SearchResult, _ language: InterfaceLanguage) -> String? {
    let own = result.passage.language.flatMap { tag in
      result.title[tag] ?? result.title[String(tag.prefix { $0 != "-" })]
    }
    return own ?? result.title.preferring(language.rawValue, "es", "en")
  }

  private func place(_ result: SearchResult, _ language: InterfaceLanguage) -> String {
    var parts = [result.subject]
    if result.subject != result.kind.rawValue { parts.append(result.kind.wording(language)) }
    if let tag = result.passage.language { parts.append(tag) }
    if let place = result.passage.place {
      let number = String(place)
      parts.append(Message("paragraph \(number, "number")")(language))
    } else if let citation = result.passage.citation {
      parts.append(citation)
    }
    return parts.joined(separator: " · ")
  }

  private func table(_ language: InterfaceLanguage, _ format: OutputFormat) -> Table {
    var table = Table(columns: [
      .init(key: "path", title: "path"), .init(key: "title", title: "title"), .init(key: "kind", title: "kind"),
      .init(key: "subject", title: "subject"), .init(key: "language", title: "language"),
      .init(key: "party", title: "party"), .init(key: "paragraph", title: "paragraph"),
      .init(key: "citation", title: "citation"), .init(key: "exact", title: "exact"),
      .init(key: "snippet", title: "snippet"),
    ])
    if format == .json { table.columns.append(.init(key: "parts", title: "parts")) }
    for result in answer.results {
      var row: [Table.Cell] = [
        .name(result.path), title(result, language).map { .text($0) } ?? .none, .text(result.kind.rawValue),
        .name(result.subject), result.passage.language.map { .text($0) } ?? .none,
        result.party.map { .text($0) } ?? .none, result.passage.place.map { .number($0) } ?? .none,
        result.passage.citation.map { .text($0) } ?? .none, .flag(result.isExact), .text(result.snippet.text),
      ]
      if format == .json {
        row.append(
          .objects(result.snippet.parts.map { ["text": .string($0.text), "found": .bool($0.isFound)] }))
      }
      table.rows.append(row)
    }
    return table
  }
}

extension SearchedKind {
  /// The kind for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .input: Message("input")
    case .questionnaire: Message("questionnaire")
    case .bestPractice: Message("best practice")
    case .reference: Message("reference document")
    case .proposal: Message("proposal")
    case .declaration: Message("declaration")
    case .meeting: Message("meeting")
    case .minutes: Message("minutes")
    case .agreement: Message("agreement")
    case .term: Message("term")
    case .party: Message("party")
    }
  }
}
