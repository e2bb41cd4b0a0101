import RecordValues

/// Reads what people type and what cells contain as answers, in any of the languages.
///
/// A form that gives values instead of words (an HTML form, a numeric cell of a spreadsheet) is read by
/// ``AnswerValue/init(canonical:of:list:)``.
public struct AnswerReader: Sendable {
  private let lists: [String: ChoiceLookup]

  /// Prepares the choices of all lists for look-up. Cost: linear in them.
  public init(_ questionnaire: Questionnaire) {
    lists = Dictionary(
      questionnaire.choiceLists.map { ($0.id, ChoiceLookup($0.choices)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads an answer of one text.
  ///
  /// - Numbers: with a point or a comma, groups of three, a sign of per cent for a percentage.
  /// - Days: as ISO 8601, as three numbers, or with the name of the month; in English three numbers only where day and
  ///   month cannot be exchanged.
  /// - Yes, no and unknown, and the reporting scale: in the words of ``AnswerWords``.
  /// - Choices: by id, by label in any language, or by their number in the list; several in lines or between `;`, else
  ///   between `,` if each part is a choice; a ranking in its order, also between `>`.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - question: its question.
  ///   - language: the language of whoever answers.
  /// - Returns: the answer; `nil` if the text is blank.
  /// - Throws: why it is no answer.
  public func value(
    of text: String, for question: Question, in language: LanguageTag
  ) throws(AnswerTextFault) -> AnswerValue? {
    let trimmed = TextForm.trimmed(text)
    guard !trimmed.isEmpty else { return nil }
    if trimmed.utf8.count > QuestionnaireLimits.text {
      let count = trimmed.unicodeScalars.count
      guard count <= QuestionnaireLimits.text else { throw .tooLong(count: count) }
    }
    switch question.type {
    case .text, .file:
      let line = TextForm.line(text)
      return line.isEmpty ? nil : .text(line)
    case .longText:
      let words = TextForm.canonical(text)
      return words.isEmpty ? nil : .text(words)
    default: break
    }
    let line = TextForm.line(text)
    guard !line.isEmpty else { return nil }
    switch question.type {
    case .integer: return .number(try integer(line, language))
    case .decimal:
      return .number(try TypedNumber(text: line, language: language, isWhole: false).canonical())
    case .percentage:
      return .number(try TypedNumber(text: Self.withoutPerCent(line), language: language, isWhole: false).canonical())
    case .date: return .time(try TypedDate(text: Self.withoutMidnight(line), language: language).day().description)
    case .time: return .time(try TypedDate(text: line, language: language).clock())
    case .dateTime: return .time(try TypedDate(text: line, language: language).dayAndTime())
    case .yesNo:
      guard let value = AnswerWords.truth(line) else { throw .notYesOrNo(line) }
      return value
    case .status:
      guard let status = AnswerWords.status(line) else { throw .notAStatus(line) }
      return .choice(status.rawValue)
    case .one(let choices): return try lookup(choices).one(line, choices, language)
    case .many(let choices): return try lookup(choices).many(text, choices, language)
    case .ranking(let choices): return try lookup(choices).ranking(text, language)
    case .text, .longText, .file, .table, .note, .calculation, .foreign: throw .notAnswerable
    }
  }

  /// The id of the row of a table that a text names: by id, label or number.
  public func row(named text: String, of rows: [Choice], in language: LanguageTag) -> String? {
    (try? ChoiceLookup(rows).id(of: TextForm.line(text), language)) ?? nil
  }

  private func lookup(_ choices: QuestionType.Choices) throws(AnswerTextFault) -> ChoiceLookup {
    guard let found = lists[choices.list] else { throw .unknownList(choices.list) }
    return found
  }

  private func integer(_ text: String, _ language: LanguageTag) throws(AnswerTextFault) -> String {
    let number = try TypedNumber(text: text, language: language, isWhole: true).canonical()
    guard !number.contains(".") else { throw .notWhole(text) }
    return number
  }

  private static func withoutPerCent(_ text: String) -> String {
    guard text.hasSuffix("%") else { return text }
    return String(TextForm.trimmed(text.dropLast()))
  }

  /// A spreadsheet's day may have the time of midnight.
  private static func withoutMidnight(_ text: String) -> String {
    for ending in ["T00:00:00", " 00:00:00", "T00:00", " 00:00"] where text.hasSuffix(ending) {
      return String(text.dropLast(ending.count))
    }
    return text
  }
}
