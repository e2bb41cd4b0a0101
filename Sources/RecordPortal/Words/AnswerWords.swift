import GCMRepo
import Questionnaires
import RecordLocalization

/// The words of questions and answers for a reader of a language.
struct AnswerWords {
  let table: AnswersTable
  let language: InterfaceLanguage

  /// The question's words; those of its row and column follow for a cell of a table.
  func label(of column: AnswersTable.Column) -> String {
    let labels = column.labels.compactMap { $0.text(for: language) }.filter { !$0.isEmpty }
    return labels.isEmpty ? column.id.description : labels.joined(separator: " · ")
  }

  /// A choice in words, as the State that chose it saw it.
  func wording(of id: String, in column: AnswersTable.Column, for country: PartyCode? = nil) -> String {
    switch column.question?.type {
    case .yesNo: return Self.yesNo(id)?(language) ?? id
    case .status: return ReportingStatus(rawValue: id).map { Self.words($0)(language) } ?? id
    default: break
    }
    if let country, let text = table.label(of: id, chosenBy: country, in: column.id)?.text(for: language) { return text }
    if let list = column.question?.type.choices?.list,
      let choice = table.form.questionnaire.choiceLists.first(where: { $0.id == list })?.choices.first(where: {
        $0.id == id
      }), let text = choice.label.text(for: language), !text.isEmpty
    {
      return text
    }
    return id == AnswerValue.otherWord ? Message("other answer")(language) : id
  }

  /// An answer in words.
  func wording(of value: AnswerValue, in column: AnswersTable.Column, by country: PartyCode) -> String {
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

  private static func words(_ status: ReportingStatus) -> Message {
    switch status {
    case .yes: Message("yes", context: "answer")
    case .partly: Message("partly", context: "answer")
    case .inProgress: Message("in progress", context: "answer")
    case .planned: Message("planned", context: "answer")
    case .no: Message("no", context: "answer")
    case .notApplicable: Message("not applicable", context: "answer")
    }
  }
}
