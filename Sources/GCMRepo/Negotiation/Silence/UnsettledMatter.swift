/// What keeps a draft from being put to States for their silence.
public struct UnsettledMatter: Sendable, Hashable {
  /// What it is. The raw values are those of the fact `problem`.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Text in brackets is not agreed.
    case openBrackets = "open-brackets"
    /// Another language's text was changed since the draft before, and this one was not.
    case staleLanguage = "stale-language"
  }

  /// What it is.
  public let kind: Kind
  /// The language of the text.
  public let language: LanguageTag
  /// How many brackets are open; for a stale text, nothing.
  public let count: Int
  /// The draft since which a text is stale.
  public let since: DraftName?
}

extension Record {
  /// What keeps a draft from being put to States: open brackets, and languages that were not brought up to date.
  func unsettledMatters(of draft: Draft) throws(RecordError) -> [UnsettledMatter] {
    try staleLanguages(of: draft)
  }

  /// The languages whose text is byte for byte that of the draft before, while another's is not.
  private func staleLanguages(of draft: Draft) throws(RecordError) -> [UnsettledMatter] {
    let drafts = try drafts().filter(\.isAnnotated)
    guard let place = drafts.firstIndex(where: { $0.name == draft.name }), place > 0 else { return [] }
    let before = drafts[place - 1]
    let (old, new) = (try state(at: before.commit), try state(at: draft.commit))
    let declaration = try new.declaration()
    var (changed, same): ([LanguageTag], [LanguageTag]) = ([], [])
    for language in declaration.languages {
      let path = declaration.path(language)
      let texts = (
        try old.bytes(path, limit: ReadingLimits.textBytes), try new.bytes(path, limit: ReadingLimits.textBytes)
      )
      if texts.0 == texts.1 { same.append(language) } else { changed.append(language) }
    }
    guard !changed.isEmpty else { return [] }
    return same.map { UnsettledMatter(kind: .staleLanguage, language: $0, count: 0, since: before.name) }
  }
}
