import SQLiteStore
import SeededRandom
import Testing

@testable import TextSearch

/// Whatever is typed is words and phrases, or refused; nothing of it is an operator of FTS5.
@Suite struct QueriesAreReadTests {
  private func terms(_ typed: String) throws -> [[String]] { try SearchQuery(typed).terms.map(\.words) }

  @Test func wordsAndPhrasesAreToldApart() throws {
    #expect(try terms("Detención de NIÑOS") == [["detencion"], ["de"], ["ninos"]])
    #expect(try terms("\"derechos humanos\" migrantes") == [["derechos", "humanos"], ["migrantes"]])
    #expect(try terms("«trata de personas»“asilo”") == [["trata", "de", "personas"], ["asilo"]])
    #expect(try terms("sub-regional l'asile") == [["sub", "regional"], ["l", "asile"]])
    #expect(try terms("asilo \"sin fin") == [["asilo"], ["sin", "fin"]])
    #expect(try terms("uno uno UNO Úno") == [["uno"]])
    let prefix = try SearchQuery("migra* \"fin*\"").terms
    #expect(prefix.map(\.isPrefix) == [true, false])
  }

  @Test func operatorsAreWords() throws {
    let words = [["a"], ["and"], ["b"], ["or"], ["not"], ["c"], ["near", "d"], ["2"]]
    #expect(try terms("a AND b OR NOT c NEAR(d, 2)") == words)
    #expect(try terms("words:x ^y {z} -w +v") == [["words", "x"], ["y"], ["z"], ["w"], ["v"]])
    #expect(try terms("a\0b\u{1B}[31mc") == [["a"], ["b"], ["31mc"]])
  }

  @Test func whatHasNoWordsOrTooManyIsRefused() {
    for typed in ["", " ", "\"\"", "--- *** \"'", "\0", "º", "…«»"] {
      #expect(throws: SearchQuery.Fault.noWords) { try SearchQuery(typed) }
    }
    #expect(throws: SearchQuery.Fault.tooLong(bytes: 10_001)) { try SearchQuery(String(repeating: "a", count: 10_001)) }
    #expect(throws: SearchQuery.Fault.tooManyWords(count: 5_000)) {
      try SearchQuery(String(repeating: "a ", count: 5_000))
    }
    #expect(throws: Never.self) { try SearchQuery(String(repeating: "é", count: 5_000)) }
  }

  @Test func everyExpressionIsOneOfFTS5() throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let database = try Database(":memory:")
    try database.run("CREATE VIRTUAL TABLE t USING fts5(words, content = '', tokenize = 'ascii')")
    let pieces = [
      "\"", "'", "*", "(", ")", "AND", "OR", "NOT", "NEAR", "^", ":", "-", "+", "{", "}", " ", " ", "\0", "\u{1B}", "é",
      "ñ",
      "asilo", "x", "1º", "§kinput", ";", "--", "«", "”", "\u{301}", "\u{AD}", "字", "🙂", "ß", "\u{202E}", "words",
    ]
    for _ in 0..<2_000 {
      let typed = (0..<random.below(20)).map { _ in random.pick(pieces) }.joined()
      guard let query = try? SearchQuery(typed) else { continue }
      let sought = query.terms.map { SoughtTerm($0, forms: ["es": ["asilos", "otra"]]) }
      for expression in [
        FullTextExpression.exact(sought),
        FullTextExpression.inflected(sought, and: [[FullTextExpression.facet("k", "best-practice"), "§les"]]),
      ] {
        let statement = try Statement("SELECT rowid FROM t WHERE t MATCH ?", on: database)
        try statement.bind([.text(expression)])
        #expect(throws: Never.self, "seed \(seed): \(typed.debugDescription)") { _ = try statement.step() }
      }
    }
  }
}
