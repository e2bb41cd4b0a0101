/// An expression of a form, as `relevant`, `constraint` or a choice filter: the text as it is written, held to a documented
/// subset of XLSForm's (XPath 1.0) when the questionnaire is checked.
public struct Expression: Sendable, Hashable {
  /// The text as written: `${age} >= 18 and selected(${themes}, 'drivers')`.
  public let source: String

  /// An expression as it is written; it is not read yet.
  public init(_ source: String) { self.source = source }
}
