import NegotiatedText
import RecordValues
import TextDiff

/// Finds the terms that one language of a text has in a paragraph and another does not.
///
/// A language has a term under any of its names, deprecated ones too, which are findings of ``TextCheck``.
public struct TranslationCheck {
  /// A term that a language lacks.
  public struct Difference: Sendable, Hashable {
    /// The row of the alignment.
    public let row: Int
    /// The index of the text that lacks the term.
    public let text: Int
    /// The index of the text that has it.
    public let other: Int
    /// The term's place in the glossary.
    public let term: Int
    /// The bytes of the words in the other text.
    public let words: Range<Int>
  }

  /// In the order of the rows, the terms and the languages.
  public let differences: [Difference]

  /// Compares the languages of an alignment. Cost: linear in the texts.
  ///
  /// - Parameters:
  ///   - glossary: the terms that are sought.
  ///   - alignment: the texts side by side.
  ///   - languages: those of the alignment's texts, in their order.
  public init(_ glossary: Glossary, _ alignment: LanguageAlignment, _ languages: [LanguageTag]) {
    var found: [Difference] = []
    /// For each row and text the terms that it has, and those of which a name is in it at all.
    var used = alignment.rows.map { row in [[Int: Range<Int>]?](repeating: nil, count: row.places.count) }
    var held = alignment.rows.map { row in [Set<Int>](repeating: [], count: row.places.count) }
    for (text, language) in languages.enumerated() where alignment.texts.indices.contains(text) {
      var matcher = TermMatcher(glossary, language: language)
      let checked = CheckedText(alignment.texts[text], language: language)
      let bytes = alignment.texts[text].source.bytes
      for (index, row) in alignment.rows.enumerated() {
        guard let paragraph = alignment.paragraph(text, in: row), let words = checked.words(of: paragraph) else {
          continue
        }
        var own: [Int: Range<Int>] = [:]
        for match in matcher.matches(in: bytes, words) {
          for name in match.names where own[matcher.names[name].term] == nil {
            own[matcher.names[name].term] = match.bytes
          }
        }
        used[index][text] = own
        held[index][text] = own.isEmpty && matcher.names.isEmpty ? [] : matcher.terms(in: bytes, words)
      }
    }
    let named = languages.map { language in Set(glossary.names(in: language).map(\.term)) }
    for row in alignment.rows.indices {
      let terms = Set(used[row].flatMap { $0.map { Array($0.keys) } ?? [] }).sorted()
      for term in terms {
        guard let other = used[row].firstIndex(where: { $0?[term] != nil }), let words = used[row][other]?[term] else {
          continue
        }
        for text in languages.indices
        where used[row].indices.contains(text) && used[row][text] != nil && named[text].contains(term)
          && !held[row][text].contains(term)
        {
          found.append(Difference(row: row, text: text, other: other, term: term, words: words))
        }
      }
    }
    differences = found
  }

  /// The differences as findings in the texts that lack a term.
  public static func findings(
    _ glossary: Glossary, _ alignment: LanguageAlignment, _ languages: [LanguageTag]
  ) -> [TermFinding] {
    let texts = zip(alignment.texts, languages).map { CheckedText($0, language: $1) }
    var positions = texts.map { TextPositions($0) }
    return TranslationCheck(glossary, alignment, languages).differences.compactMap { difference in
      let own = texts[difference.text]
      guard let paragraph = alignment.paragraph(difference.text, in: alignment.rows[difference.row]),
        let words = own.words(of: paragraph)
      else { return nil }
      let term = glossary.terms[difference.term]
      let instead = term.status == .deprecated ? glossary.replacement(of: term) ?? term : term
      return own.finding(
        .translationDiffers, term.id, paragraph, words.lowerBound..<words.lowerBound,
        text: texts[difference.other].line(difference.words), use: instead.names.text(in: own.language),
        other: texts[difference.other].language, at: &positions[difference.text])
    }
  }
}
