import Questionnaires

/// Answers by question, as a form looks them up while it is written.
struct FormValues {
  private let values: [String: AnswerValue]

  init(_ answers: [Answers.Answer]) {
    values = Dictionary(answers.map { ($0.question, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(question: String) -> AnswerValue? { values[question] }

  /// Whether nothing is answered.
  var isEmpty: Bool { values.isEmpty }

  /// The answers of each entry of a repeated group.
  func entries(of group: String) -> [FormValues] {
    guard case .entries(let entries) = values[group] else { return [] }
    return entries.map { FormValues($0) }
  }

  /// The answers of each row of a table, by the row's id.
  func rows(of table: String) -> [String: FormValues] {
    guard case .rows(let rows) = values[table] else { return [:] }
    return Dictionary(rows.map { ($0.id, FormValues($0.values)) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FormRepetition {
  /// How many entries a form on paper or of an office program has: those that are filled in and some more.
  func entries(filled: Int, spare: Int, least: Int = 0) -> Int {
    let most = min(group.repetition?.most ?? QuestionnaireLimits.entries, QuestionnaireLimits.entries)
    return min(most, max(filled + spare, least))
  }
}
