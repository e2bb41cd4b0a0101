import GitStore
import MarkdownText
import RecordValues
import SQLiteStore
import TextSearch

extension RecordState {
  /// Searches the texts of the state: contributions and the declaration paragraph by paragraph, answers, minutes, meetings,
  /// agreements, the glossary, titles and names.
  ///
  /// The words are found through an index in the git directory, which is brought up to date first, by what differs between this
  /// state and the one that was searched last. Where none can be written it is made in memory, each time unless one is handed in.
  ///
  /// Cost: some milliseconds, and for new texts some more each; the whole record the first time.
  ///
  /// - Parameters:
  ///   - query: what is looked for.
  ///   - filter: where.
  ///   - limit: the most results.
  ///   - reader: what reads minutes that are documents.
  ///   - memory: an index in memory for several searches, of this and of other states, that is taken where none can be written.
  ///   - longest: how long looking may take, without the time to bring the index up to date.
  public func search(
    _ query: SearchQuery, _ filter: SearchFilter = .init(), limit: Int = 20, reader: SearchedFileReader? = nil,
    memory: SearchMemory? = nil, within longest: Duration? = nil
  ) throws(RecordError) -> SearchAnswer {
    let asked = AskedSearch(query: query, filter: filter, limit: limit, reader: reader, longest: longest)
    do throws(SearchIndexFailure) {
      return try search(asked, memory: memory, through: openSearchIndex())
    } catch {
      switch error {
      case .record(let error): throw error
      case .database(let error):
        // A damaged page shows only when it is read; a full disk only when it is written.
        guard error.code != .interrupted else { throw .searchIndexFailed(detail: error.message) }
        let isDamaged = [.corrupt, .notADatabase, .error].contains(error.code)
        return try recovered { () throws(SearchIndexFailure) in
          if isDamaged {
            return try search(asked, memory: memory, through: openSearchIndex(damaged: true))
          }
          if let memory { return try memory.search(asked, in: self) }
          return try search(asked, memory: nil, through: sql { () throws(SQLiteError) in try .inMemory() })
        }
      }
    }
  }

  private func recovered(
    _ body: () throws(SearchIndexFailure) -> SearchAnswer
  ) throws(RecordError) -> SearchAnswer {
    do throws(SearchIndexFailure) { return try body() } catch {
      switch error {
      case .record(let error): throw error
      case .database(let error): throw .searchIndexFailed(detail: error.message)
      }
    }
  }

  private func openSearchIndex(damaged: Bool = false) throws(SearchIndexFailure) -> SearchIndex {
    try sql { () throws(SQLiteError) in try SearchIndex.open(of: repository, damaged: damaged) }
  }

  private func sql(
    _ body: () throws(SQLiteError) -> SearchIndex
  ) throws(SearchIndexFailure) -> SearchIndex {
    do throws(SQLiteError) { return try body() } catch { throw .database(error) }
  }

  private func search(
    _ asked: AskedSearch, memory: SearchMemory?, through index: SearchIndex
  ) throws(SearchIndexFailure) -> SearchAnswer {
    if index.place == .memory, let memory { return try memory.search(asked, in: self) }
    return try search(asked, through: index)
  }

  func search(_ asked: AskedSearch, through index: SearchIndex) throws(SearchIndexFailure) -> SearchAnswer {
    let (query, filter) = (asked.query, asked.filter)
    var (documents, problems) = try index.documents(of: self, reader: asked.reader)
    index.database.deadline = asked.longest.map { .now.advanced(by: $0) }
    defer { index.database.deadline = nil }
    let languages = filter.language.map { [$0.primary] } ?? searchedLanguages
    let terms = try index.sql { () throws(SQLiteError) in try index.sought(query, in: languages) }
    let (hits, hasMore) = try index.sql { () throws(SQLiteError) in
      try index.search(terms, filter, in: documents, limit: asked.limit)
    }
    let found = try confirmed(hits, asked.reader, &problems)
    var near: [String] = []
    if found.isEmpty {
      for term in terms where !term.term.isPhrase {
        near += try index.sql { () throws(SQLiteError) in
          try index.words(like: term.term.words[0], in: documents, with: filter.facets)
        }.filter { !near.contains($0) }
      }
    }
    var titles: [String: LocalizedText] = [:]
    let results = found.compactMap { one in result(one, &titles) }.filter { !filter.leavingOut.contains($0.kind) }
    return SearchAnswer(
      results: results, hasMore: hasMore, nearWords: Array(near.prefix(3)), renewal: index.renewal,
      isIndexKept: index.place != .memory, problems: problems)
  }

