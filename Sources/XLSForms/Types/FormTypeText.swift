import Questionnaires

/// The cell `type` that is written for a question's type.
enum FormTypeText {
  /// The text; for a type that XLSForm does not have, that of the nearest.
  ///
  /// - Parameter listName: the list that it chooses from, as the form names it.
  static func canonical(_ type: QuestionType, listName: String) -> String {
    func select(_ command: String, _ choices: QuestionType.Choices) -> String {
      "\(command) \(listName)" + (choices.allowsOther ? " or_other" : "")
    }
    switch type {
    case .text, .longText: return "text"
    case .integer: return "integer"
    case .decimal, .percentage: return "decimal"
    case .date: return "date"
    case .time: return "time"
    case .dateTime: return "dateTime"
    case .yesNo, .status: return "select_one \(listName)"
    case .one(let choices): return select("select_one", choices)
    case .many(let choices): return select("select_multiple", choices)
    case .ranking(let choices): return select("rank", choices)
    case .table: return "begin_group"
    case .file: return "file"
    case .note: return "note"
    case .calculation: return "calculate"
    case .foreign(let text): return text
    }
  }

  /// The spelling of the type that a question keeps from its form, if it still says what the question is.
  static func kept(_ question: Question) -> String? {
    question.kept["type"].flatMap { isStillTrue($0, of: question.type) ? $0 : nil }
  }

  private static func isStillTrue(_ text: String, of type: QuestionType) -> Bool {
    switch (FormType(text), type) {
    case (.question(let question), .calculation): !question.isCalculation || text != "calculate"
    case (.select, .calculation): true
    case (.question(let question), .integer) where question.word == "range": true
    case (.question(let question), .decimal) where question.word == "range": true
    case (.question(let question), .longText): question.type == .text
    case (.question(let question), _): question.type == type
    case (.select(.one, let list, let other), .one(let choices)): isTrue(list, other, choices)
    case (.select(.many, let list, let other), .many(let choices)): isTrue(list, other, choices)
    case (.select(.rank, let list, let other), .ranking(let choices)): isTrue(list, other, choices)
    default: false
    }
  }

  /// A list that has a choice `other` of its own may be asked with another answer in words all the same.
  private static func isTrue(_ list: String, _ other: Bool, _ choices: QuestionType.Choices) -> Bool {
    list == choices.list && (other || !choices.allowsOther)
  }
}
