/// Why a text is not an expression of the supported subset.
public struct ExpressionFault: Error, Sendable, Hashable {
  /// What is wrong, with its facts.
  public let problem: Problem
  /// Bytes before the place in the UTF-8 text.
  public let offset: Int

  /// What may be wrong.
  public enum Problem: Sendable, Hashable {
    /// It has no value in it.
    case empty
    /// More Unicode scalars than ``QuestionnaireLimits/expression``; more levels than ``ExpressionLimits/depth``.
    case tooLong, tooDeep
    /// A character or word that cannot be here.
    case unexpected(String)
    /// It ends where a value or a parenthesis is due.
    case unexpectedEnd
    /// A text whose quote is not closed.
    case unclosedText
    /// `${…}` that is not closed, or is not a name in it.
    case invalidReference(String)
    /// A number with more than one point, or one that is not finite.
    case invalidNumber(String)
    /// `/`, `..`, `@`, `::`, `[`, `|`: a path through an XForm.
    case path(String)
    /// A function that XLSForm has and this module does not.
    case unsupportedFunction(String)
    /// A function that XLSForm does not have, and the nearest that this module has.
    case unknownFunction(String, nearest: [String])
    /// A function with more or fewer arguments than it takes.
    case arguments(function: String, given: Int, takes: ClosedRange<Int>)
    /// A bare name outside a choice filter: `${name}` may be meant.
    case bareName(String)
    /// A pattern of `regex` that is not a text in quotes, or is outside the supported subset, and where in the pattern.
    case pattern(PatternFault?)
  }

  init(_ problem: Problem, at offset: Int) { (self.problem, self.offset) = (problem, offset) }
}
