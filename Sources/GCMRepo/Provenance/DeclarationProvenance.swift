import NegotiatedText
import TextDiff

/// Where each phrase of the declaration comes from, in one language.
public struct DeclarationProvenance: Sendable {
  /// The commit whose text is traced.
  public let commit: CommitID
  /// The language of the text.
  public let language: LanguageTag
  /// The text with its phrases; a phrase names versions and sources by their index.
  public let traced: TracedText
  /// The versions of the text, oldest first.
  public let versions: [TextVersion]
  /// The texts in which phrases were sought: of contributions and proposals in this language, and in others by which a
  /// translation is told. Oldest first.
  public let sources: [Source]

  /// A text of a contribution or a proposal, in one of its revisions.
  public struct Source: Sendable, Hashable {
    /// The contribution.
    public let contribution: ContributionID
    /// The language of the text.
    public let language: LanguageTag
    /// The commit that brought it.
    public let revision: Revision
  }

  /// The words of the origins of some phrases, each on one line, by the index of the phrase.
  ///
  /// Cost: each source is read again, once.
  public func originalWords(of phrases: [Int], in record: Record) throws(RecordError) -> [Int: String] {
    var wanted: [Int: [Int]] = [:]
    for index in phrases {
      if let origin = traced.phrases[index].origin { wanted[origin.source, default: []].append(index) }
    }
    var words: [Int: String] = [:]
    for (number, indices) in wanted {
      let source = sources[number]
      let path = source.contribution.path(.text(in: source.language))
      let state = try record.state(at: source.revision.commit)
      guard let bytes = try state.bytes(path, limit: ReadingLimits.textBytes) else { continue }
      for index in indices {
        guard let range = traced.phrases[index].origin?.range, range.upperBound <= bytes.count else { continue }
        words[index] = String(decoding: bytes[range], as: UTF8.self).split(whereSeparator: \.isWhitespace)
          .joined(separator: " ")
      }
    }
    return words
  }
}

extension RecordState {
  /// Traces each phrase of the declaration to the commit that set it and the contribution in which it stood first.
  ///
  /// Only what was in the record before a phrase came in is its origin. Cost: the history, the redline of each version of the
  /// text with the next, and each contribution's text once; if there are other languages, the same for each. Memory: the
  /// versions of the text; contributions are read one after the other.
  ///
  /// - Parameters:
  ///   - language: the language of the text; the declaration's first for `nil`.
  ///   - progress: receives the number of texts read so far, and of all.
  /// - Throws: ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func provenance(
    in language: String? = nil, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) -> DeclarationProvenance {
    let document = RecordDocument.declaration(try declaration())
    let own = try document.language(named: language)
    let history = try TextHistory(record, to: self, contributions: true)
    let others = document.languages.filter { $0 != own }
    let sources = history.contributions.map {
      DeclarationProvenance.Source(contribution: $0.id, language: $0.language, revision: $0.version.revision)
    }
    let grammar = try bracketGrammar()
    var tracings: [(language: LanguageTag, tracing: PhraseTracing)] = []
    for language in [own] + others {
      guard let versions = history.declaration[language] else { continue }
      tracings.append((language, PhraseTracing(try record.traced(versions), grammar)))
    }
    for (index, text) in history.contributions.enumerated() {
      progress(index, history.contributions.count)
      let readers = tracings.indices.filter { tracings[$0].language.primary == text.language.primary }
      guard !readers.isEmpty, let source = try source(text.id, text.language, text.version, id: index) else { continue }
      for reader in readers { tracings[reader].tracing.read(source) }
    }
    let ownVersions = history.declaration[own] ?? []
    guard let first = tracings.first, first.language == own, var traced = first.tracing.traced() else {
      throw .noSuchLanguage(contribution: Declaration.name, given: own.description, present: document.languages)
    }
    for other in tracings.dropFirst() {
      guard let beside = other.tracing.traced() else { continue }
      let alignment = LanguageAlignment([traced.text, beside.text])
      traced = TranslatedOrigins(of: traced, beside: beside, grammar).traced(alignment.pairs(from: 0, to: 1)) {
        source, version in
        history.contributions[source].version.order < ownVersions[version].order
      }
    }
    return DeclarationProvenance(
      commit: commit, language: own, traced: traced, versions: ownVersions.map { TextVersion($0, in: history) },
      sources: sources)
  }

  /// A contribution's text as a source; `nil` for one that is no text, or a proposal on a draft that is not known.
  private func source(
    _ contribution: ContributionID, _ language: LanguageTag, _ version: TextHistory.Version, id: Int
  ) throws(RecordError) -> PhraseSource? {
    let text = try record.bytes(of: version)
    guard String(validating: text, as: UTF8.self) != nil else { return nil }
    var changed: [Range<Int>]?
    var written = text
    if let draft = contribution.draft {
      changed = try record.proposedRanges(of: contribution, language, at: version.revision.commit, text, on: draft)
      if changed == nil { return nil }
    } else {
      let state = try record.state(at: version.revision.commit)
      written = try state.printedParts(of: contribution, in: text).blanked(in: text)
    }
    return PhraseSource(
      id: id, order: version.order, party: contribution.party.description, text: written, changed: changed)
  }
}

extension Record {
  /// Versions as they are traced.
  func traced(_ versions: [TextHistory.Version]) throws(RecordError) -> [TracedVersion] {
    try versions.map { version throws(RecordError) in TracedVersion(order: version.order, text: try bytes(of: version))
    }
  }

  /// The parts of a proposal's text that it changes.
  fileprivate func proposedRanges(
    of proposal: ContributionID, _ language: LanguageTag, at commit: CommitID, _ text: [UInt8], on draft: DraftName
  ) throws(RecordError) -> [Range<Int>]? {
    do throws(RecordError) {
      if let changes = try state(at: commit).contribution(proposal)?.proposal?.texts[language]?.changes {
        let ranges = changes.filter { $0.kind.isProposed }.map(\.text)
        if ranges.allSatisfy({ $0.upperBound <= text.count }) { return ranges }
      }
      let base = try draftText(draft, in: language)
      return ProposedChanges(TextRedline(from: base, to: text)).changes.filter { $0.kind.isProposed }.map(\.text)
    } catch {
      guard error.concernsOneFile || error.code == .unknownRevision || error.code == .noSuchLanguage else {
        throw error
      }
      return nil
    }
  }
}
