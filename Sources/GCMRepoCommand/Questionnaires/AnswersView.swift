import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

/// The answers of all States as a table, as JSON and as a document.
struct AnswersView {
  static let schema = "gcmrepo.answers/1"
  let gathered: GatheredAnswers
  let columns: [AnswersTable.Column]
  let state: RecordState
  let words: TextWords
  let console: Console
  let language: InterfaceLanguage

  init(
    _ gathered: GatheredAnswers, _ columns: [AnswersTable.Column], state: RecordState, words: TextWords,
    console: Console
  ) {
    (self.gathered, self.columns, self.state, self.words) = (gathered, columns, state, words)
    self.console = console
    language = console.answerLanguage
  }

  var table: AnswersTable { gathered.table }

  /// Shows it in the format that was asked for.
  func show(isDetailed: Bool) async throws {
    switch console.options.format {
    case .json: try console.print(json: json)
    case .csv: try console.print(cells.csv())
    case .table:
      if isDetailed {
        for column in columns {
          try await console.page(heading(of: column) + detail(of: column).terminal(console.style) + "\n")
        }
      } else {
        try await console.page(overview.terminal(console.style))
      }
    }
    if !table.missing.isEmpty, console.options.format == .table {
      let missing = table.missing.map(\.description).joined(separator: ", ")
      console.remark(
        Message(
          table.missing.count, "{count} State has not answered: \(missing, "parties").",
          "{count} States have not answered: \(missing, "parties")."))
    }
  }

  // MARK: Words

  private var wordings: AnswerWording {
    AnswerWording(table: table, language: language) { [words] in words.text($0) }
  }

  /// The question's words; those of its row and column follow for a cell of a table.
  func label(of column: AnswersTable.Column) -> String { wordings.label(of: column) }

  private func heading(of column: AnswersTable.Column) -> String {
    TerminalText.neutralised("\(column.number) \(label(of: column))") + "\n\n"
  }

  /// What a count is of, in the reader's language.
  func wording(of id: String, in column: AnswersTable.Column) -> String { wordings.wording(of: id, in: column) }

  /// An answer in words.
  func wording(of value: AnswerValue, in column: AnswersTable.Column, by country: PartyCode) -> String {
    wordings.wording(of: value, in: column, by: country)
  }

  // MARK: Tables

  /// A row for each question: how many answered, and what their answers come to.
  private var overview: Table {
    var rows = Table(columns: [
      .init(key: "number", title: Message("Number")(language)),
      .init(key: "label", title: Message("Question")(language)),
      .init(key: "answered", title: Message("Answered")(language), alignment: .trailing),
      .init(key: "result", title: Message("Result")(language)),
    ])
    for column in columns {
      let summary = table.summary(of: column)
      rows.rows.append([
        .name(column.number), .text(label(of: column)), .number(summary.answered),
        .text(result(of: summary, column)),
      ])
    }
    return rows
  }

  /// What the answers come to in one line.
  func result(of summary: AnswerSummary, _ column: AnswersTable.Column) -> String {
    var parts = summary.counts.filter { $0.count > 0 }.map { count -> String in
      let share = summary.share(of: count.id).map { " (\(Int(($0 * 100).rounded())) %)" } ?? ""
      return "\(wording(of: count.id, in: column)): \(count.count)\(share)"
    }
    if let numbers = summary.numbers, column.question == nil {
      parts.append(
        Message(
          "entries: \(numbers.sum, "sum") in all, least \(numbers.least, "least"), median \(numbers.median, "median"), most \(numbers.most, "most")"
        )(language))
    } else if let numbers = summary.numbers {
      parts.append(
        Message(
          "sum \(numbers.sum, "sum"), least \(numbers.least, "least"), median \(numbers.median, "median"), most \(numbers.most, "most")"
        )(language))
    }
    return parts.joined(separator: " · ")
  }

  /// A row for each State: its answer to one question, with the version that it answered where that is a former one.
  func detail(of column: AnswersTable.Column) -> Table {
    var rows = Table(columns: [
      .init(key: "country", title: Message("Party")(language)),
      .init(key: "answer", title: Message("Answer")(language)),
      .init(key: "version", title: Message("Version")(language), alignment: .trailing),
    ])
    for country in table.countries {
      guard let value = table.answer(of: country, to: column.id) else { continue }
      let version = table.version(of: country)
      rows.rows.append([
        .name(country.description), .text(wording(of: value, in: column, by: country)),
        version == table.form.questionnaire.version ? .none : version.map { .number($0) } ?? .none,
      ])
    }
    return rows
  }

  /// A row for each State and a column for each question, as for a spreadsheet.
  var cells: Table {
    var rows = Table(columns: [.init(key: "country", title: Message("Party")(language))])
    rows.columns += columns.map { .init(key: $0.id.description, title: label(of: $0)) }
    for country in table.countries {
      rows.rows.append(
        [.name(country.description)]
          + columns.map { column in
            table.answer(of: country, to: column.id).map { .text(wording(of: $0, in: column, by: country)) } ?? .none
          })
    }
    return rows
  }
}
