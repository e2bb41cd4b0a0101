import SQLiteStore
import TextSearch

extension SearchIndex {
  /// A passage that was found, with its file.
  struct Found {
    let id: Int
    let path: String
    let passage: SearchPassage
    let match: PassageMatch
    /// Whether each term is found as it was typed.
    let isExact: Bool
  }

  /// Looks for a query in some documents.
  ///
  /// Passages with all terms as they were typed come first, then those with inflected forms, then, if these are few, documents that
  /// have the terms in different passages. Of a term with more than some hundred passages titles and some passages of each of
  /// the documents that were added last are ranked. Cost: independent of the size of the record, but for the steps to a document
  /// of the state when few have the term.
  func search(
    _ terms: [SoughtTerm], _ filter: SearchFilter, in documents: DocumentSet, limit: Int
  ) throws(SQLiteError) -> (found: [Found], hasMore: Bool) {
    var search = Search(terms, filter.facets, documents)
    if let theme = filter.theme { search.documents = try subjects(on: theme, in: documents) }
    let most = max(Self.candidates, 4 * limit)
    let exact = FullTextExpression.exact(terms, and: search.facets)
    let titles = [[FullTextExpression.facet("t", "")]]
    _ = try collect(FullTextExpression.exact(terms, and: search.facets + titles), most, &search)
    let isFull = try collect(exact, most, &search)
    if !isFull, terms.contains(where: \.hasForms) {
      _ = try collect(FullTextExpression.inflected(terms, and: search.facets + titles), most, &search)
      _ = try collect(FullTextExpression.inflected(terms, and: search.facets), most, &search)
    }
    var found = try rank(search.passages, terms, least: nil)
    let distinct = Set(found.map(\.path)).count
    if terms.count > 1, distinct < limit {
      found += try acrossPassages(search, limit: limit, without: Set(found.map(\.path)))
    }
    var kept: [Found] = []
    var ofPath: [String: Int] = [:]
    for one in found {
      ofPath[one.path, default: 0] += 1
      if ofPath[one.path, default: 0] <= Self.passagesOfDocument { kept.append(one) }
      if kept.count > limit { break }
    }
    return (Array(kept.prefix(limit)), kept.count > limit)
  }

  /// As many passages are ranked at least, if there are so many.
  private static let candidates = 120
  /// As many passages of one file are shown at most.
  private static let passagesOfDocument = 3
  /// As many passages of one file are ranked before those of others: then ``candidates`` are of enough files to show, also where
  /// one text says the word on every page.
  private static let candidatesOfDocument = 4 * passagesOfDocument

  private struct Search {
    let terms: [SoughtTerm]
    let facets: [[String]]
    var documents: DocumentSet
    private(set) var passages: [Int] = []
    private(set) var known: Set<Int> = []

    init(_ terms: [SoughtTerm], _ facets: [[String]], _ documents: DocumentSet) {
      (self.terms, self.facets, self.documents) = (terms, facets, documents)
    }

    mutating func add(_ passage: Int) {
      passages.append(passage)
      known.insert(passage)
    }
  }

  /// Collects passages of the documents that an expression finds, up to a number of new ones; whether there are more.
  private func collect(
    _ expression: String, _ most: Int, _ search: inout Search
  ) throws(SQLiteError) -> Bool {
    let statement = try Statement("SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC", on: database)
    try statement.bind([.text(expression)])
    var count = 0
    // A document's passages follow each other; those beyond its share wait until the others' are in.
    var (document, ofDocument): (Int?, Int) = (nil, 0)
    var waiting: [Int] = []
    while try statement.step() {
      let passage = statement.int(0)
      let own = SearchIndexWriter.document(of: passage)
      guard search.documents.contains(own), !search.known.contains(passage) else { continue }
      (document, ofDocument) = (own, own == document ? ofDocument + 1 : 1)
      guard ofDocument <= Self.candidatesOfDocument else {
        if waiting.count < most { waiting.append(passage) }
        continue
      }
      search.add(passage)
      count += 1
      if count >= most { return true }
    }
    for passage in waiting.prefix(most - count) { search.add(passage) }
    return waiting.count >= most - count
  }

