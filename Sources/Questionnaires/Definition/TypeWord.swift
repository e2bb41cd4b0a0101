extension QuestionType {
  /// The word for the type in `questionnaire.yml`.
  public var word: String {
    switch self {
    case .text: "text"
    case .longText: "long-text"
    case .integer: "integer"
    case .decimal: "decimal"
    case .percentage: "percentage"
    case .date: "date"
    case .time: "time"
    case .dateTime: "date-time"
    case .yesNo: "yes-no"
    case .status: "status"
    case .one: "one-of"
    case .many: "many-of"
    case .ranking: "ranking"
    case .table: "table"
    case .file: "file"
    case .note: "note"
    case .calculation: "calculation"
    case .foreign: "xlsform"
    }
  }

  /// The types that have nothing but their word.
  static let simple: [String: QuestionType] = Dictionary(
    uniqueKeysWithValues: [
      QuestionType.text, .longText, .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status, .file,
      .note,
    ].map { ($0.word, $0) })

  /// All words that `type` may have, those of groups last.
  static let words =
    [
      "text", "long-text", "integer", "decimal", "percentage", "date", "time", "date-time", "yes-no", "status",
      "one-of", "many-of", "ranking", "table", "file", "note", "calculation", "xlsform", "group", "repeat",
    ]
}
