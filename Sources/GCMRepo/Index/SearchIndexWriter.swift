import GitStore
import SQLiteStore

/// Adds texts to a search index, within a transaction.
final class SearchIndexWriter {
  private let database: Database
  private let document: Statement
  private let passage: Statement
  private let words: Statement
  private let spelling: Statement
  /// Spellings that are known to be in the index.
  private(set) var known: Set<Int> = []
  private var newSpellings: [Int] = []
  private var newWords: Set<String> = []
  private var newStems: Set<Stem> = []

  private struct Stem: Hashable {
    let key: Int
    let language: String
    let word: String
  }

  init(_ database: Database) throws(SQLiteError) {
    self.database = database
    // As much of the new words stays in memory before it is written as a segment, which later ones are merged with.
    try database.run("INSERT INTO fulltext(fulltext, rank) VALUES('hashsize', 16000000)")
    // Segments of that size are few: they are merged when there are eight.
    try database.run("INSERT INTO fulltext(fulltext, rank) VALUES('automerge', 8)")
    try database.run("PRAGMA cache_size = -32000")
    document = try Statement("INSERT INTO document(path, blob, themes) VALUES(?, ?, ?)", on: database)
    passage = try Statement(
      "INSERT INTO passage(id, place, citation, language, title, text, sum) VALUES(?, ?, ?, ?, ?, ?, ?)", on: database)
    words = try Statement("INSERT INTO fulltext(rowid, words) VALUES(?, ?)", on: database)
    spelling = try Statement("SELECT 1 FROM spelling WHERE key = ?", on: database)
  }

  /// The number of a passage: that of its document and its own.
  static func id(_ passage: Int, of document: Int) -> Int { document << SearchedRows.placeBits | passage }
  /// The document of a passage.
  static func document(of passage: Int) -> Int { passage >> SearchedRows.placeBits }
  /// The place of a passage among those of its document.
  static func place(of passage: Int) -> Int { passage & (1 << SearchedRows.placeBits - 1) }

  /// Adds a text, and returns its number.
  func add(_ text: SearchedRows) throws(SQLiteError) -> Int {
    let themes = text.themes.isEmpty ? DatabaseValue.null : .text(" " + text.themes.joined(separator: " ") + " ")
    try document.run([.text(text.path), .blob(text.blob.bytes), themes])
    let document = try SearchIndex.document(numbered: database.lastInsertedRow)
    for row in text.rows {
      let id = Self.id(row.place, of: document)
      try words.run([.int(id), .utf8(row.words)])
      let passage = row.passage
      try self.passage.run([
        .int(id), passage.place.map { .int($0) } ?? .null, passage.citation.map { .text($0) } ?? .null,
        passage.language.map { .text($0) } ?? .null, .int(passage.isTitle ? 1 : 0), .text(passage.text),
        .int(row.sum),
      ])
    }
    return document
  }

  /// Remembers the words of a batch that the index does not have yet.
  func learn(_ words: [SearchedBatch.NewWord]) throws(SQLiteError) {
    for word in words {
      guard known.insert(word.spelling).inserted, try !isInIndex(word.spelling) else { continue }
      newSpellings.append(word.spelling)
      newWords.insert(word.folded)
      for stem in word.stems { newStems.insert(Stem(key: stem, language: word.language, word: word.folded)) }
    }
  }

  private func isInIndex(_ key: Int) throws(SQLiteError) -> Bool {
    defer { spelling.reset() }
    try spelling.bind([.int(key)])
    return try spelling.step()
  }

  /// Writes the words that were new, in the order of their tables.
  func finish() throws(SQLiteError) {
    let spellings = try Statement("INSERT OR IGNORE INTO spelling(key) VALUES(?)", on: database)
    for key in newSpellings.sorted() { try spellings.run([.int(key)]) }
    let words = try Statement("INSERT OR IGNORE INTO word(text) VALUES(?)", on: database)
    for word in newWords.sorted() { try words.run([.text(word)]) }
    let stems = try Statement("INSERT OR IGNORE INTO stem(key, language, word) VALUES(?, ?, ?)", on: database)
    for stem in newStems.sorted(by: { ($0.key, $0.language, $0.word) < ($1.key, $1.language, $1.word) }) {
      try stems.run([.int(stem.key), .text(stem.language), .text(stem.word)])
    }
  }
}
