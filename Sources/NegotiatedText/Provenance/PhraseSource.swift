/// A text in which words may have stood before they came into the text that is traced: an input, a best practice, a proposal.
public struct PhraseSource: Sendable {
  /// The caller's number for it.
  public let id: Int
  /// Its place in the history. Only words that came in later can come from it.
  public let order: Int
  /// Whose it is. Wording that the inputs of many parties share belongs to none of them.
  public let party: String
  /// Its text, UTF-8.
  public let text: [UInt8]
  /// For a proposal, the parts of its text that it changes: the rest is the draft's. `nil` for a text of its own.
  public let changed: [Range<Int>]?

  /// A source from its parts.
  public init(id: Int, order: Int, party: String, text: [UInt8], changed: [Range<Int>]? = nil) {
    self.id = id
    self.order = order
    self.party = party
    self.text = text
    self.changed = changed
  }
}

/// From when on a likeness is called an origin.
public enum PhraseLimits {
  /// Fewer words than this, with the words around them, are nobody's.
  public static let leastWords = 5
  /// From this many equal words on, the earliest text that has them is where they stood first, whoever has more.
  public static let substantialWords = 8
  /// The least similarity of an edited phrase: twice its common words in order, by the words of both.
  public static let leastSimilarity = 0.7
  /// What the inputs of more parties than this say in the same words is common wording, and has no origin.
  public static let mostParties = 5
  /// The same for fewer words than ``substantialWords``.
  public static let mostPartiesOfFewWords = 2
  /// The least share of the words beside it for which a translated phrase takes their origin.
  public static let leastShareBeside = 0.6

  /// Words around an inserted one that help to recognise it.
  static let context = 4
  /// Words that neither text shares with the other, between two that they share.
  static let mostGap = 8
  /// Three words that come more often than this do not lead anywhere.
  static let mostPlaces = 48
}