  private func rank(_ passages: [Int], _ terms: [SoughtTerm], least: Int?) throws(SQLiteError) -> [Found] {
    let statement = try Statement(
      """
      SELECT path, place, citation, language, title, text, sum FROM passage JOIN document ON document.id = passage.id >> 20
      WHERE passage.id = ?
      """, on: database)
    var words = SearchWords()
    var found: [Found] = []
    for id in passages {
      defer { statement.reset() }
      try statement.bind([.int(id)])
      guard try statement.step() else { continue }
      let passage = SearchPassage(
        place: statement.isNull(1) ? nil : statement.int(1), citation: statement.isNull(2) ? nil : statement.text(2),
        language: statement.isNull(3) ? nil : statement.text(3), isTitle: statement.int(4) != 0,
        text: statement.text(5))
      let path = statement.text(0)
      guard statement.int(6) == SearchedRows.sum(of: passage, in: path) else {
        throw SQLiteError(code: .corrupt, message: "a passage is damaged")
      }
      guard let match = PassageMatch(passage, terms, least: least, words: &words) else { continue }
      found.append(
        Found(
          id: id, path: path, passage: passage, match: match,
          isExact: match.exactTerms == terms.count))
    }
    // The order of the numbers is that in which texts were added, which another clone does not share.
    return found.sorted { a, b in
      if PassageMatch.isBetter(a.match, than: b.match) { return true }
      if PassageMatch.isBetter(b.match, than: a.match) { return false }
      return (a.path, a.id) < (b.path, b.id)
    }
  }

  /// Documents that have the terms in different passages, each with the passage that has most of them.
  private func acrossPassages(
    _ search: Search, limit: Int, without known: Set<String>
  ) throws(SQLiteError) -> [Found] {
    let expressions = search.terms.map { FullTextExpression.any(of: $0, and: search.facets) }
    // The documents of one term are tried for the others: those of the one with the fewest.
    var sets: [[Int]] = []
    for expression in expressions { sets.append(try documents(with: expression, search.documents)) }
    guard let rarest = sets.indices.min(by: { sets[$0].count < sets[$1].count }) else { return [] }
    let probe = try Statement(
      "SELECT rowid FROM fulltext WHERE fulltext MATCH ? AND rowid BETWEEN ? AND ? LIMIT \(Self.passagesTried)",
      on: database)
    var passages: [Int] = []
    var count = 0
    for document in sets[rarest] {
      var own: [Int] = []
      var hasAll = true
      for expression in expressions {
        defer { probe.reset() }
        try probe.bind([
          .text(expression), .int(SearchIndexWriter.id(0, of: document)),
          .int(SearchIndexWriter.id(0, of: document + 1) - 1),
        ])
        let before = own.count
        while try probe.step() { own.append(probe.int(0)) }
        if own.count == before {
          hasAll = false
          break
        }
      }
      if hasAll {
        passages += Set(own).sorted()
        count += 1
      }
      if count >= limit { break }
    }
    return try rank(passages, search.terms, least: 1).filter { !known.contains($0.path) }
  }

  private static let passagesTried = 20
  private static let documentsTried = 300

  /// The last documents that an expression finds, without repetition.
  private func documents(with expression: String, _ allowed: DocumentSet) throws(SQLiteError) -> [Int] {
    let statement = try Statement("SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC", on: database)
    try statement.bind([.text(expression)])
    var found: [Int] = []
    while found.count < Self.documentsTried, try statement.step() {
      let document = SearchIndexWriter.document(of: statement.int(0))
      if found.last != document, allowed.contains(document) { found.append(document) }
    }
    return found
  }

  /// The documents of the contributions on a theme: those in the folders of their `contribution.yml` in this state.
  private func subjects(on theme: ThemeID, in documents: DocumentSet) throws(SQLiteError) -> DocumentSet {
    let statement = try Statement(
      "SELECT id, path FROM document WHERE themes LIKE '% ' || ? || ' %'", on: database)
    try statement.bind([.text(theme.description)])
    let below = try Statement("SELECT id FROM document WHERE path >= ? AND path < ?", on: database)
    var found = DocumentSet()
    while try statement.step() {
      let path = statement.text(1)
      guard documents.contains(statement.int(0)), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
        continue
      }
      defer { below.reset() }
      // "0" follows "/".
      try below.bind([.text(path[..<slash] + "/"), .text(path[..<slash] + "0")])
      while try below.step() {
        let document = below.int(0)
        if documents.contains(document) { found.insert(document) }
      }
    }
    return found
  }
}

extension SearchFilter {
  /// The facets of a passage that must all be there, each one of some.
  var facets: [[String]] {
    var facets: [[String]] = []
    if let parties {
      // A conference without members has no texts.
      facets.append(
        parties.isEmpty
          ? [FullTextExpression.facet("p", "")]
          : parties.map { FullTextExpression.facet("p", $0.description) }.sorted())
    }
    if kind != nil || !leavingOut.isEmpty {
      let kinds = SearchedKind.allCases.filter { (kind == nil || kind == $0) && !leavingOut.contains($0) }
      facets.append((kinds.isEmpty ? [""] : kinds.map(\.rawValue)).map { FullTextExpression.facet("k", $0) })
    }
    if let language { facets.append([FullTextExpression.facet("l", language.primary)]) }
    return facets
  }
}
