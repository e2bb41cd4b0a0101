import RecordValues

/// A name of a term that is sought in the texts of one language.
public struct SoughtName: Sendable, Hashable {
  /// The term's place in the glossary.
  public let term: Int
  /// The name.
  public let text: String
  /// Whether the term may be called so.
  public let isInUse: Bool
}

extension Glossary {
  /// The names of all terms in a language: those with its very tag, and those of the language wherever it is spoken.
  ///
  /// A name is no longer in use if it is deprecated itself, or if its term is.
  func names(in language: LanguageTag) -> [SoughtName] {
    func isOfLanguage(_ tag: String) -> Bool { tag == language.description || tag == language.primary }
    // A text without a region may use the names of any.
    func isSought(_ tag: String) -> Bool {
      isOfLanguage(tag)
        || language.description == language.primary && LanguageTag(tag)?.primary == language.primary
    }
    return terms.enumerated().flatMap { place, term -> [SoughtName] in
      let isLive = term.status != .deprecated
      let names = term.names.entries.filter { isSought($0.language) }.map { name in
        SoughtName(term: place, text: name.text, isInUse: isLive)
      }
      let forms = term.forms.filter { isSought($0.language) }.map { form in
        SoughtName(term: place, text: form.text, isInUse: isLive && form.standing != .deprecated)
      }
      return names + forms
    }
  }
}
