import NegotiatedText

/// What all parties say of the paragraphs of a draft: their own positions on it, and those on earlier drafts that are carried
/// over by paragraph identity. Nobody's folder is written for it.
public struct PositionTable: Sendable {
  /// The draft, with its text.
  public let paragraphs: DraftParagraphs
  /// The States that are asked, by code.
  public let members: [PartyCode]
  /// The States with a proposal on the draft, by code.
  public let proposing: [PartyCode]
  /// The paragraphs of the text, in its order; footnotes and rules are left out.
  public let rows: [Row]
  /// Positions whose paragraph cannot be found in the draft.
  public let unplaced: [Unplaced]
  /// Files that cannot be read.
  public let problems: [RecordError]

  /// A paragraph with what is said of it.
  public struct Row: Sendable {
    /// The paragraph.
    public let paragraph: NumberedText.Paragraph
    /// What is said, by party.
    public let held: [Held]
    /// Who proposes to change it on this draft, by party: heard by that, with no stand stated.
    public let proposed: [Proposed]
    /// How near the parties are to agreeing.
    public let consensus: ParagraphConsensus
  }

  /// What a party says of a paragraph.
  public struct Held: Sendable, Hashable {
    /// The party.
    public let party: PartyCode
    /// What it says now.
    public let position: Position
    /// The draft on which it said so, if that is an earlier one.
    public let carried: Carried?
    /// All that it said of the paragraph, oldest first, with the last.
    public let history: [Said]
  }

  /// The changes of a paragraph that a party proposes.
  public struct Proposed: Sendable, Hashable {
    /// The party.
    public let party: PartyCode
    /// The changes: `CL/proposals/draft-2/detencion#3`.
    public let changes: [AccountReference]
  }

  /// What a party said at one time.
  public struct Said: Sendable, Hashable {
    /// The draft.
    public let draft: DraftName
    /// What it said.
    public let position: Position
  }

  /// Where a position comes from that was taken on an earlier draft.
  public struct Carried: Sendable, Hashable {
    /// The draft.
    public let draft: DraftName
    /// The paragraph of that draft.
    public let paragraph: CitedParagraph
    /// Whether the paragraph's words are others now.
    public let isTextChanged: Bool
  }

  /// A position whose paragraph is not in the draft.
  public struct Unplaced: Sendable, Hashable {
    /// The party.
    public let party: PartyCode
    /// Where it was taken.
    public let draft: DraftName
    /// What the party said.
    public let position: Position
    /// Why it has no place.
    public let reason: Reason
  }

  /// The raw values are those of JSON.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The paragraph is not in the later draft.
    case gone
    /// It was said of another language's text, whose paragraph cannot be told here.
    case otherLanguage = "other-language"
    /// The draft's text is not the one of which it was said.
    case otherText = "other-text"
  }
}
