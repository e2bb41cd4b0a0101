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
  /// How many brackets are open, or how many paragraphs do not follow.
  public let count: Int
  /// The first paragraph that does not follow: its number, or `#` and its place among the text's paragraphs. Empty for
  /// brackets.
  public let paragraph: String
}

extension RecordState {
  /// What keeps the text from being put to States: open brackets, and languages that were not brought up to date.
  func unsettledMatters() throws(RecordError) -> [UnsettledMatter] {
    let open = try declarationBrackets().texts.compactMap { text in
      text.language.map {
        UnsettledMatter(kind: .openBrackets, language: $0, count: text.brackets.brackets.count, paragraph: "")
      }
    }
    return open.filter { $0.count > 0 } + (try staleLanguages())
  }

  /// The languages in which paragraphs do not follow another language, and whose text was not set since. Cost: that of
  /// ``languages(_:)``.
  func staleLanguages() throws(RecordError) -> [UnsettledMatter] {
    guard try declaration().languages.count > 1 else { return [] }
    let all = try languages()
    return all.languages.indices.compactMap { text in
      let rows = all.rowsLeftBehind(in: text)
      return rows.first.map { first in
        UnsettledMatter(
          kind: .staleLanguage, language: all.languages[text], count: rows.count,
          paragraph: all.alignment.citation(ofRow: first, preferring: text))
      }
    }
  }
}

extension DeclarationLanguages {
  /// The rows in which a text lacks what another language has by a later version: a change of the paragraph, the paragraph
  /// itself, or its deletion.
  ///
  /// A text that was set later is not left behind where it kept a paragraph: whoever set it had the others' before them.
  fileprivate func rowsLeftBehind(in text: Int) -> [Int] {
    let last = versions.map { $0.last?.order ?? -1 }
    let isLatest = last.allSatisfy { $0 <= last[text] }
    return alignment.rows.indices.filter { row in
      if let stale = standings.rows[row][text].stale { return !stale.isSetAgain }
      guard !isLatest else { return false }
      let isHere = alignment.rows[row].places[text] != nil
      // Whoever has it otherwise must have set their text later: then this one does not follow.
      return languages.indices.contains { (alignment.rows[row].places[$0] != nil) != isHere && last[$0] > last[text] }
    }
  }
}

extension LanguageAlignment {
  /// How a row is cited: by the number that it bears in a text, else in the first that has it, else by its place.
  fileprivate func citation(ofRow row: Int, preferring text: Int) -> String {
    let order = [text] + texts.indices.filter { $0 != text }
    let places = order.compactMap { text in paragraph(text, in: rows[row]).map { (text, $0) } }
    if let citation = places.lazy.compactMap(\.1.citation).first { return citation }
    return places.first.flatMap { rows[row].places[$0.0] }.map { "#\($0)" } ?? ""
  }
}
