import NegotiatedText
import RecordValues
import Terminology

/// When a term came into the declaration and went, in each language.
public struct TermHistory: Sendable {
  /// The commit up to which it is traced.
  public let commit: CommitID
  /// The term of the glossary that was meant, if it was one.
  public let term: Term?
  /// In the order of the declaration's languages.
  public let languages: [Language]

  /// The history in one language.
  public struct Language: Sendable {
    /// The language.
    public let language: LanguageTag
    /// What was sought: the term as typed, or as the glossary has it in this language.
    public let sought: String
    /// What happened.
    public let trace: TermTrace
    /// The versions that the trace names by their index.
    public let versions: [TextVersion]

    /// The draft that has the text of a version; `nil` for one that another took the place of before it was issued.
    public func draft(ofVersion index: Int) -> DraftName? {
      let next = index + 1 < versions.count ? versions[index + 1].draft : nil
      return versions[index].draft == next ? nil : versions[index].draft
    }

    /// The first draft that has what an event left; `nil` for words that went before it was issued, or were not issued yet.
    public func draft(of event: TermTrace.Event) -> DraftName? {
      event.isPassing ? nil : versions[event.version].draft
    }

    /// The versions that are the text of a draft: the last of those that it has first.
    fileprivate static func issued(_ drafts: [DraftName?]) -> [Int] {
      drafts.indices.filter { drafts[$0] != nil && ($0 + 1 == drafts.count || drafts[$0 + 1] != drafts[$0]) }
    }
  }
}

extension RecordState {
  /// Traces a term through all versions of the declaration.
  ///
  /// A term of the glossary, named by its id or its name in any language, is sought in each language by its own name there.
  /// Cost: the history, and the redline of each version with the next.
  ///
  /// - Parameters:
  ///   - typed: the term.
  ///   - prefix: whether a word of the text need only begin with a word of the term.
  ///   - language: the only language; all for `nil`.
  ///   - isLiteral: whether the glossary is not asked.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func trace(
    _ typed: String, prefix: Bool = false, in language: String? = nil, literally isLiteral: Bool = false
  ) throws(RecordError) -> TermHistory {
    let document = RecordDocument.declaration(try declaration())
    let languages =
      try language.map { name throws(RecordError) in [try document.language(named: name)] } ?? document.languages
    let history = try TextHistory(record, to: self, contributions: false)
    let term = isLiteral ? nil : try glossaryTerm(typed)
    var traces: [TermHistory.Language] = []
    for tag in languages {
      let versions = history.declaration[tag] ?? []
      let known = versions.map { TextVersion($0, in: history) }
      let sought = term.flatMap { $0.names.text(in: tag) } ?? typed
      let texts = try versions.map { version throws(RecordError) in try record.bytes(of: version) }
      traces.append(
        TermHistory.Language(
          language: tag, sought: sought,
          trace: TermTrace(
            sought, prefix: prefix, in: texts, issued: TermHistory.Language.issued(known.map(\.draft))),
          versions: known))
    }
    return TermHistory(commit: commit, term: term, languages: traces)
  }

  private func glossaryTerm(_ typed: String) throws(RecordError) -> Term? {
    do throws(RecordError) { return try term(named: typed) } catch {
      guard error.code == .unknownEntry || error.concernsOneFile else { throw error }
      return nil
    }
  }
}
