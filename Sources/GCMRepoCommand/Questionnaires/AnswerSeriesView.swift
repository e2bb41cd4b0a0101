import GCMRepo
import RecordLocalization
import RecordRendering

/// One question over the rounds of a questionnaire.
struct AnswerSeriesView {
  private let series: AnswerSeries
  private let rounds: [GatheredAnswers]
  private let state: RecordState
  private let words: TextWords
  private let console: Console

  init(
    _ question: String, _ form: QuestionnaireForm, _ state: RecordState, conference: String?, _ words: TextWords,
    _ console: Console
  ) throws(RecordError) {
    rounds = try state.rounds(of: try Slug(form.questionnaire.id)).map { round throws(RecordError) in
      try GatheredAnswers(round, state, conference: conference)
    }
    let wanted = rounds.lazy.compactMap { try? $0.columns(named: question).first }.first
    guard let wanted else {
      throw .unknownQuestion(question, among: Array(Set(rounds.flatMap { $0.table.columns.map(\.id.question) })))
    }
    series = AnswerSeries(of: wanted.id, in: rounds.map(\.table))
    (self.state, self.words, self.console) = (state, words, console)
  }

  func show(on console: Console) async throws {
    let language = console.answerLanguage
    let human = console.options.format == .table
    var table = Table(columns: [
      .init(key: "questionnaire", title: Message("Round")(language)),
      .init(key: "version", title: Message("Version")(language), alignment: .trailing),
      .init(key: "answered", title: Message("Answered")(language), alignment: .trailing),
      .init(key: human ? "result" : "counts", title: Message("Result")(language)),
    ])
    if !human { for key in ["label", "numbers", "answers"] { table.columns.append(.init(key: key, title: key)) } }
    for (round, gathered) in zip(series.rounds, rounds) {
      let view = AnswersView(gathered, [], state: state, words: words, console: console)
      var row: [Table.Cell] = [
        .name(round.questionnaire), .number(round.version), round.summary.map { .number($0.answered) } ?? .none,
      ]
      if human {
        row.append(
          round.asked.flatMap { asked in round.summary.map { .text(view.result(of: $0, asked)) } }
            ?? .text(Message("not asked")(language)))
      } else {
        row += [
          .json(round.summary.map { .object($0.counts.map { .init($0.id, .int($0.count)) }) } ?? .null),
          round.asked.map { .text(view.label(of: $0)) } ?? .none,
          .json(round.summary?.numbers.map { ["sum": .string($0.sum), "median": .string($0.median)] } ?? .null),
          .json(.object(round.answers.map { .init($0.country.description, JSONValue($0.value)) })),
        ]
      }
      table.rows.append(row)
    }
    if console.options.format == .csv { table = table.withWrittenJSON }
    try await console.print(
      table, schema: "gcmrepo.answer_series/1", key: "rounds",
      extra: [
        ("question", .string(series.column.description)), ("comparable", .bool(series.isComparable)),
        ("commit", .string(state.commit.description)),
      ])
    if !series.isComparable {
      console.warn(Message("The rounds ask it as different kinds of questions: their numbers cannot be compared."))
    }
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
