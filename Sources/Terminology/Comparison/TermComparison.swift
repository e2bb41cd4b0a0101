import RecordValues

/// The definitions that two conferences have of a term, side by side in each language.
public struct TermComparison: Sendable, Hashable {
  /// The term.
  public let term: Term
  /// The codes of the conferences.
  public let conferences: [String]
  /// The languages in which one of them has a definition, in the order of the definitions.
  public let languages: [Language]

  /// The definitions in one language.
  public struct Language: Sendable, Hashable {
    /// The tag.
    public let language: String
    /// The definition of the first conference, and of the second; `nil` for none.
    public let first: String?, second: String?
    /// Where they come from.
    public let firstSource: String?, secondSource: String?
    /// The redline from the first to the second; `nil` if one of them has none.
    public let changes: WordChanges?
  }

  /// How the two agree.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// They use one definition; they have different ones; one of them has none; neither has.
    case shared, different, oneOnly = "one_only", none
  }

  /// Compares the definitions of two conferences.
  public init(_ term: Term, _ first: String, _ second: String) {
    self.term = term
    conferences = [first, second]
    let (one, other) = (term.definition(of: first), term.definition(of: second))
    var seen: Set<String> = []
    let tags = ((one?.text.entries ?? []) + (other?.text.entries ?? [])).map(\.language)
      .filter { seen.insert($0).inserted }
    languages = tags.map { tag in
      let (own, others) = (one?.text[tag], other?.text[tag])
      return Language(
        language: tag, first: own, second: others, firstSource: one?.source[tag], secondSource: other?.source[tag],
        changes: own.flatMap { own in others.map { WordChanges(from: own, to: $0) } })
    }
  }

  /// How they agree, over all languages.
  public var standing: Standing {
    if languages.isEmpty { return .none }
    let hasFirst = languages.contains { $0.first != nil }
    guard hasFirst, languages.contains(where: { $0.second != nil }) else { return .oneOnly }
    return languages.allSatisfy { $0.first == $0.second } ? .shared : .different
  }
}
