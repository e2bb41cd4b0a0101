/// Expressions of SQLite's FTS5 for a query. Each word stands in quotation marks, so nothing that was typed, and no form that an
/// index has of it, is an operator: <https://www.sqlite.org/fts5.html#full_text_query_syntax>.
public enum FullTextExpression {
  /// What all terms are found in exactly as typed, but for case and accents.
  public static func exact(_ terms: [SoughtTerm], and facets: [[String]] = []) -> String {
    (terms.map { one($0, inflected: false) } + all(facets)).joined(separator: " AND ")
  }

  /// What all terms are found in, in any of their forms.
  public static func inflected(_ terms: [SoughtTerm], and facets: [[String]] = []) -> String {
    (terms.map { one($0, inflected: true) } + all(facets)).joined(separator: " AND ")
  }

  /// What one term is found in, in any of its forms.
  public static func any(of term: SoughtTerm, and facets: [[String]] = []) -> String { inflected([term], and: facets) }

  /// What one word is found in as it is written.
  public static func word(_ word: String, and facets: [[String]] = []) -> String {
    ([quoted(word)] + all(facets)).joined(separator: " AND ")
  }

  /// One word for a property of a passage, which no text has among its words: `§kbestpractice`.
  public static func facet(_ kind: Character, _ value: String) -> String {
    "§\(kind)" + String(decoding: SearchWords(value).folded.filter { $0 != 0x20 }, as: UTF8.self)
  }

  private static func all(_ facets: [[String]]) -> [String] {
    facets.map { "(" + $0.map(quoted).joined(separator: " OR ") + ")" }
  }

  private static func one(_ sought: SoughtTerm, inflected: Bool) -> String {
    let typed = quoted(sought.term.words.joined(separator: " "))
    if sought.term.isPrefix { return typed + " *" }
    guard inflected, !sought.term.isPhrase else { return typed }
    let forms = sought.forms.values.reduce(into: Set()) { $0.formUnion($1) }.subtracting(sought.term.words)
    guard !forms.isEmpty else { return typed }
    return "(" + ([typed] + forms.sorted().map(quoted)).joined(separator: " OR ") + ")"
  }

  /// Words of an index may hold anything, if somebody else has written it.
  private static func quoted(_ words: String) -> String {
    "\"" + words.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
