import NegotiatedText

/// The declaration in all its languages, side by side, with what is not the same in them.
public struct DeclarationLanguages: Sendable {
  /// The commit.
  public let commit: CommitID
  /// The languages, in the record's order: the order of the alignment's texts.
  public let languages: [LanguageTag]
  /// The record's languages without a text.
  public let absent: [LanguageTag]
  /// The texts, paragraph by paragraph.
  public let alignment: LanguageAlignment
  /// Which paragraphs follow the others.
  public let standings: LanguageStandings
  /// The versions of each text, oldest first.
  public let versions: [[TextVersion]]
  /// What each paragraph of each text went through.
  public let changes: [ParagraphChanges]
  /// What a reader should look at, in the order of the text.
  public let findings: [Finding]

  /// Something that is not the same in all languages.
  public struct Finding: Sendable, Hashable {
    /// The index of the row in the alignment.
    public let row: Int
    /// What it is.
    public let kind: Kind
    /// The language that it is about.
    public let language: LanguageTag
    /// The language that it is held to.
    public let other: LanguageTag
    /// The term of the glossary that is missing, by its id; the names that it has in both languages follow.
    public let term: String?
    /// What one language has and the other has instead: numbers, counts of brackets, names of a term.
    public let own, others: String
  }

  /// What may differ between languages. The raw values are those of JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The paragraph is missing.
    case missing
    /// The paragraph bears another number.
    case numbering
    /// The other language changed the paragraph, and this language's text was not set since.
    case stale
    /// The other language changed the paragraph; this language's text was set since, but not that paragraph.
    case unchanged
    /// It has more brackets, or fewer.
    case brackets
    /// It lacks a term of the glossary that the other language has there.
    case term
  }

  /// Where a language's text is stale, and why.
  public func stale(_ language: LanguageTag) -> [(row: Int, stale: LanguageStandings.Stale)] {
    languages.firstIndex(of: language).map { standings.staleRows(of: $0) } ?? []
  }

  /// The version of another language's text that made a paragraph stale.
  public func version(of stale: LanguageStandings.Stale, row: Int) -> TextVersion? {
    guard let place = alignment.rows[row].places[stale.from] else { return nil }
    return versions[stale.from][changes[stale.from].changes[place - 1][stale.change].version]
  }
}
