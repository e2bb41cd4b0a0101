import Questionnaires
import RecordValues

/// Answers as people read and write them in a language; ``AnswerReader`` reads each of them back as it was.
struct AnswerDisplay {
  let form: FormDocument

  /// A text, number, day or choice in words; `nil` for an answer that the question cannot have, such as a choice that its
  /// list has no longer, and for one of several parts.
  func text(_ answer: AnswerValue, of question: Question) -> String? {
    switch (question.type, answer) {
    case (.text, .text(let text)), (.longText, .text(let text)), (.file, .text(let text)): text
    case (.integer, .number(let number)), (.decimal, .number(let number)), (.percentage, .number(let number)):
      self.number(number)
    case (.date, .time(let time)), (.time, .time(let time)): time
    case (.dateTime, .time(let time)): time.replacing("T", with: " ")
    case (.yesNo, .boolean(let isTrue)): AnswerWords.word(isTrue, in: form.language)
    case (.yesNo, .unknown): AnswerWords.unknown(in: form.language)
    case (.status, .choice(let id)): ReportingStatus(rawValue: id).map { AnswerWords.word($0, in: form.language) }
    case (.one(let choices), .choice(let id)): label(of: id, in: choices)
    default: nil
    }
  }

  /// A number with the language's decimal sign. One digit more keeps three decimals from being read as thousands.
  func number(_ canonical: String) -> String {
    guard let point = canonical.firstIndex(of: ".") else { return canonical }
    let decimals = canonical[canonical.index(after: point)...]
    switch form.language.primary {
    case "en": return canonical
    case "pt", "fr": return canonical[..<point] + "," + decimals
    default: return decimals.utf8.count == 3 ? canonical + "0" : canonical
    }
  }

  /// The labels of choices; those that another choice of the list has as well say their id.
  func labels(of choices: [Choice]) -> [String] {
    let labels = choices.map { form.line($0.label, else: $0.id) }
    let counts = Dictionary(labels.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
    return zip(choices, labels).map { counts[$1.lowercased()] == 1 ? $1 : "\($1) [\($0.id)]" }
  }

  func label(of id: String, in choices: QuestionType.Choices) -> String? {
    let list = form.choices(choices)
    return list.firstIndex { $0.id == id }.map { labels(of: list)[$0] }
  }

  /// What one may choose where the answer is one of a few: yes, no and unknown, the reporting scale, a list's choices.
  func options(of question: Question) -> [Option]? {
    switch question.type {
    case .yesNo:
      [
        Option(id: "yes", label: AnswerWords.word(true, in: form.language)),
        Option(id: "no", label: AnswerWords.word(false, in: form.language)),
        Option(id: "unknown", label: AnswerWords.unknown(in: form.language)),
      ]
    case .status:
      ReportingStatus.allCases.map { Option(id: $0.rawValue, label: AnswerWords.word($0, in: form.language)) }
    case .one(let choices), .many(let choices), .ranking(let choices):
      zip(form.choices(choices), labels(of: form.choices(choices))).map { Option(id: $0.id, label: $1) }
    default: nil
    }
  }

  struct Option: Sendable, Hashable {
    let id: String
    let label: String
  }
}
