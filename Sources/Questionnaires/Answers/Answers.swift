import RecordValues

/// A State's answers to a questionnaire: `answers.yml`.
public struct Answers: Sendable, Hashable {
  /// The questionnaire's id and the version that was answered.
  public var questionnaire: String
  /// The version that was answered.
  public var version: Int
  /// The State that answers.
  public var country: PartyCode
  /// The language of the form that was filled in, and of the answers in words.
  public var language: LanguageTag
  /// The answers by question, in the order of the questionnaire.
  public var values: [Answer]
  /// Who wrote which section, where ministries answered; by section, in the order of the questionnaire.
  public var answeredBy: [Author]

  /// The answer to one question, or to a repeated group.
  public struct Answer: Sendable, Hashable {
    /// The question's id.
    public var question: String
    /// What was answered.
    public var value: AnswerValue

    /// An answer to a question.
    public init(question: String, value: AnswerValue) { (self.question, self.value) = (question, value) }
  }

  /// Who answered a section.
  public struct Author: Sendable, Hashable {
    /// The section's id; `nil` for whoever sent the whole.
    public var section: String?
    /// The name as given.
    public var name: String

    /// An author, of a section or of the whole.
    public init(section: String? = nil, name: String) { (self.section, self.name) = (section, name) }
  }

  /// Answers, none by default.
  public init(
    questionnaire: String, version: Int, country: PartyCode, language: LanguageTag, values: [Answer] = [],
    answeredBy: [Author] = []
  ) {
    (self.questionnaire, self.version, self.country) = (questionnaire, version, country)
    (self.language, self.values, self.answeredBy) = (language, values, answeredBy)
  }

  /// The answer to a question.
  public subscript(question: String) -> AnswerValue? { values.first { $0.question == question }?.value }
}

/// One answer. A question without an answer has none of these.
public indirect enum AnswerValue: Sendable, Hashable {
  /// Text, NFC, LF, without white space at its ends; also a file's name.
  case text(String)
  /// A number in canonical form: digits, a point, no exponent, no `+`, no zeros that say nothing (`12.5`, `-3`).
  case number(String)
  /// Yes, no.
  case boolean(Bool)
  /// Unknown, of yes/no/unknown.
  case unknown
  /// A day, a time `09:30`, or both `2026-05-01T09:30`.
  case time(String)
  /// The id of a choice or a reporting status.
  case choice(String)
  /// Ids of choices: in the list's order for many, in the given order for a ranking.
  case choices([String])
  /// Another answer in words where a list allows it, with the ids that were chosen beside it.
  case other([String], String)
  /// The entries of a repeated group.
  case entries([[Answers.Answer]])
  /// A table: for each answered row its id and its columns' answers, in the table's order.
  case rows([Row])

  /// An answered row of a table.
  public struct Row: Sendable, Hashable {
    /// The id of the row.
    public var id: String
    /// The answers by column, in the table's order.
    public var values: [Answers.Answer]

    /// A row with its answers.
    public init(id: String, values: [Answers.Answer]) { (self.id, self.values) = (id, values) }
  }
}
