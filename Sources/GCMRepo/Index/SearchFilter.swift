/// Selects what is searched; an empty filter selects all.
public struct SearchFilter: Sendable, Hashable {
  /// Texts of these parties alone; a text of all, such as the declaration, is of none.
  public var parties: Set<PartyCode>?
  /// Texts of one kind alone.
  public var kind: SearchedKind?
  /// Contributions on one theme alone.
  public var theme: ThemeID?
  /// Texts in one language alone, wherever it is spoken.
  public var language: LanguageTag?

  /// Kinds that the reader does not see: neither their texts nor their words are found.
  public var leavingOut: Set<SearchedKind>

  /// A filter with these criteria.
  public init(
    parties: Set<PartyCode>? = nil, kind: SearchedKind? = nil, theme: ThemeID? = nil, language: LanguageTag? = nil,
    leavingOut: Set<SearchedKind> = []
  ) {
    self.leavingOut = leavingOut
    self.parties = parties
    self.kind = kind
    self.theme = theme
    self.language = language
  }
}
