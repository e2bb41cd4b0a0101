/// What kind of answer a question takes.
public indirect enum QuestionType: Sendable, Hashable {
  /// A line of text; text of several paragraphs.
  case text, longText
  /// A whole number; a decimal; a decimal from 0 to 100.
  case integer, decimal, percentage
  /// A day; a time of the day; a day with a time.
  case date, time, dateTime
  /// Yes, no or unknown.
  case yesNo
  /// How far something is done, ``ReportingStatus``: the scale of the reports on the Global Compact's objectives.
  case status
  /// One choice of a list; several; all of them in an order.
  case one(Choices)
  /// Several choices of a list.
  case many(Choices)
  /// All choices of a list in an order.
  case ranking(Choices)
  /// A table with named rows and columns; each column is a question, asked once for each row.
  case table(rows: [Choice], columns: [Question])
  /// A file that is submitted beside the answers: the answer is its name.
  case file
  /// A sentence that asks nothing.
  case note
  /// A value that an expression gives; it is not asked.
  case calculation(Expression)
  /// A type of XLSForm without an equal here (`geopoint`, `image`, `barcode`, `deviceid` …): kept for export as it is
  /// written there, and not asked.
  case foreign(String)

  /// What a question chooses from.
  public struct Choices: Sendable, Hashable {
    /// The id of the list in ``Questionnaire/choiceLists``.
    public var list: String
    /// Which of the list's choices are offered; the names in it are the columns of the choice. `nil`: all.
    public var filter: Expression?
    /// Whether another answer in words may stand beside them.
    public var allowsOther: Bool

    /// Choices of a list, all of them by default.
    public init(list: String, filter: Expression? = nil, allowsOther: Bool = false) {
      (self.list, self.filter, self.allowsOther) = (list, filter, allowsOther)
    }
  }
}

/// How far something is done.
public enum ReportingStatus: String, Sendable, Hashable, CaseIterable {
  /// Done; done in part.
  case yes, partly
  /// Being done.
  case inProgress = "in-progress"
  /// To be done; not done.
  case planned, no
  /// Of no concern to the State.
  case notApplicable = "not-applicable"
}
