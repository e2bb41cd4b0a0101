import NegotiatedText

extension RecordState {
  /// The declaration in its languages, aligned and compared; no language is the original.
  ///
  /// Cost: the history of the texts, and the redline of each version with the next.
  ///
  /// - Parameter wanted: the languages to compare; all for an empty list.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func languages(_ wanted: [String] = []) throws(RecordError) -> DeclarationLanguages {
    let document = RecordDocument.declaration(try declaration())
    let languages =
      wanted.isEmpty
      ? document.languages : try wanted.map { name throws(RecordError) in try document.language(named: name) }
    guard !languages.isEmpty else { throw .noSuchLanguage(contribution: Declaration.name, given: "", present: []) }
    let history = try TextHistory(record, to: self, contributions: false)
    var texts: [NumberedText] = []
    var histories: [(changes: ParagraphChanges, orders: [Int])] = []
    for language in languages {
      let versions = history.declaration[language] ?? []
      let bytes = try versions.map { version throws(RecordError) in try record.bytes(of: version) }
      texts.append(try record.numberedText(try text(of: document, language: language)))
      histories.append((ParagraphChanges(bytes), versions.map(\.order)))
    }
    let alignment = LanguageAlignment(texts)
    let standings = LanguageStandings(alignment, histories)
    let terms = try readableTerms().values
    return DeclarationLanguages(
      commit: commit, languages: languages,
      absent: configuration.languages.filter { !document.languages.contains($0) }, alignment: alignment,
      standings: standings,
      versions: languages.map { language in (history.declaration[language] ?? []).map { TextVersion($0, in: history) }
      },
      changes: histories.map(\.changes),
      findings: LanguageComparison(languages, alignment, standings, terms).findings)
  }
}
