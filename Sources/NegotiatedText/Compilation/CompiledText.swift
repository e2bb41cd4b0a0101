import TextDiff

/// A draft with all proposals on it: for each paragraph what the draft says, and what each party would have instead.
///
/// Without a proposal it is the draft. Taking one party's alternative wherever it has one, and the draft's text elsewhere,
/// gives that party's text byte for byte. Each change of each proposal is in exactly one alternative. The order in which the
/// proposals are given does not matter.
public struct CompiledText: Sendable, Hashable {
  /// The draft's text.
  public let base: NumberedText
  /// The proposals, by name.
  public let proposals: [CompiledProposal]
  /// In the order of the text; a new paragraph comes after the one that it follows in the draft.
  public let paragraphs: [Paragraph]

  /// A paragraph of the draft, or a new one.
  public struct Paragraph: Sendable, Hashable {
    /// Its place in the draft, from 1; `nil` for a new one.
    public let place: Int?
    /// The place of the draft's paragraph that it stands after; for one of the draft its own, 0 before the first.
    public let after: Int
    /// Its bytes in the draft, with the blank lines before it; empty for a new one.
    public let base: Range<Int>
    /// What the proposals say instead, by the parties that hold them.
    public let alternatives: [Alternative]
    /// A number that it shares with the paragraphs that it was moved from and to; `nil` if nobody moves it.
    public let move: Int?

    /// Whether somebody asks for another text.
    public var isContested: Bool { alternatives.contains(where: \.isProposed) }
  }

  /// A text that some parties propose for a paragraph.
  public struct Alternative: Sendable, Hashable {
    /// The parties, sorted.
    public let holders: [String]
    /// The paragraph's bytes; empty for a deletion.
    public let text: [UInt8]
    /// The changes that make it, by proposal and number.
    public let changes: [ChangeReference]
    /// Whether it proposes something: not only another number, or other spacing.
    public let isProposed: Bool
    /// Whether it brings a paragraph from elsewhere, or takes it there.
    public let isMove: Bool
    /// The proposals that it comes from, sorted.
    public let proposals: [String]
    /// What each of them changes to say so, in the same order.
    public let parts: [Part]
  }

  /// What one proposal changes in a paragraph.
  public struct Part: Sendable, Hashable {
    /// The proposal's index in ``CompiledText/proposals``.
    public let proposal: Int
    /// Its changes there, in order; empty for what goes on from the entry before.
    public let changes: [TextChange]
    /// Whether a change of an entry before brings it, which reaches over several.
    public let isRest: Bool
    /// The place of the draft's paragraph into which the proposal merges this one.
    public let mergedInto: Int?
  }

  /// Compiles proposals on one draft. Cost: linear in the texts, times the logarithm of the changes; new paragraphs at one
  /// place are aligned with each other, in their number squared where there are few.
  public init(_ base: NumberedText, _ proposals: [CompiledProposal]) {
    self.base = base
    self.proposals = proposals.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    var compiler = Compiler(base, self.proposals)
    paragraphs = compiler.compile()
  }

  /// The bytes of a paragraph in the draft.
  public func text(of paragraph: Paragraph) -> ArraySlice<UInt8> { base.source.bytes[paragraph.base] }

  /// The draft with one proposal's alternatives: its text.
  public func text(taking proposal: String) -> [UInt8] {
    var text: [UInt8] = []
    for paragraph in paragraphs {
      if let own = paragraph.alternatives.first(where: { $0.proposals.contains(proposal) }) {
        text += own.text
      } else {
        text += self.text(of: paragraph)
      }
    }
    return text
  }
}
