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
  /// The language of all words that are not the questionnaire's.
  let language: InterfaceLanguage

  init(
    _ gathered: GatheredAnswers, _ columns: [AnswersTable.Column], state: RecordState, words: TextWords,
    console: Console, language: InterfaceLanguage? = nil
  ) {
    (self.gathered, self.columns, self.state, self.words) = (gathered, columns, state, words)
    self.console = console
    self.language = language ?? console.answerLanguage
  }

  var table: AnswersTable { gathered.table }

  /// Shows it in the format that was asked for.
  func show(isDetailed: Bool) async throws {
    switch console.options.format {
    case .json: try console.print(json: json)
    case .csv: try console.print(data.csv())
    case .table:
      if isDetailed {
        for column in columns {
          try await console.page(heading(of: column) + detail(of: column).terminal(console.style) + "\n")
        }
      } else {
        try await console.page(overview.terminal(console.style))
      }
    }
    if console.options.format == .table, let partial { console.remark(partial) }
    if !table.missing.isEmpty, console.options.format == .table {
      let missing = table.missing.map(\.description).joined(separator: ", ")
      console.remark(
        Message(
          table.missing.count, "{count} State has not answered: \(missing, "parties").",
          "{count} States have not answered: \(missing, "parties")."))
    }
  }

  // MARK: Words

  /// Who answered in part; `nil` if nobody did.
  var partial: Message? {
    let states = table.partial.compactMap { country in
      table.partialWording(of: country).map { "\(country): \($0(language))" }
    }
    guard !states.isEmpty else { return nil }
    let parties = states.joined(separator: "; ")
    return Message(
      states.count, "{count} State has answered in part: \(parties, "parties").",
      "{count} States have answered in part: \(parties, "parties").")
  }

  private func wordings(isData: Bool = false) -> AnswerWording {
    AnswerWording(table: table, language: language, isData: isData) { [words] in words.text($0) }
  }

  /// The question's words; those of its row and column follow for a cell of a table.
  func label(of column: AnswersTable.Column) -> String { wordings().label(of: column) }

  private func heading(of column: AnswersTable.Column) -> String {
    TerminalText.neutralised("\(column.number) \(label(of: column))") + "\n\n"
  }

  /// What a count is of, in the reader's language.
  func wording(of id: String, in column: AnswersTable.Column) -> String { wordings().wording(of: id, in: column) }

  /// An answer in words.
  func wording(of value: AnswerValue, in column: AnswersTable.Column, by country: PartyCode) -> String {
    wordings().wording(of: value, in: column, by: country)
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
    if let numbers = summary.numbers {
      let (sum, least) = (language.written(numbers.sum), language.written(numbers.least))
      let (median, most) = (language.written(numbers.median), language.written(numbers.most))
      let words =
        column.question == nil
        ? Message(
          "entries: \(sum, "sum") in all, least \(least, "least"), median \(median, "median"), most \(most, "most")")
        : Message("sum \(sum, "sum"), least \(least, "least"), median \(median, "median"), most \(most, "most")")
      parts.append(words(language))
    }
    return parts.joined(separator: " · ")
  }

  /// A row for each State: its answer to one question; of a repeated group a row for each entry. Then what it has still to
  /// answer, where anybody has, and the version that it answered where that is a former one.
  func detail(of column: AnswersTable.Column, isData: Bool = false) -> Table {
    let (wordings, inner) = (wordings(isData: isData), column.inner)
    var rows = Table(columns: [.init(key: "country", title: Message("Party")(language))])
    if inner.isEmpty {
      rows.columns.append(.init(key: "answer", title: Message("Answer")(language)))
    } else {
      rows.columns.append(.init(key: "entry", title: Message("Number")(language), alignment: .trailing))
      rows.columns += inner.map { .init(key: $0.id.column ?? "", title: wordings.label(of: $0)) }
    }
    let isPartial = !table.partial.isEmpty
    if isPartial { rows.columns.append(.init(key: "missing", title: Message("Missing answers")(language))) }
    rows.columns.append(.init(key: "version", title: Message("Version")(language), alignment: .trailing))
    for country in table.countries {
      guard let value = table.answer(of: country, to: column.id) else { continue }
      var last: [Table.Cell] = isPartial ? [missing(of: country)] : []
      last.append(formerVersion(of: country))
      if !inner.isEmpty, case .entries(let entries) = value {
        for (place, entry) in entries.enumerated() {
          let answers = inner.map { wordings.wording(of: entry, in: $0, by: country) }
          guard column.only == nil || answers.contains(where: { $0 != nil }) else { continue }
          var row: [Table.Cell] = [.name(country.description), .number(place + 1)]
          for answer in answers { row.append(answer.map { .text($0) } ?? .none) }
          rows.rows.append(row + last)
        }
      } else {
        var row: [Table.Cell] = [.name(country.description)]
        row.append(.text(wordings.wording(of: value, in: column, by: country)))
        // A former version may have asked it as another kind of question.
        for _ in inner { row.append(.none) }
        rows.rows.append(row + last)
      }
    }
    return rows
  }

  /// The answers for programs: of one repeated group a row for each entry, else a row for each State.
  var data: Table {
    guard columns.count == 1, columns[0].group != nil else { return cells }
    return detail(of: columns[0], isData: true)
  }

  /// The version that a State answered; nothing for the newest.
  private func formerVersion(of country: PartyCode) -> Table.Cell {
    guard let version = table.version(of: country), version != table.form.questionnaire.version else { return .none }
    return .number(version)
  }

  private func missing(of country: PartyCode) -> Table.Cell {
    let missing = table.missingAnswers(of: country)
    return missing.isEmpty ? .none : .list(missing)
  }

  /// A row for each State and a column for each question, as for a spreadsheet; the last names the questions that it has
  /// still to answer.
  private var cells: Table {
    let wordings = wordings(isData: true)
    var rows = Table(columns: [.init(key: "country", title: Message("Party")(language))])
    rows.columns += columns.map { .init(key: $0.id.description, title: label(of: $0)) }
    rows.columns.append(.init(key: "missing", title: Message("Missing answers")(language)))
    for country in table.countries {
      var row: [Table.Cell] = [.name(country.description)]
      for column in columns {
        let value = table.answer(of: country, to: column.id)
        row.append(value.map { .text(wordings.wording(of: $0, in: column, by: country)) } ?? .none)
      }
      rows.rows.append(row + [missing(of: country)])
    }
    return rows
  }
}
