import NegotiatedText

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
    let state = try state(at: draft.commit)
    let open = try state.declarationBrackets().texts.compactMap { text in
      text.language.map {
        UnsettledMatter(kind: .openBrackets, language: $0, count: text.brackets.brackets.count, since: nil)
      }
    }
    let drafts = try drafts().filter(\.isAnnotated)
    let before = drafts.firstIndex { $0.name == draft.name }.map { Array(drafts[..<$0]) } ?? []
    return open.filter { $0.count > 0 } + (try staleLanguages(of: state, after: before))
  }

  /// The languages whose text is byte for byte that of the last draft with another declaration, while another's is not.
  func staleLanguages(of state: RecordState, after drafts: [Draft]) throws(RecordError) -> [UnsettledMatter] {
    let declaration = try state.declaration()
    for draft in drafts.reversed() {
      let old = try self.state(at: draft.commit)
      var (changed, same): ([LanguageTag], [LanguageTag]) = ([], [])
      for language in declaration.languages {
        let path = declaration.path(language)
        let texts = (
          try old.bytes(path, limit: ReadingLimits.textBytes), try state.bytes(path, limit: ReadingLimits.textBytes)
        )
        if texts.0 == texts.1 { same.append(language) } else { changed.append(language) }
      }
      guard !changed.isEmpty else { continue }
      return same.map { UnsettledMatter(kind: .staleLanguage, language: $0, count: 0, since: draft.name) }
    }
    return []
  }
}
