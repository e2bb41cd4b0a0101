import RecordValues

/// Why what somebody typed, or a cell contains, is no answer to its question.
public enum AnswerTextFault: Error, Sendable, Hashable {
  /// More Unicode scalars than ``QuestionnaireLimits/text``.
  case tooLong(count: Int)
  // Numbers.
  /// The text is no number.
  case notANumber(String)
  /// A point or comma before three digits, which separates thousands in one country and decimals in the next: the
  /// numbers that may be meant.
  case ambiguousNumber(String, readings: [String])
  /// A number with decimals where a whole one is asked.
  case notWhole(String)
  // Days and times.
  /// The text is no day.
  case notADay(String)
  /// Day and month can be exchanged, and the language does not say which comes first: the days that may be meant.
  case ambiguousDay(String, readings: [CalendarDay])
  /// A year of two digits.
  case shortYear(String)
  /// A day that the calendar does not have, such as 30 February.
  case noSuchDay(String)
  /// The text is no time of the day.
  case notATime(String)
  /// A day without a time where both are asked.
  case missingTime(String)
  // Choices.
  /// Neither yes, no nor unknown.
  case notYesOrNo(String)
  /// No status of the reporting scale.
  case notAStatus(String)
  /// None of the choices; ids of the nearest.
  case unknownChoice(String, nearest: [String])
  /// A label that several choices have, with their ids.
  case ambiguousChoice(String, ids: [String])
  /// The same choice twice.
  case repeatedChoice(String)
  /// Several choices where one is asked.
  case severalChoices([String])
  /// A list in the definition that the question names is missing.
  case unknownList(String)
  /// A note, a calculation or a type that nobody answers; a table or repeated group, which is not one text.
  case notAnswerable
}
