import GCMRepo
import Questionnaires
import RecordLocalization
import RecordValues

/// The words of questions and answers for a reader of a language.
package struct AnswerWording {
  private let table: AnswersTable
  package let language: InterfaceLanguage
  private let chosen: (LocalizedText) -> String
  /// Whether programs read it: numbers then keep their canonical form.
  private let isData: Bool

  /// - Parameters:
  ///   - language: the language of answers that every questionnaire has.
  ///   - chosen: which of a questionnaire's texts the reader is shown; empty if there is none.
  ///   - isData: whether programs read it: numbers then keep their canonical form.
  package init(
    table: AnswersTable, language: InterfaceLanguage, isData: Bool = false, chosen: @escaping (LocalizedText) -> String
  ) {
    (self.table, self.language, self.isData, self.chosen) = (table, language, isData, chosen)
  }

  /// The question's words; those of its row and column follow for a cell of a table.
  package func label(of column: AnswersTable.Column) -> String {
    let labels = column.labels.map(chosen).filter { !$0.isEmpty }
    return labels.isEmpty ? column.id.description : labels.joined(separator: " · ")
  }

  /// A choice in words, as the State that chose it saw it.
  package func wording(of id: String, in column: AnswersTable.Column, for country: PartyCode? = nil) -> String {
    switch column.question?.type {
    case .yesNo: return Self.yesNo(id)?(language) ?? id
    case .status: return ReportingStatus(rawValue: id)?.wording(language) ?? id
    default: break
    }
    if let country, let label = table.label(of: id, chosenBy: country, in: column.id) { return chosen(label) }
    if let list = column.question?.type.choices?.list,
      let choice = table.form.questionnaire.choiceLists.first(where: { $0.id == list })?.choices.first(where: {
        $0.id == id
      })
    {
      let text = chosen(choice.label)
      if !text.isEmpty { return text }
    }
    return id == AnswerValue.otherWord ? Message("other answer")(language) : id
  }

  /// An answer in words; the entries of a repeated group and the rows of a table are lines.
  package func wording(of value: AnswerValue, in column: AnswersTable.Column, by country: PartyCode) -> String {
    switch value {
    case .text(let text), .time(let text): text
    case .number(let number): isData ? number : language.written(number)
    case .boolean(let isTrue): Self.yesNo(isTrue ? "yes" : "no")?(language) ?? ""
    case .unknown: Self.yesNo("unknown")?(language) ?? ""
    case .choice(let id): wording(of: id, in: column, for: country)
    case .choices(let ids): ids.map { wording(of: $0, in: column, for: country) }.joined(separator: "; ")
    case .other(let ids, let text):
      (ids.map { wording(of: $0, in: column, for: country) } + [text]).joined(separator: "; ")
    case .entries(let entries): words(of: entries, in: column, by: country)
    case .rows(let rows): words(of: rows, in: column, by: country)
    }
  }

  /// An answer in an entry of a repeated group; `nil` if the entry has none to that question.
  package func wording(
    of entry: [Answers.Answer], in inner: AnswersTable.Column, by country: PartyCode
  ) -> String? {
    entry.first { $0.question == inner.id.column }.map { wording(of: $0.value, in: inner, by: country) }
  }

  /// `(1) With whom: Peru · Since: 2010`, a line for each entry.
  private func words(
    of entries: [[Answers.Answer]], in column: AnswersTable.Column, by country: PartyCode
  ) -> String {
    let asked = column.inner
    guard !asked.isEmpty else { return Message(entries.count, "{count} entry", "{count} entries")(language) }
    return entries.enumerated().compactMap { place, entry in
      let parts = asked.compactMap { inner -> String? in
        guard let words = wording(of: entry, in: inner, by: country) else { return nil }
        let line = words.replacing("\n", with: " ")
        return column.only == nil ? "\(label(of: inner)): \(line)" : line
      }
      return parts.isEmpty ? nil : "(\(place + 1)) " + parts.joined(separator: " · ")
    }.joined(separator: "\n")
  }

  /// `2016: 10 · 20`, a line for each row.
  private func words(of rows: [AnswerValue.Row], in column: AnswersTable.Column, by country: PartyCode) -> String {
    guard case .table(let known, let columns) = column.question?.type else {
      return Message(rows.count, "{count} row", "{count} rows")(language)
    }
    return rows.map { row in
      let label = known.first { $0.id == row.id }.map { chosen($0.label) } ?? ""
      let cells = row.values.map { cell in
        let asked = columns.first { $0.id == cell.question }
        let inner = AnswersTable.Column(
          id: .init(column.id.question, row: row.id, column: cell.question), number: "", question: asked,
          labels: asked.map { [$0.label] } ?? [])
        return "\(asked.map { chosen($0.label) } ?? cell.question): \(wording(of: cell.value, in: inner, by: country))"
      }
      return (label.isEmpty ? row.id : label) + ": " + cells.joined(separator: ", ")
    }.joined(separator: "\n")
  }

  private static func yesNo(_ id: String) -> Message? {
    switch id {
    case "yes": Message("yes", context: "answer")
    case "no": Message("no", context: "answer")
    case "unknown": Message("unknown", context: "answer")
    default: nil
    }
  }
}

extension ReportingStatus {
  /// The status in words.
  package var wording: Message {
    switch self {
    case .yes: Message("yes", context: "answer")
    case .partly: Message("partly", context: "answer")
    case .inProgress: Message("in progress", context: "answer")
    case .planned: Message("planned", context: "answer")
    case .no: Message("no", context: "answer")
    case .notApplicable: Message("not applicable", context: "answer")
    }
  }
}
