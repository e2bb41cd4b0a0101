/// A parsed expression, and what every program that evaluates it works on: a form in a browser as well as this module.
///
/// Its depth is at most ``ExpressionLimits/depth``.
public indirect enum ExpressionTree: Sendable, Hashable {
  /// A number, never NaN or negative: `18`, `0.5`.
  case number(Double)
  /// A text in quotes.
  case text(String)
  /// The answer to a question, `${age}`, or the entries of a repeated group.
  case question(String)
  /// The answer to the question that the expression belongs to, `.`.
  case answer
  /// In a choice filter, a fact of the choice that is offered; `name` is its id.
  case fact(String)
  /// A number with the other sign, `-x`.
  case negation(ExpressionTree)
  /// An operator between two values.
  case operation(Operator, ExpressionTree, ExpressionTree)
  /// A function with its arguments, as many as ``Function/arguments`` allows.
  case call(Function, [ExpressionTree])

  /// The operators of XPath 1.0, except `|`; the raw value is the operator as it is written.
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    /// Of Booleans.
    case or, and
    /// Equality.
    case equal = "="
    /// Inequality.
    case notEqual = "!="
    /// Order of numbers.
    case less = "<"
    /// Order of numbers.
    case lessOrEqual = "<="
    /// Order of numbers.
    case greater = ">"
    /// Order of numbers.
    case greaterOrEqual = ">="
    /// Sum.
    case plus = "+"
    /// Difference.
    case minus = "-"
    /// Product.
    case times = "*"
    /// Quotient; remainder with the sign of the dividend.
    case div, mod
  }
}

extension ExpressionTree {
  /// The questions and repeated groups that it names, without repetitions, in the order of their first mention.
  public var questions: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    forEach { if case .question(let name) = $0, seen.insert(name).inserted { names.append(name) } }
    return names
  }

  /// The facts of a choice that it names, without repetitions, in the order of their first mention.
  public var facts: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    forEach { if case .fact(let name) = $0, seen.insert(name).inserted { names.append(name) } }
    return names
  }

  /// Whether it asks for the answer to its own question, `.`.
  public var usesAnswer: Bool {
    var uses = false
    forEach { if $0 == .answer { uses = true } }
    return uses
  }

  /// Visits the tree from its root, a node before its parts. Cost: linear in the tree.
  public func forEach(_ visit: (ExpressionTree) -> Void) {
    visit(self)
    switch self {
    case .number, .text, .question, .answer, .fact: break
    case .negation(let value): value.forEach(visit)
    case .operation(_, let left, let right):
      left.forEach(visit)
      right.forEach(visit)
    case .call(_, let arguments): for argument in arguments { argument.forEach(visit) }
    }
  }
}
