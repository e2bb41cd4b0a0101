extension RecordError.Code {
  /// The record has no such questionnaire (`given`, `nearest`).
  public static let unknownQuestionnaire = Self(rawValue: "unknown-questionnaire")
  /// A questionnaire has no such section (`given`, `choices`).
  public static let unknownSection = Self(rawValue: "unknown-section")
  /// A questionnaire has no such question (`given`, `nearest`).
  public static let unknownQuestion = Self(rawValue: "unknown-question")
  /// A definition cannot be taken (`questionnaire`, `line`, `count`: how many faults it has).
  public static let definitionRefused = Self(rawValue: "definition-refused")
  /// Answers cannot be taken (`questionnaire`, `count`, `questions`: the numbers of the first).
  public static let answersRefused = Self(rawValue: "answers-refused")
  /// The answers are to another questionnaire, or a version that the record does not have (`given`, `expected`).
  public static let otherQuestionnaire = Self(rawValue: "other-questionnaire")
  /// The questionnaire takes no answers any more (`questionnaire`, `time`).
  public static let deadlinePassed = Self(rawValue: "deadline-passed")
  /// A part's section cannot be told: its answers are in several (`choices`).
  public static let sectionNeeded = Self(rawValue: "section-needed")
  /// Nothing is in conflict there (`question`).
  public static let nothingToSettle = Self(rawValue: "nothing-to-settle")

  /// The codes of questionnaires, in the order of their definition.
  static let ofQuestionnaires: [Self] = [
    .unknownQuestionnaire, .unknownSection, .unknownQuestion, .definitionRefused, .answersRefused, .otherQuestionnaire,
    .deadlinePassed, .sectionNeeded, .nothingToSettle,
  ]
}

extension RecordError {
  package static func unknownQuestionnaire(_ given: String, among ids: [String]) -> RecordError {
    RecordError(
      .unknownQuestionnaire, [.given: .text(given), .nearest: .texts(nearestOrAll(to: given, among: ids))])
  }

  package static func unknownQuestion(_ given: String, among ids: [String]) -> RecordError {
    RecordError(.unknownQuestion, [.given: .text(given), .nearest: .texts(nearestOrAll(to: given, among: ids))])
  }

  private static func nearestOrAll(to given: String, among ids: [String]) -> [String] {
    let near = nearestNames(to: given, among: ids)
    return near.isEmpty ? Array(ids.prefix(5)) : near
  }
}
