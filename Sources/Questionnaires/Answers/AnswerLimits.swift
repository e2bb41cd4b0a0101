import RecordValues

/// The limits of an answer that its constraint states, so that a form can state them too: a field with a least number
/// instead of an expression.
public struct AnswerLimits: Sendable, Hashable {
  /// The least and the most, a number in canonical form or a day; the bound itself is allowed.
  public var least: String?
  /// The most, in the same form; it is allowed itself.
  public var most: String?
  /// The most characters (Unicode scalars) of a text.
  public var characters: Int?

  /// Limits; none by default.
  public init(least: String? = nil, most: String? = nil, characters: Int? = nil) {
    (self.least, self.most, self.characters) = (least, most, characters)
  }
}

extension Question {
  /// The limits among the parts of the constraint that `and` joins: `. >= 0`, `. <= date('2026-12-31')`,
  /// `string-length(.) <= 200`; those of a percentage without such are 0 and 100. Cost: parses the constraint.
  public var limits: AnswerLimits {
    var limits = AnswerLimits()
    if case .percentage = type { limits = AnswerLimits(least: "0", most: "100") }
    for part in (try? constraint?.tree())?.conjuncts ?? [] {
      guard let limit = part.limit else { continue }
      switch limit {
      case .least(let bound): limits.least = bound
      case .most(let bound): limits.most = bound
      case .characters(let count): limits.characters = count
      }
    }
    return limits
  }
}

extension ExpressionTree {
  /// The parts that `and` joins.
  var conjuncts: [ExpressionTree] {
    guard case .operation(.and, let left, let right) = self else { return [self] }
    return left.conjuncts + right.conjuncts
  }

  /// A limit that a comparison states.
  enum Limit {
    case least(String)
    case most(String)
    case characters(Int)
  }

  var limit: Limit? {
    guard case .operation(let sign, let left, let right) = self, let bound = right.bound else { return nil }
    if sign == .lessOrEqual, left == .call(.stringLength, [.answer]) { return Int(bound).map { .characters($0) } }
    guard left == .answer else { return nil }
    switch sign {
    case .greaterOrEqual: return .least(bound)
    case .lessOrEqual: return .most(bound)
    default: return nil
    }
  }

  /// A number or a day that is written in the expression.
  private var bound: String? {
    switch self {
    case .number(let number): NumberText.text(of: number)
    case .negation(.number(let number)): NumberText.text(of: -number)
    case .call(.date, let arguments):
      if case .text(let text) = arguments.first { CalendarDay(text)?.description } else { nil }
    default: nil
    }
  }
}
