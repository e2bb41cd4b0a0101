/// A change of a proposal, or a recommendation, and what it gave to the new text.
public struct ConcordanceContribution: Sendable, Hashable {
  /// Its name in the record: `CL/proposals/draft-2/detencion#3`.
  public let reference: String
  /// Whose it is: the code of a party.
  public let holder: String
  /// What became of it; `nil` if nobody has said so and the new text has its words.
  public let outcome: DispositionOutcome?
  /// Why, in the words of who decided.
  public let why: String?
  /// The paragraphs of the new text that it concerns, from 1.
  public let new: Set<Int>
  /// The paragraphs of the old text that it concerns, from 1.
  public let old: Set<Int>

  /// A contribution from its parts.
  public init(
    reference: String, holder: String, outcome: DispositionOutcome?, why: String?, old: Set<Int>, new: Set<Int>
  ) {
    self.reference = reference
    self.holder = holder
    self.outcome = outcome
    self.why = why
    self.old = old
    self.new = new
  }
}
