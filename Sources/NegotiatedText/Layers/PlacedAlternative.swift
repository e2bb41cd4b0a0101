import TextDiff

/// What one proposal has at a paragraph of a compilation: where it stands in the proposal's text, and the changes that make it,
/// so that it can be marked in the draft word by word.
public struct PlacedAlternative: Sendable, Hashable {
  /// Whose proposal it is.
  public let holder: String
  /// The proposal, as an index of ``CompiledText/proposals``.
  public let proposal: Int
  /// The alternative of the paragraph, by index; `nil` for the draft's own bytes.
  public let alternative: Int?
  /// Its bytes in the proposal's text.
  public let text: Range<Int>
  /// What the proposal changes there, in order.
  public let changes: [TextChange]
  /// Whether it asks for something: not only another number, or other spacing.
  public let isProposed: Bool

  /// The draft's own bytes, which stand in a proposal's text at another kind of place.
  public init(kept text: Range<Int>, in proposal: Int, of holder: String) {
    self.init(holder: holder, proposal: proposal, alternative: nil, text: text, changes: [], isProposed: false)
  }

  init(
    holder: String, proposal: Int, alternative: Int?, text: Range<Int>, changes: [TextChange], isProposed: Bool
  ) {
    self.holder = holder
    self.proposal = proposal
    self.alternative = alternative
    self.text = text
    self.changes = changes
    self.isProposed = isProposed
  }
}

/// Walks through the paragraphs of a compilation in order, and says where each proposal has them: what a proposal has at each,
/// one after the other, is its text.
public struct PlacedParagraphs: Sequence, IteratorProtocol {
  private let compiled: CompiledText
  /// Where the next paragraph is in each proposal's text.
  private var places: [Int]
  private var passed = 0

  /// A paragraph of the compilation, as each proposal has it.
  public struct Placed: Sendable {
    /// The paragraph.
    public let paragraph: CompiledText.Paragraph
    /// What proposals have instead, one for each proposal.
    public let alternatives: [PlacedAlternative]
    /// Of the others, where the same bytes are in their text, by index of ``CompiledText/proposals``.
    public let kept: [(proposal: Int, text: Range<Int>)]
  }

  /// The walk through a compilation. Cost: the paragraphs times the proposals.
  public init(_ compiled: CompiledText) {
    self.compiled = compiled
    places = Array(repeating: 0, count: compiled.proposals.count)
  }

  /// The next paragraph.
  public mutating func next() -> Placed? {
    guard passed < compiled.paragraphs.count else { return nil }
    let paragraph = compiled.paragraphs[passed]
    passed += 1
    var named: Set<Int> = []
    var alternatives: [PlacedAlternative] = []
    for (index, alternative) in paragraph.alternatives.enumerated() {
      for part in alternative.parts {
        named.insert(part.proposal)
        alternatives.append(
          PlacedAlternative(
            holder: compiled.proposals[part.proposal].holder, proposal: part.proposal, alternative: index,
            text: next(alternative.text.count, of: part.proposal), changes: part.changes,
            isProposed: alternative.isProposed))
      }
    }
    guard paragraph.place != nil else { return Placed(paragraph: paragraph, alternatives: alternatives, kept: []) }
    var kept: [(proposal: Int, text: Range<Int>)] = []
    for proposal in places.indices where !named.contains(proposal) {
      kept.append((proposal, next(paragraph.base.count, of: proposal)))
    }
    return Placed(paragraph: paragraph, alternatives: alternatives, kept: kept)
  }

  private mutating func next(_ count: Int, of proposal: Int) -> Range<Int> {
    defer { places[proposal] += count }
    return places[proposal]..<places[proposal] + count
  }
}
