import GCMRepo
import RecordLocalization
import RecordRendering

/// The open brackets of drafts, counted: a table, or a page with a chart.
struct BracketCountsView {
  let record: Record
  /// The only language that is counted.
  let language: String?
  /// The file of the page.
  let output: String?

  func show(_ range: HistoryRange, on console: Console) async throws {
    guard let from = try range.from ?? record.drafts().first(where: \.isAnnotated)?.name.description else {
      throw CommandFailure(
        .refusedInput, Message("There are no drafts yet. Make one with: gcmrepo tag draft-1 -m MESSAGE"))
    }
    let only = try language.map { try record.current().language(named: $0) }
    let target = try output.map { path throws(CommandFailure) in
      try OutputFile(path: path, defaultName: "brackets.html")
    }
    let counts = try record.bracketCounts(from: from, to: range.to)
    let languages = counts.languages.filter { only == nil || $0 == only }
    let table = table(counts, languages, console)
    guard let target else {
      return try await console.print(
        table, schema: "gcmrepo.bracket_counts/1", key: "drafts",
        extra: [("languages", .array(languages.map { .string($0.description) }))])
    }
    var page = ByteBuffer()
    try self.page(counts, languages, table, console.language).write(to: &page)
    try target.write(page.bytes)
    console.remark(Message("The chart is in \(target.path, "path")."))
  }

  private func table(_ counts: BracketCounts, _ languages: [LanguageTag], _ console: Console) -> Table {
    let words = output == nil ? console.answerLanguage : console.language
    let human = output != nil || console.options.format == .table
    var table = Table(columns: [
      .init(key: "name", title: Message("Draft")(words)), .init(key: "time", title: Message("Date")(words)),
    ])
    if !human { table.columns.append(.init(key: "commit", title: "commit")) }
    if human, languages.count > 1 {
      table.columns += languages.map { .init(key: $0.description, title: $0.description, alignment: .trailing) }
    } else if human {
      table.columns += [
        .init(key: "brackets", title: Message("Brackets")(words), alignment: .trailing),
        .init(key: "choices", title: Message("Choices")(words), alignment: .trailing),
        .init(key: "paragraphs", title: Message("Paragraphs")(words), alignment: .trailing),
        .init(key: "depth", title: Message("Depth")(words), alignment: .trailing),
      ]
    } else if console.options.format == .csv {
      table.columns += languages.map { .init(key: $0.description, title: $0.description) }
    } else {
      table.columns.append(.init(key: "counts", title: "counts"))
    }
    for state in counts.states {
      var row: [Table.Cell] = [.name(state.name), human ? .day(state.time.description) : .date(state.time.description)]
      if !human { row.append(.text(state.commit.description)) }
      if human, languages.count < 2 {
        let own = languages.first.flatMap { state.languages[$0] }
        row += [own?.brackets, own?.choices, own?.paragraphs, own?.depth].map { $0.map { .number($0) } ?? .none }
      } else if human || console.options.format == .csv {
        row += languages.map { state.languages[$0].map { .number($0.brackets) } ?? .none }
      } else {
        row.append(.objects(languages.compactMap { tag in state.languages[tag].map { $0.json(tag) } }))
      }
      table.rows.append(row)
    }
    return table
  }

  private func page(
    _ counts: BracketCounts, _ languages: [LanguageTag], _ table: Table, _ words: InterfaceLanguage
  ) throws(RecordError) -> CountsPage {
    let (first, last) = (counts.states.first, counts.states.last)
    func open(_ state: BracketCounts.Count?) -> Int {
      // The same bracket stands in each language.
      languages.compactMap { state?.languages[$0]?.brackets }.max() ?? 0
    }
    let description = Message(
      """
      Open brackets: \(open(first), "before") in \(first?.name ?? "–", "first"), \(open(last), "after") in \
      \(last?.name ?? "–", "last").
      """)
    return CountsPage(
      language: words, title: Message("Open brackets over the drafts")(words),
      header: try record.current().title(in: words.rawValue), description: description(words),
      points: counts.states.map(\.name),
      series: languages.map { tag in
        CountsPage.Series(
          name: ExportWords.name(of: tag)(words), values: counts.states.map { $0.languages[tag]?.brackets })
      }, table: table)
  }
}

extension BracketCounts.Language {
  fileprivate func json(_ language: LanguageTag) -> JSONValue {
    [
      "language": .string(language.description), "brackets": .int(brackets), "outermost": .int(outermost),
      "choices": .int(choices), "paragraphs": .int(paragraphs), "depth": .int(depth),
    ]
  }
}
