import RecordValues
import SeededRandom
import Terminology

/// Glossaries with all that a term can have.
struct RandomGlossary {
  var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  private static let languages = ["es", "en", "pt-BR", "fr", "es-MX"]
  private static let words = [
    "niñez", "retorno", "asylum", "=1+1", "<b>", "a & b", "\"quoted\"", "d’asile", "São", "été", "\\n", "#1", "x;=y",
    "@a",
    "'", "-", "1º", "日本", "e\u{301}", "100 %", "]]>", "&amp;", "+54",
  ]

  mutating func text() -> String {
    (0..<1 + numbers.below(4)).map { _ in numbers.pick(Self.words) }.joined(separator: " ")
  }

  mutating func texts(_ languages: [String]) -> LocalizedText {
    LocalizedText(languages.filter { _ in numbers.chance(60) }.map { ($0, text()) })
  }

  /// - Parameter isPlain: whether it has only what every format keeps.
  mutating func glossary(isPlain: Bool) -> Glossary {
    let ids = (0..<6).map { ["retorno", "asylum", "2030-agenda", "a", "unaccompanied-child", "z-9"][$0] }
    let terms = ids.map { id -> Term in
      let tags = Self.languages.filter { _ in numbers.chance(70) }
      let named = tags.isEmpty ? ["es"] : tags
      let names = LocalizedText(named.map { ($0, text()) })
      let standings: [Term.Standing] = isPlain ? [.admitted, .deprecated] : Term.Standing.known
      var forms: [Term.Form] = []
      for language in isPlain ? named : Self.languages where numbers.chance(50) {
        forms.append(.init(language: language, text: text(), standing: numbers.pick(standings)))
      }
      var definitions: [Term.Definition] = []
      for number in 0..<numbers.below(4) {
        var definition = Term.Definition(
          conferences: number == 0 ? ["RCM", "SACM"] : [], by: number == 1 ? "IOM: A & B" : nil,
          text: LocalizedText([("en", text())]))
        for language in Self.languages.dropFirst() where numbers.chance(40) { definition.text[language] = text() }
        for entry in definition.text.entries where numbers.chance(40) { definition.source[entry.language] = text() }
        definitions.append(definition)
      }
      let others = ids.filter { $0 != id && numbers.chance(30) }
      return Term(
        id: id, names: names, forms: forms, status: numbers.pick(Term.Status.known), agreed: texts(Self.languages),
        definitions: definitions, use: numbers.chance(30) ? numbers.pick(ids) : nil, related: others,
        notes: texts(Self.languages))
    }
    return Glossary(terms)
  }
}
