import SQLiteStore
import TextSearch

extension SearchIndex {
  /// The terms of a query with the forms that the texts have of them, in some languages.
  ///
  /// - Parameter languages: primary tags.
  func sought(_ query: SearchQuery, in languages: [String]) throws(SQLiteError) -> [SoughtTerm] {
    let statement = try Statement(
      "SELECT word FROM stem WHERE key = ? AND language = ? LIMIT \(Self.mostForms)", on: database)
    let keys = languages.map { (language: $0, keys: WordStemKeys(language: $0)) }
    var terms: [SoughtTerm] = []
    for term in query.terms {
      guard !term.isPhrase, !term.isPrefix else {
        terms.append(SoughtTerm(term))
        continue
      }
      var forms: [String: Set<String>] = [:]
      for (language, stems) in keys {
        // As it was typed, and without accents.
        for key in Set(stems.keys(of: term.spelling) + stems.keys(of: term.words[0])) {
          defer { statement.reset() }
          try statement.bind([.int(key), .text(language)])
          while try statement.step() { forms[language, default: []].insert(statement.text(0)) }
        }
        forms[language]?.remove(term.words[0])
        if forms[language]?.isEmpty == true { forms[language] = nil }
      }
      terms.append(SoughtTerm(term, forms: forms))
    }
    return terms
  }

  private static let mostForms = 64

  /// Words of the texts that are like a word that some documents do not have, and that they have in passages with the facets.
  func words(
    like word: String, in documents: DocumentSet, with facets: [[String]] = []
  ) throws(SQLiteError) -> [String] {
    // A word that is there is not mistyped, whatever else was not found; a short one is like everything.
    guard let first = word.unicodeScalars.first, word.utf8.count > 2, try !isFound(word, in: documents, facets) else {
      return []
    }
    let statement = try Statement(
      "SELECT text FROM word WHERE text >= ? AND text < ? AND length(text) BETWEEN ? AND ? LIMIT 20000", on: database)
    let next = Unicode.Scalar(first.value + 1).map { String(Character($0)) } ?? "\u{10FFFF}"
    let length = word.unicodeScalars.count
    try statement.bind([
      .text(String(Character(first))), .text(next), .int(max(2, length - 2)), .int(length + 2),
    ])
    var words: [String] = []
    while try statement.step() {
      let other = statement.text(0)
      // What is shown is a word, whoever wrote the index.
      let read = SearchWords(other)
      if other != word, read.count == 1, read.folded.elementsEqual(other.utf8) { words.append(other) }
    }
    var found: [String] = []
    for near in nearestNames(to: word, among: words) where try isFound(near, in: documents, facets) {
      found.append(near)
    }
    return found
  }

  private func isFound(
    _ word: String, in documents: DocumentSet, _ facets: [[String]]
  ) throws(SQLiteError) -> Bool {
    let statement = try Statement("SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY rowid DESC", on: database)
    try statement.bind([.text(FullTextExpression.word(word, and: facets))])
    while try statement.step() {
      if documents.contains(SearchIndexWriter.document(of: statement.int(0))) { return true }
    }
    return false
  }
}