  /// What was found, held to the texts of the state: an index may have come with a copy of somebody else's record, and what is shown
  /// is what the record says. Cost: the file of each passage.
  ///
  /// - Throws: for a passage that its text does not have, as for a damaged index.
  private func confirmed(
    _ hits: [SearchIndex.Found], _ reader: SearchedFileReader?, _ problems: inout [RecordError]
  ) throws(SearchIndexFailure) -> [SearchIndex.Found] {
    var texts: [String: [SearchPassage]] = [:]
    var found: [SearchIndex.Found] = []
    for hit in hits {
      guard let file = SearchedFile(hit.path) else { throw .ofAnother }
      // Without a reader nobody can say what it has.
      if file.kind == .minutes, !DocumentFile.isReadAsIs(hit.path), reader == nil { continue }
      if texts[hit.path] == nil {
        do throws(RecordError) {
          texts[hit.path] = try passages(of: file, reader)
        } catch {
          guard error.concernsOneFile else { throw .record(error) }
          if !problems.contains(error) { problems.append(error) }
          continue
        }
      }
      let place = SearchIndexWriter.place(of: hit.id)
      guard let passages = texts[hit.path], place < passages.count,
        SearchedRows.kept(passages[place]) == hit.passage
      else { throw .ofAnother }
      found.append(hit)
    }
    return found
  }

  private func passages(
    of file: SearchedFile, _ reader: SearchedFileReader?
  ) throws(RecordError) -> [SearchPassage] {
    let entry = try inRecord { () throws(GitError) in try repository.entry(at: file.path.string, in: tree) }
    guard let entry, entry.mode.isFile else { return [] }
    return try SearchedPassages(of: file, entry.id, in: self, reader).passages
  }

  /// The record's languages without their regions, and that of a text that has none.
  private var searchedLanguages: [String] {
    configuration.languages.reduce(into: []) { if !$0.contains($1.primary) { $0.append($1.primary) } }
  }

  private func result(_ found: SearchIndex.Found, _ titles: inout [String: LocalizedText]) -> SearchResult? {
    guard let file = SearchedFile(found.path) else { return nil }
    let title = titles[found.path] ?? self.title(of: file)
    titles[found.path] = title
    return SearchResult(
      path: found.path, kind: file.kind, subject: file.subject, title: title, party: file.party,
      passage: found.passage, snippet: SearchSnippet(found.passage, found.match), isExact: found.isExact)
  }

  /// The title of what a file belongs to; none if that cannot be read. Cost: one small file.
  private func title(of file: SearchedFile) -> LocalizedText {
    switch file.path {
    case .document(.declaration, _): return declaredTitle(in: file)
    case .document(.contribution(let id), _): return (try? contribution(id))?.title ?? LocalizedText()
    case .meeting(let names):
      return (try? meeting(named: names[0]))?.title ?? LocalizedText()
    case .term:
      guard let file = try? self.file(file.path.string), let term = try? Term(file) else { return LocalizedText() }
      return term.names
    case .party(let code): return (try? party(named: code))?.names ?? LocalizedText()
    case .questionnaire(let names):
      return (try? questionnaire(named: names[0]))?.questionnaire.title ?? LocalizedText()
    default: return LocalizedText()
    }
  }

  /// The first heading of the declaration's text in a language, as a contribution has a title of its own; of a text without
  /// one, the record's. Cost: that text.
  private func declaredTitle(in file: SearchedFile) -> LocalizedText {
    guard let language = file.path.language, let text = try? text(at: file.path.string),
      let title = MarkdownTitle.find(in: text)
    else { return configuration.title }
    return LocalizedText([(language.description, title)])
  }
}

extension Record {
  /// The git directory, in which what is computed from the objects is kept.
  public var gitFolder: String { repository.gitDirectory }
}
