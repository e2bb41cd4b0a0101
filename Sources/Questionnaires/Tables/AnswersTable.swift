import RecordValues

/// The answers of all States to one questionnaire, beside each other.
public struct AnswersTable: Sendable {
  /// The version whose questions are the columns.
  public let form: QuestionnaireForm
  /// The States that answered, by their codes.
  public let countries: [PartyCode]
  /// Those of the addressees that did not.
  public let missing: [PartyCode]
  /// The questions in their order; each cell of a table is one.
  public let columns: [Column]
  /// The answers by State and column.
  private let cells: [PartyCode: [ColumnID: AnswerValue]]
  /// The numbers of the questions that each State has still to answer.
  private let absent: [PartyCode: [String]]
  /// The version that each State answered.
  private let forms: [PartyCode: QuestionnaireForm]

  /// One State's answers with the version that they answer.
  public struct Submission: Sendable {
    /// The answers.
    public let answers: Answers
    /// The version that they answer.
    public let form: QuestionnaireForm
    /// The numbers of the questions that have to be answered and are not: see ``QuestionnaireForm/missingAnswers(in:now:)``.
    public let missing: [String]

    /// Answers with the version that they answer.
    public init(_ answers: Answers, _ form: QuestionnaireForm, missing: [String] = []) {
      (self.answers, self.form, self.missing) = (answers, form, missing)
    }
  }

  /// What identifies a column over versions and rounds.
  public struct ColumnID: Sendable, Hashable, CustomStringConvertible {
    /// The id of the question or repeated group.
    public let question: String
    /// The row and the column of a table.
    public let row: String?, column: String?

    /// A question, or a cell of a table.
    public init(_ question: String, row: String? = nil, column: String? = nil) {
      (self.question, self.row, self.column) = (question, row, column)
    }

    /// The ids, with a slash between them.
    public var description: String { [question, row, column].compactMap { $0 }.joined(separator: "/") }
  }

  /// A question as a column.
  public struct Column: Sendable {
    /// What identifies it.
    public let id: ColumnID
    /// The number in the form.
    public let number: String
    /// The question; `nil` for a repeated group.
    public let question: Question?
    /// The label of the question or group; for a cell of a table that of its row and that of its column follow.
    public let labels: [LocalizedText]
    /// The repeated group; `nil` for a question.
    public var group: Group?
    /// The only question of the repeated group that is looked at; `nil` for all.
    public var only: String?

    /// A column from its parts.
    package init(
      id: ColumnID, number: String, question: Question?, labels: [LocalizedText], group: Group? = nil,
      only: String? = nil
    ) {
      (self.id, self.number, self.question, self.labels) = (id, number, question, labels)
      (self.group, self.only) = (group, only)
    }
  }

  /// Puts answers beside each other. Later ones of a State replace earlier ones; an answer to a question that `form` does
  /// not have is not in the table.
  ///
  /// Cost: linear in the answers and the definition.
  public init(of form: QuestionnaireForm, _ submissions: [Submission], addressees: [PartyCode] = []) {
    self.form = form
    columns = Self.columns(of: form)
    let known = Set(columns.map(\.id))
    var cells: [PartyCode: [ColumnID: AnswerValue]] = [:]
    var forms: [PartyCode: QuestionnaireForm] = [:]
    var absent: [PartyCode: [String]] = [:]
    for submission in submissions {
      var row: [ColumnID: AnswerValue] = [:]
      row.reserveCapacity(submission.answers.values.count)
      for answer in submission.answers.values {
        guard case .rows(let rows) = answer.value else {
          let id = ColumnID(answer.question)
          if known.contains(id) { row[id] = answer.value }
          continue
        }
        for found in rows {
          for cell in found.values {
            let id = ColumnID(answer.question, row: found.id, column: cell.question)
            if known.contains(id) { row[id] = cell.value }
          }
        }
      }
      cells[submission.answers.country] = row
      forms[submission.answers.country] = submission.form
      absent[submission.answers.country] = submission.missing.isEmpty ? nil : submission.missing
    }
    (self.cells, self.forms, self.absent) = (cells, forms, absent)
    countries = cells.keys.sorted()
    missing = addressees.filter { cells[$0] == nil }
  }

  private static func columns(of form: QuestionnaireForm) -> [Column] {
    form.outline.entries.flatMap { entry -> [Column] in
      guard entry.scope == 0 else { return [] }
      switch entry.subject {
      case .group(let group):
        guard group.repetition != nil else { return [] }
        return [
          Column(id: ColumnID(group.id), number: entry.number, question: nil, labels: [group.label], group: group)
        ]
      case .question(let question), .column(let question):
        switch question.type {
        case .note, .foreign: return []
        case .table(let rows, let columns):
          return rows.flatMap { row in
            columns.filter { $0.type.isAnswered }.map { column in
              Column(
                id: ColumnID(question.id, row: row.id, column: column.id), number: entry.number, question: column,
                labels: [question.label, row.label, column.label])
            }
          }
        default:
          return [Column(id: ColumnID(question.id), number: entry.number, question: question, labels: [question.label])]
        }
      }
    }
  }

  /// A State's answer; `nil` if there is none.
  public func answer(of country: PartyCode, to column: ColumnID) -> AnswerValue? { cells[country]?[column] }

  /// The States whose answers are partial: some that are required are missing.
  public var partial: [PartyCode] { countries.filter { absent[$0] != nil } }

  /// The numbers of the questions that a State has still to answer; none if its answers are complete.
  public func missingAnswers(of country: PartyCode) -> [String] { absent[country] ?? [] }

  /// The version that a State answered.
  public func version(of country: PartyCode) -> Int? { forms[country]?.questionnaire.version }

  /// The label of a choice as the version has it that the State answered: what was read when it was chosen; `nil` if that
  /// version has no such choice. Cost: linear in the list.
  public func label(of choice: String, chosenBy country: PartyCode, in column: ColumnID) -> LocalizedText? {
    guard let form = forms[country], let entry = form.entry(of: column.question) else { return nil }
    var question = entry.question
    if let id = column.column, case .table(_, let columns) = question?.type {
      question = columns.first { $0.id == id }
    }
    guard let list = question?.type.choices?.list, let place = form.places[list]?[choice] else { return nil }
    return form.lists[list]?.choices[place].label
  }
}

extension QuestionType {
  /// Whether it has a value in answers: it is asked or calculated.
  var isAnswered: Bool {
    if case .calculation = self { true } else { isAsked }
  }
}
