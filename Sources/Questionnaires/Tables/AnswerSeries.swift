import RecordValues

/// One question over several rounds.
public struct AnswerSeries: Sendable {
  /// The question.
  public let column: AnswersTable.ColumnID
  /// The rounds in their order, also those that did not ask it.
  public let rounds: [Round]

  /// The question in one round.
  public struct Round: Sendable {
    /// The questionnaire's id and version.
    public let questionnaire: String, version: Int
    /// The question as this round asks it; `nil` if it does not.
    public let asked: AnswersTable.Column?
    /// What the answers come to.
    public let summary: AnswerSummary?
    /// The answers by State.
    public let answers: [(country: PartyCode, value: AnswerValue)]
  }

  /// Puts the answers to a question in several rounds beside each other, by its id.
  ///
  /// - Parameters:
  ///   - column: the question.
  ///   - tables: the rounds in their order.
  ///   - countries: the States that are looked at; `nil` for all of each round.
  ///
  /// Cost: linear in the columns of the tables and the answers to the question.
  public init(of column: AnswersTable.ColumnID, in tables: [AnswersTable], among countries: [PartyCode]? = nil) {
    self.column = column
    rounds = tables.map { table in
      let asked = table.columns.first { $0.id == column }
      let states = countries ?? table.countries
      return Round(
        questionnaire: table.form.questionnaire.id, version: table.form.questionnaire.version, asked: asked,
        summary: asked.map { table.summary(of: $0, among: states) },
        answers: states.compactMap { country in
          table.answer(of: country, to: column).map { (country, $0) }
        })
    }
  }

  /// Whether all rounds that ask the question take the same kind of answer, so that their numbers can be compared.
  public var isComparable: Bool { Set(rounds.compactMap { $0.asked?.question?.type.word }).count <= 1 }
}
