import GCMRepo
import RecordLocalization
import RecordRendering

/// One question over the rounds of a questionnaire; each cell of a table is a series of its own.
struct AnswerSeriesView {
  private let question: String
  let series: [AnswerSeries]
  private let rounds: [GatheredAnswers]
  private let state: RecordState
  private let words: TextWords
  private let console: Console
  let language: InterfaceLanguage
  /// What shows the answers of each round.
  private let views: [AnswersView]

  init(
    _ question: String, _ form: QuestionnaireForm, _ state: RecordState, conference: String?, _ words: TextWords,
    _ console: Console, language: InterfaceLanguage? = nil
  ) throws(RecordError) {
    rounds = try state.rounds(of: try Slug(form.questionnaire.id)).map { round throws(RecordError) in
      try GatheredAnswers(round, state, conference: conference)
    }
    // A number is that of the newest round that has it; a table may have had other rows before.
    var wanted: [AnswersTable.ColumnID] = []
    for round in rounds.reversed() {
      for column in (try? round.columns(named: wanted.first?.question ?? question)) ?? []
      where !wanted.contains(column.id) && (wanted.isEmpty || column.id.question == wanted[0].question) {
        wanted.append(column.id)
      }
    }
    guard let first = wanted.first else {
      throw .unknownQuestion(question, among: Array(Set(rounds.flatMap { $0.table.columns.map(\.id.question) })))
    }
    series = wanted.map { [tables = rounds.map(\.table)] in AnswerSeries(of: $0, in: tables) }
    self.question = wanted.count == 1 ? first.description : first.question
    (self.state, self.words, self.console) = (state, words, console)
    let language = language ?? console.answerLanguage
    self.language = language
    views = rounds.map { AnswersView($0, [], state: state, words: words, console: console, language: language) }
  }

  private var isComparable: Bool { series.allSatisfy(\.isComparable) }

  /// The series with the view of each of its rounds.
  private func each(_ series: AnswerSeries) -> [(round: AnswerSeries.Round, view: AnswersView)] {
    zip(series.rounds, views).map { ($0, $1) }
  }

  /// What the series is called among those of a table: its row and column.
  func name(of series: AnswerSeries) -> String {
    let labels = each(series).reversed().lazy.compactMap { round, _ in round.asked?.labels }.first ?? []
    let texts = labels.dropFirst().map { words.text($0) }.filter { !$0.isEmpty }
    return texts.isEmpty ? series.column.description : texts.joined(separator: " · ")
  }

  /// The question's words as the newest round that asks it has them.
  var title: String {
    guard let newest = each(series[0]).last(where: { $0.round.asked != nil }), let asked = newest.round.asked else {
      return question
    }
    let label = series.count == 1 ? newest.view.label(of: asked) : asked.labels.first.map { words.text($0) } ?? ""
    return "\(asked.number) \(label.isEmpty ? question : label)"
  }

  /// What an answer is called in the newest round that has it.
  func wording(of id: String) -> String {
    let asked = each(series[0]).reversed().lazy.compactMap { round, view in
      round.asked.map { view.wording(of: id, in: $0) }
    }
    return asked.first { $0 != id } ?? id
  }

  /// A row for each round, of a table for each of its cells.
  func table(isHuman: Bool) -> Table {
    var table = Table(columns: [
      .init(key: "questionnaire", title: Message("Round")(language)),
      .init(key: "version", title: Message("Version")(language), alignment: .trailing),
      .init(key: "answered", title: Message("Answered")(language), alignment: .trailing),
      .init(key: isHuman ? "result" : "counts", title: Message("Result")(language)),
    ])
    if isHuman {
      if series.count > 1 { table.columns.insert(.init(key: "cell", title: Message("Question")(language)), at: 0) }
    } else {
      for key in ["label", "numbers", "answers", "question"] { table.columns.append(.init(key: key, title: key)) }
    }
    for series in series {
      for (round, view) in each(series) {
        var row: [Table.Cell] = [
          .name(round.questionnaire), .number(round.version), round.summary.map { .number($0.answered) } ?? .none,
        ]
        if isHuman {
          if self.series.count > 1 { row.insert(.text(name(of: series)), at: 0) }
          row.append(
            round.asked.flatMap { asked in round.summary.map { .text(view.result(of: $0, asked)) } }
              ?? .text(Message("not asked")(language)))
        } else {
          row += [
            .json(round.summary.map { .object($0.counts.map { .init($0.id, .int($0.count)) }) } ?? .null),
            round.asked.map { .text(view.label(of: $0)) } ?? .none,
            .json(round.summary?.numbers.map { ["sum": .string($0.sum), "median": .string($0.median)] } ?? .null),
            .json(.object(round.answers.map { .init($0.country.description, JSONValue($0.value)) })),
            .text(series.column.description),
          ]
        }
        table.rows.append(row)
      }
    }
    return table
  }

  private var extra: [(String, JSONValue)] {
    [
      ("question", .string(question)), ("comparable", .bool(isComparable)),
      ("commit", .string(state.commit.description)),
    ]
  }

  func show(on console: Console) async throws {
    var table = table(isHuman: console.options.format == .table)
    if console.options.format == .csv { table = table.withWrittenJSON }
    try await console.print(table, schema: "gcmrepo.answer_series/1", key: "rounds", extra: extra)
    if !isComparable { console.warn(Self.notComparable) }
  }

  private static let notComparable = Message(
    "The rounds ask it as different kinds of questions: their numbers cannot be compared.")

  /// Writes it to a file: as a page with a chart, as a document, or as data.
  func write(to path: String, on console: Console) async throws {
    if path.lowercased().hasSuffix(".html") {
      let target = try OutputFile(path: path, defaultName: "")
      var page = ByteBuffer()
      self.page(header: state.title(in: language.rawValue)).write(to: &page)
      try target.write(page.bytes)
      console.remark(Message("The document is in \(target.path, "path")."))
    } else {
      let data = table(isHuman: false)
      try await AccountFile(path: path).write(
        document.publication, data.withWrittenJSON,
        data.json(schema: "gcmrepo.answer_series/1", key: "rounds", extra: extra), on: console)
    }
    if !isComparable { console.warn(Self.notComparable) }
  }

  private var document: AccountDocument {
    let table = table(isHuman: true)
    return AccountDocument(
      title: title, language: language, state: state, head: [],
      parts: [
        MarkdownRows.table(
          table.columns.map(\.title),
          table.rows.map { $0.map(\.documentText) },
          widths: table.columns.map { $0.key == "result" ? 10 : $0.key == "cell" ? 5 : 3 })
      ])
  }
}

extension Table {
  /// The same with data as text: CSV has no other form for it.
  fileprivate var withWrittenJSON: Table {
    var table = self
    table.rows = rows.map { row in
      row.map { if case .json(let value) = $0 { .text(value == .null ? "" : value.serialized()) } else { $0 } }
    }
    return table
  }
}
