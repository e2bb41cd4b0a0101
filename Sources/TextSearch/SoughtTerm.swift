/// A term of a query with the inflected forms that the texts have of it.
public struct SoughtTerm: Sendable, Hashable {
  /// What was typed.
  public let term: SearchQuery.Term
  /// Other forms of the word that texts in a language have, folded, by the primary tag of the language.
  public let forms: [String: Set<String>]

  /// A term, and the forms that a vocabulary has of it.
  public init(_ term: SearchQuery.Term, forms: [String: Set<String>] = [:]) {
    self.term = term
    self.forms = forms
  }

  /// How a word of a passage matches.
  enum Match { case exact, inflected, none }

  /// The words of a passage that the term is found in, from a place on; `nil` if it is not found there.
  func match(at word: Int, of words: SearchWords, language: String?) -> (Match, length: Int) {
    if term.isPhrase {
      guard word + term.words.count <= words.count else { return (.none, 0) }
      for (place, sought) in term.words.enumerated() where !words.folded(word + place).elementsEqual(sought.utf8) {
        return (.none, 0)
      }
      return (.exact, term.words.count)
    }
    let folded = words.folded(word)
    let sought = term.words[0].utf8
    if folded.elementsEqual(sought) { return (.exact, 1) }
    if term.isPrefix { return folded.starts(with: sought) ? (.inflected, 1) : (.none, 0) }
    guard !forms.isEmpty else { return (.none, 0) }
    let text = words.text(word)
    let isForm =
      if let language { forms[language]?.contains(text) ?? false } else {
        forms.values.contains { $0.contains(text) }
      }
    return isForm ? (.inflected, 1) : (.none, 0)
  }
}

extension SoughtTerm {
  /// Whether it may be found otherwise than as it was typed.
  public var hasForms: Bool { !forms.isEmpty }
}
