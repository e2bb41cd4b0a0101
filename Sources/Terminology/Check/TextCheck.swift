import NegotiatedText
import RecordValues
import TextDiff

/// Checks texts of one language against a glossary: deprecated terms, and terms without an agreed definition.
///
/// It stems each word once for all texts that it checks.
public struct TextCheck: ~Copyable {
  private let glossary: Glossary
  private let language: LanguageTag
  private var matcher: TermMatcher
  /// For each name what to use instead.
  private var replacements: [Int: String?] = [:]

  /// A check against the terms that have a name in the language. Cost: linear in the glossary.
  public init(_ glossary: Glossary, language: LanguageTag) {
    self.glossary = glossary
    self.language = language
    matcher = TermMatcher(glossary, language: language)
  }

  /// The findings in a text, in its order. Cost: linear in the text, whatever the size of the glossary.
  public mutating func findings(in checked: CheckedText) -> [TermFinding] {
    var found: [TermFinding] = []
    var positions = TextPositions(checked)
    forEachMatch(in: checked) { check, paragraph, match in
      guard let (kind, name) = check.verdict(on: match) else { return }
      let term = check.glossary.terms[check.matcher.names[name].term]
      found.append(
        checked.finding(
          kind, term.id, paragraph, match.bytes, text: checked.line(match.bytes),
          use: kind == .deprecated ? check.replacement(of: name) : nil, at: &positions))
    }
    return found
  }

  /// The places where a text uses a term, under any of its names, in its order.
  public mutating func uses(of id: String, in checked: CheckedText) -> [TermUse] {
    var found: [TermUse] = []
    var positions = TextPositions(checked)
    forEachMatch(in: checked) { check, paragraph, match in
      guard match.names.contains(where: { check.glossary.terms[check.matcher.names[$0].term].id == id }) else { return }
      let (line, column) = positions.position(of: match.bytes.lowerBound)
      found.append(
        TermUse(
          language: check.language, paragraph: paragraph.place, citation: paragraph.citation, line: line,
          column: column,
          text: checked.line(match.bytes), words: checked.text.words(of: paragraph)))
    }
    return found
  }

  private mutating func forEachMatch(
    in checked: CheckedText, _ body: (inout TextCheck, NumberedText.Paragraph, TermMatcher.Match) -> Void
  ) {
    for paragraph in checked.text.paragraphs {
      guard let words = checked.words(of: paragraph) else { continue }
      for match in matcher.matches(in: checked.text.source.bytes, words) { body(&self, paragraph, match) }
    }
  }

  /// What is the matter with a name at a place, and which of several names with the same words it is about.
  private func verdict(on match: TermMatcher.Match) -> (TermFinding.Kind, Int)? {
    let inUse = match.names.filter { matcher.names[$0].isInUse }
    guard let first = inUse.first else { return match.names.first.map { (.deprecated, $0) } }
    let isAgreed = inUse.contains { glossary.terms[matcher.names[$0].term].agreedDefinition != nil }
    return isAgreed ? nil : (.notAgreed, first)
  }

  private mutating func replacement(of name: Int) -> String? {
    if let known = replacements[name] { return known }
    let term = glossary.terms[matcher.names[name].term]
    let instead = term.status == .deprecated ? glossary.replacement(of: term) : term
    let found = instead.flatMap { $0.names.text(in: language) ?? ($0.id == term.id ? nil : $0.id) }
    replacements[name] = .some(found)
    return found
  }
}

/// A place where a text uses a term.
public struct TermUse: Sendable, Hashable {
  /// The language of the text.
  public let language: LanguageTag
  /// The place of the paragraph, from 1.
  public let paragraph: Int
  /// How the paragraph is cited; `nil` without a number.
  public let citation: String?
  /// The line and the column of the first word, from 1; columns in characters (Unicode scalars).
  public let line: Int, column: Int
  /// The words as the text has them.
  public let text: String
  /// The whole paragraph, on one line.
  public let words: String
}
