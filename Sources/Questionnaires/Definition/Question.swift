import RecordValues

/// One question.
public struct Question: Sendable, Hashable {
  /// Its id, unique in its questionnaire or repeated group, the same over rounds.
  public var id: String
  /// What kind of answer it takes.
  public var type: QuestionType
  /// The question itself, by language.
  public var label: LocalizedText
  /// What helps to answer it, by language.
  public var hint: LocalizedText
  /// Whether it must be answered where it is relevant.
  public var isRequired: Bool
  /// Whether it must be answered, where an expression says so; ``isRequired`` is then `false`.
  public var requiredIf: Expression?
  /// Whether it is asked at all; `nil`: always.
  public var relevant: Expression?
  /// What an answer must hold to; `.` is the answer.
  public var constraint: Expression?
  /// What is said where the answer does not hold to the constraint, by language.
  public var constraintMessage: LocalizedText
  /// The answer that is there before anybody answers, as it would be written in `answers.yml`.
  public var defaultAnswer: String?
  /// Whether the answer is shown and cannot be changed.
  public var isReadOnly: Bool
  /// What an XLSForm says beyond that: appearance, media, columns of its own.
  public var kept: KeptCells

  /// A question that need not be answered and is always asked, by default.
  public init(
    id: String, type: QuestionType, label: LocalizedText, hint: LocalizedText = LocalizedText(),
    isRequired: Bool = false, requiredIf: Expression? = nil, relevant: Expression? = nil,
    constraint: Expression? = nil, constraintMessage: LocalizedText = LocalizedText(), defaultAnswer: String? = nil,
    isReadOnly: Bool = false, kept: KeptCells = KeptCells()
  ) {
    (self.id, self.type, self.label, self.hint) = (id, type, label, hint)
    (self.isRequired, self.requiredIf, self.relevant) = (isRequired, requiredIf, relevant)
    (self.constraint, self.constraintMessage) = (constraint, constraintMessage)
    (self.defaultAnswer, self.isReadOnly, self.kept) = (defaultAnswer, isReadOnly, kept)
  }
}
