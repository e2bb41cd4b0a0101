import GCMRepo
import Questionnaires
import RecordLocalization
import RecordValues

/// The words of questions and answers for a reader of a language.
package struct AnswerWording {
  private let table: AnswersTable
  package let language: InterfaceLanguage
  private let chosen: (LocalizedText) -> String

  /// - Parameters:
  ///   - language: the language of answers that every questionnaire has.
  ///   - chosen: which of a questionnaire's texts the reader is shown; empty if there is none.
  package init(table: AnswersTable, language: InterfaceLanguage, chosen: @escaping (LocalizedText) -> String) {
    (self.table, self.language, self.chosen) = (table, language, chosen)
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

  /// An answer in words.
  package func wording(of value: AnswerValue, in column: AnswersTable.Column, by country: PartyCode) -> String {
    switch value {
    case .text(let text), .number(let text), .time(let text): text
    case .boolean(let isTrue): Self.yesNo(isTrue ? "yes" : "no")?(language) ?? ""
    case .unknown: Self.yesNo("unknown")?(language) ?? ""
    case .choice(let id): wording(of: id, in: column, for: country)
    case .choices(let ids): ids.map { wording(of: $0, in: column, for: country) }.joined(separator: "; ")
    case .other(let ids, let text):
      (ids.map { wording(of: $0, in: column, for: country) } + [text]).joined(separator: "; ")
    case .entries(let entries): Message(entries.count, "{count} entry", "{count} entries")(language)
    case .rows(let rows): Message(rows.count, "{count} row", "{count} rows")(language)
    }
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
