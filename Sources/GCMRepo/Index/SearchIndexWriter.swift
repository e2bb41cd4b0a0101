import GitStore
import SQLiteStore
import TextSearch

/// Adds texts to a search index, within a transaction.
final class SearchIndexWriter {
  private let database: Database
  private let document: Statement
  private let passage: Statement
  private let words: Statement
  private let spelling: Statement
  private var stems: [String: WordStemKeys] = [:]
  /// Spellings that are known to be in the index.
  private var known: Set<Int> = []
  private var newSpellings: [Int] = []
  private var newWords: Set<String> = []
  private var newStems: Set<Stem> = []
  private var scan = SearchWords()
  private var line: [UInt8] = []

  private struct Stem: Hashable {
    let key: Int
    let language: String
    let word: String
  }

  init(_ database: Database) throws(SQLiteError) {
    self.database = database
    // As much of the new words stays in memory before it is written as a segment, which later ones are merged with.
    try database.run("INSERT INTO fulltext(fulltext, rank) VALUES('hashsize', 16000000)")
    try database.run("PRAGMA cache_size = -32000")
    document = try Statement("INSERT INTO document(path, blob, themes) VALUES(?, ?, ?)", on: database)
    passage = try Statement(
      "INSERT INTO passage(id, place, citation, language, title, text, sum) VALUES(?, ?, ?, ?, ?, ?, ?)", on: database)
    words = try Statement("INSERT INTO fulltext(rowid, words) VALUES(?, ?)", on: database)
    spelling = try Statement("SELECT 1 FROM spelling WHERE key = ?", on: database)
  }

  /// The number of a passage: that of its document and its own.
  static func id(_ passage: Int, of document: Int) -> Int { document << passageBits | passage }
  /// The document of a passage.
  static func document(of passage: Int) -> Int { passage >> passageBits }
  /// The place of a passage among those of its document.
  static func place(of passage: Int) -> Int { passage & (1 << passageBits - 1) }
  private static let passageBits = 20

  /// Adds a text, and returns its number.
  func add(
    _ file: SearchedFile, _ path: String, _ blob: ObjectID, _ found: SearchedPassages
  ) throws(SQLiteError) -> Int {
    let themes = found.themes.isEmpty ? DatabaseValue.null : .text(" " + found.themes.joined(separator: " ") + " ")
    try document.run([.text(path), .blob(blob.bytes), themes])
    let id = try SearchIndex.document(numbered: database.lastInsertedRow)
    var facets = [FullTextExpression.facet("k", file.kind.rawValue)]
    if let party = file.party { facets.append(FullTextExpression.facet("p", party)) }
    let common = Array(facets.joined(separator: " ").utf8)
    var ofLanguage: [String?: [UInt8]] = [:]
    for (place, passage) in found.passages.prefix(1 << Self.passageBits).enumerated() {
      let language = passage.language.map { String($0.prefix { $0 != "-" }) }
      if ofLanguage[language] == nil {
        ofLanguage[language] = common + (language.map { Array((" " + FullTextExpression.facet("l", $0)).utf8) } ?? [])
      }
      try add(passage, of: path, Self.id(place, of: id), language, ofLanguage[language] ?? common)
    }
    return id
  }

  private func add(
    _ passage: SearchPassage, of path: String, _ id: Int, _ language: String?, _ facets: [UInt8]
  ) throws(SQLiteError) {
    var text = Array(passage.text.utf8)
    text.withUnsafeBufferPointer { bytes in
      scan.replace(with: bytes)
      learn(bytes, language)
    }
    guard scan.count > 0 else { return }
    line.removeAll(keepingCapacity: true)
    line += facets
    line.append(0x20)
    if passage.isTitle { line += Self.title }
    line += scan.folded
    try words.run([.int(id), .utf8(line)])
    let passage = Self.kept(passage)
    if passage.text.utf8.count != text.count { text = Array(passage.text.utf8) }
    try self.passage.run([
      .int(id), passage.place.map { .int($0) } ?? .null, passage.citation.map { .text($0) } ?? .null,
      passage.language.map { .text($0) } ?? .null, .int(passage.isTitle ? 1 : 0), .utf8(text),
      .int(Self.sum(of: passage, in: path)),
    ])
  }

  /// A check sum of a passage with its path, so that a damaged page of the file never shows what no text says (FNV-1a).
  static func sum(of passage: SearchPassage, in path: String) -> Int {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      sum = (sum ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    add(path)
    add(passage.place.map(String.init) ?? "")
    add(passage.citation ?? "")
    add(passage.language ?? "")
    add(passage.text)
    return Int(bitPattern: UInt(sum ^ (passage.isTitle ? 1 : 0)))
  }

  /// What is kept of a passage.
  static func kept(_ passage: SearchPassage) -> SearchPassage {
    guard passage.text.utf8.count > longestPassage else { return passage }
    var passage = passage
    passage.text = String(decoding: passage.text.utf8.prefix(longestPassage), as: UTF8.self)
    return passage
  }

  private static let title = Array("\(FullTextExpression.facet("t", "")) ".utf8)
  /// Of a longer paragraph the beginning is shown.
  private static let longestPassage = 1 << 20

  /// Remembers the words of a passage with the stems of its language.
  private func learn(_ text: UnsafeBufferPointer<UInt8>, _ language: String?) {
    let language = language ?? ""
    let keys: WordStemKeys
    if let own = stems[language] {
      keys = own
    } else {
      keys = WordStemKeys(language: language)
      stems[language] = keys
    }
    for word in 0..<scan.count {
      let spelled = UnsafeBufferPointer(rebasing: text[scan.range(of: word)])
      let key = keys.key(ofSpelling: spelled)
      guard known.insert(key).inserted else { continue }
      if (try? isInIndex(key)) == true { continue }
      newSpellings.append(key)
      let folded = scan.text(word)
      newWords.insert(folded)
      keys.forEachKey(of: spelled) { newStems.insert(Stem(key: $0, language: language, word: folded)) }
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
