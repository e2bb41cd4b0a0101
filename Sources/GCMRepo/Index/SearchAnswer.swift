import TextSearch

/// What was found in a state of the record.
public struct SearchAnswer: Sendable {
  /// The passages that were found: those with the words as they were typed first, then those with inflected forms.
  public let results: [SearchResult]
  /// Whether more was found than was asked for.
  public let hasMore: Bool
  /// Words of the texts that are like those that were typed, if nothing was found.
  public let nearWords: [String]
  /// Why the index was made again from the record, if it was.
  public let renewal: SearchIndexRenewal?
  /// Whether the index could be kept for the next search.
  public let isIndexKept: Bool
  /// Files that could not be read, and so were not searched.
  public let problems: [RecordError]
}

/// A passage of the record that was found.
public struct SearchResult: Sendable, Hashable {
  /// The file in the record.
  public let path: String
  /// What it is.
  public let kind: SearchedKind
  /// What it belongs to: a contribution's id, `declaration`, the id of a meeting, a term or a questionnaire, a party's code.
  public let subject: String
  /// The title of that, by language.
  public let title: LocalizedText
  /// The party whose text it is.
  public let party: String?
  /// The passage.
  public let passage: SearchPassage
  /// The words around what was found.
  public let snippet: SearchSnippet
  /// Whether every word is found as it was typed, but for case and accents.
  public let isExact: Bool
}
