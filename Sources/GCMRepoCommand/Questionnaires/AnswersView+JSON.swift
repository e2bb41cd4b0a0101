import GCMRepo
import RecordRendering

extension AnswersView {
  /// `gcmrepo.answers/1`: the same in every locale.
  var json: JSONValue {
    let form = table.form.questionnaire
    let asked = columns.map { (column: $0, summary: table.summary(of: $0)) }
    return .object([
      .init("schema", .string(Self.schema)), .init("commit", .string(state.commit.description)),
      .init("questionnaire", .string(form.id)), .init("version", .int(form.version)),
      .init("questions", .array(asked.map { question($0.column, answered: $0.summary.answered) })),
      .init("countries", .array(table.countries.map { .string($0.description) })),
      .init("missing", .array(table.missing.map { .string($0.description) })),
      .init(
        "partial",
        .object(
          table.partial.map { .init($0.description, .array(table.missingAnswers(of: $0).map { .string($0) })) })),
      .init(
        "answers",
        .object(
          table.countries.map { country in
            .init(
              country.description,
              .object(
                columns.compactMap { column in
                  table.answer(of: country, to: column.id).map { .init(column.id.description, JSONValue($0)) }
                }))
          })),
      .init(
        "versions",
        .object(
          table.countries.map { .init($0.description, table.version(of: $0).map { .int($0) } ?? .null) })),
      .init(
        "counts",
        .object(asked.compactMap { one in Self.counts(one.summary).map { .init(one.column.id.description, $0) } })),
      .init(
        "numbers",
        .object(asked.compactMap { one in Self.numbers(one.summary).map { .init(one.column.id.description, $0) } })),
      .init("conferences", .object(conferences)), .init("problems", console.json(gathered.problems)),
    ])
  }

  private func question(_ column: AnswersTable.Column, answered: Int) -> JSONValue {
    let label = column.labels.compactMap { $0.preferring("en", "es") }.joined(separator: " · ")
    return [
      "id": .string(column.id.description), "number": .string(column.number),
      "type": .string(column.question?.type.word ?? "repeat"),
      "label": .string(label.isEmpty ? column.id.description : words.isChosen ? self.label(of: column) : label),
      "answered": .int(answered),
    ]
  }

  private static func counts(_ summary: AnswerSummary) -> JSONValue? {
    summary.counts.isEmpty ? nil : .object(summary.counts.map { .init($0.id, .int($0.count)) })
  }

  private static func numbers(_ summary: AnswerSummary) -> JSONValue? {
    summary.numbers.map { numbers in
      [
        "count": .int(numbers.count), "sum": .string(numbers.sum), "least": .string(numbers.least),
        "median": .string(numbers.median), "most": .string(numbers.most),
      ]
    }
  }

  /// For each conference the counts of its members.
  private var conferences: [JSONValue.Member] {
    var members: [String: [JSONValue.Member]] = [:]
    for column in columns {
      for (conference, summary) in table.summaries(of: column, by: gathered.memberships) {
        if let counts = Self.counts(summary) {
          members[conference, default: []].append(.init(column.id.description, counts))
        }
      }
    }
    return members.sorted { $0.key < $1.key }.map { .init($0.key, .object($0.value)) }
  }
}

extension JSONValue {
  /// An answer as `answers.yml` has it; a number with all its digits.
  init(_ value: AnswerValue) {
    switch value {
    case .text(let text), .time(let text), .choice(let text): self = .string(text)
    case .number(let text): self = JSONValue(number: text)
    case .boolean(let isTrue): self = .bool(isTrue)
    case .unknown: self = .string("unknown")
    case .choices(let ids): self = .array(ids.map { .string($0) })
    case .other(let ids, let text):
      self = ["choices": .array(ids.map { .string($0) }), "other": .string(text)]
    case .entries(let entries): self = .array(entries.map { Self.object($0) })
    case .rows(let rows): self = .object(rows.map { .init($0.id, Self.object($0.values)) })
    }
  }

  private static func object(_ answers: [Answers.Answer]) -> JSONValue {
    .object(answers.map { .init($0.question, JSONValue($0.value)) })
  }
}
