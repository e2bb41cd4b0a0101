import SeededRandom
import Testing

@testable import TextSearch

/// Snippets show what was found, and never half a character.
@Suite struct FoundWordsAreMarkedTests {
  private func marked(_ text: String, _ typed: String, forms: Set<String> = [], length: Int = 200) throws -> String? {
    let terms = try SearchQuery(typed).terms.map { SoughtTerm($0, forms: forms.isEmpty ? [:] : ["es": forms]) }
    let passage = SearchPassage(language: "es", text: text)
    var words = SearchWords()
    guard let match = PassageMatch(passage, terms, words: &words) else { return nil }
    return SearchSnippet(passage, match, length: length).parts.map { $0.isFound ? "[\($0.text)]" : $0.text }.joined()
  }

  @Test func wordsPhrasesAndFormsAreMarked() throws {
    #expect(try marked("La Detención de niñas.", "detencion NINAS") == "La [Detención] de [niñas].")
    #expect(try marked("los derechos humanos, derechos", "\"derechos humanos\"") == "los [derechos humanos], derechos")
    #expect(try marked("las detenciones", "detención", forms: ["detenciones"]) == "las [detenciones]")
    #expect(try marked("El artículo 1.º", "1") == "El artículo [1].º")
    #expect(try marked("deten\u{AD}ción", "detencion") == "[deten\u{AD}ción]")
    #expect(try marked("nada", "detencion") == nil)
    #expect(try marked("migratorio", "migra*") == "[migratorio]")
  }

  @Test func aLongPassageIsCutAroundTheWords() throws {
    let filler = Array(repeating: "palabra", count: 100).joined(separator: " ")
    let snippet = try #require(try marked("\(filler) asilo \(filler) asilo seguro \(filler)", "asilo seguro"))
    #expect(snippet.hasPrefix("…") && snippet.hasSuffix("…") && snippet.contains("[asilo] [seguro]"))
    #expect(snippet.utf8.count < 230)
  }

  @Test func noTextBreaksIt() throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let pieces = ["a", "é", "e\u{301}", "字", "🇨🇱", " ", "º", "\u{AD}", "-", "\"", "asilo", "ñandú", "\n"]
    for _ in 0..<500 {
      let text = (0..<random.below(200)).map { _ in random.pick(pieces) }.joined()
      let typed = (0..<3).map { _ in random.pick(pieces) }.joined(separator: " ")
      guard let query = try? SearchQuery(typed) else { continue }
      let terms = query.terms.map { SoughtTerm($0) }
      var words = SearchWords()
      let passage = SearchPassage(text: text)
      guard let match = PassageMatch(passage, terms, words: &words) else { continue }
      let snippet = SearchSnippet(passage, match, length: 40)
      let shown = snippet.parts.filter { $0.text != "…" }.map(\.text).joined()
      #expect(passage.text.unicodeScalars.elementsEqual(shown.unicodeScalars) || text.contains(shown), "seed \(seed)")
      #expect(snippet.parts.contains { $0.isFound } && !shown.unicodeScalars.contains("\u{FFFD}"), "seed \(seed)")
    }
  }

  @Test func aTitleAndWordsNearEachOtherComeFirst() throws {
    let terms = try SearchQuery("asilo niños").terms.map { SoughtTerm($0) }
    var words = SearchWords()
    func match(_ text: String, isTitle: Bool = false) throws -> PassageMatch {
      try #require(PassageMatch(SearchPassage(isTitle: isTitle, text: text), terms, words: &words))
    }
    let near = try match("asilo de niños en la región y más palabras")
    let far = try match("asilo en la región y más palabras de niños")
    let title = try match("asilo en la región y más palabras de niños", isTitle: true)
    #expect(PassageMatch.isBetter(near, than: far) && PassageMatch.isBetter(title, than: far))
  }
}
