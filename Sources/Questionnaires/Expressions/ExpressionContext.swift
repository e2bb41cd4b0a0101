import RecordValues

/// What an expression is evaluated in: the answers so far, and the day.
public protocol ExpressionContext {
  /// The answer to a question; blank where there is none or the question is not relevant; a list of the answers of all
  /// entries, or of nothing per entry for the group itself, where a repeated group is named from outside it.
  func value(of question: String) -> ExpressionValue
  /// The answer to the question that the expression belongs to.
  var answer: ExpressionValue { get }
  /// A fact of the choice that is offered, in a choice filter; blank if it has none of that name.
  func fact(_ name: String) -> ExpressionValue
  /// The day, and the time of the day where ``ExpressionTree/Function/now`` is to have one.
  var now: MeetingTime { get }
}

extension ExpressionContext {
  /// Blank: only a constraint has an answer of its own.
  public var answer: ExpressionValue { .blank }
  /// Blank: only a choice filter has facts.
  public func fact(_ name: String) -> ExpressionValue { .blank }
}
