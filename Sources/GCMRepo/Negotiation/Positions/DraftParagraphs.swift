import NegotiatedText

/// The paragraphs of a draft's text in one language, and how a person cites them.
public struct DraftParagraphs: Sendable {
  /// The draft.
  public let draft: Draft
  /// The language of the text.
  public let language: LanguageTag
  /// The text.
  public let text: NumberedText

  /// The paragraph that a person means with `7`, `12 bis`, `7(a)` or `#31`.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/noSuchParagraph`` with the nearest ones,
  ///   ``RecordError/Code-swift.struct/severalParagraphs`` with those that may be meant.
  public func paragraph(cited given: String) throws(RecordError) -> NumberedText.Paragraph {
    let found = ParagraphCitation(given).map { text.paragraphs(cited: $0).filter(\.isText) } ?? []
    guard let first = found.first else {
      throw .noSuchParagraph(given: given, in: self, nearest: citationsNear(given))
    }
    guard found.count == 1 else {
      throw .severalParagraphs(
        given: given, in: self, choices: found.prefix(6).map { "#\($0.place) (\(excerpt(of: $0)))" })
    }
    return first
  }

  /// The same, as a statement names it.
  public func cited(_ given: String) throws(RecordError) -> CitedParagraph {
    CitedParagraph(try paragraph(cited: given), of: text, in: language)
  }

  /// The first words of a paragraph.
  public func excerpt(of paragraph: NumberedText.Paragraph, characters: Int = 60) -> String {
    let words = text.words(of: paragraph)
    return words.count <= characters ? words : words.prefix(characters - 1) + "…"
  }

  /// Citations like the one that was given: those next to its number, else of similar letters, else the first ones.
  private func citationsNear(_ given: String) -> [String] {
    let all = text.paragraphs.filter(\.isText)
    if case .place? = ParagraphCitation(given) { return all.last.map { ["#\($0.place)"] } ?? [] }
    let citations = all.compactMap(\.citation)
    if citations.isEmpty { return all.prefix(3).map { "#\($0.place)" } }
    if let number = Int(given.prefix { $0.isNumber }) {
      let known = citations.filter { !$0.contains("(") }.compactMap { citation in Int(citation).map { (citation, $0) } }
      let near = known.sorted { (abs($0.1 - number), $0.1) < (abs($1.1 - number), $1.1) }.prefix(3).map(\.0)
      if !near.isEmpty { return near }
    }
    let similar = nearestNames(to: given.lowercased(), among: Set(citations).sorted())
    return similar.isEmpty ? Array(citations.prefix(3)) : similar
  }
}

extension Record {
  /// The paragraphs of a draft in a language, or in its first.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func paragraphs(of draft: String, in language: String? = nil) throws(RecordError) -> DraftParagraphs {
    let draft = try self.draft(named: draft)
    return try paragraphs(of: draft, in: language)
  }

  func paragraphs(of draft: Draft, in language: String?) throws(RecordError) -> DraftParagraphs {
    let state = try state(at: draft.commit)
    let document = RecordDocument.declaration(try state.declaration())
    let tag = try document.language(named: language)
    return DraftParagraphs(
      draft: draft, language: tag, text: try numberedText(try state.text(of: document, language: tag)))
  }

  /// The draft with a name, or the last one.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/noDraft``.
  public func draft(namedOrLast name: String?) throws(RecordError) -> Draft {
    if let name { return try draft(named: name) }
    guard let last = try drafts().last(where: \.isAnnotated) else { throw RecordError(.noDraft) }
    return last
  }
}
