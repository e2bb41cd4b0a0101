import NegotiatedText
import RecordValues
import Terminology
import Testing

struct TranslationsAreComparedTests {
  static let terms = [
    Term.agreed(
      "child", ["es": "niña, niño o adolescente no acompañado", "en": "unaccompanied child"],
      [.init(language: "es", text: "niñez no acompañada", standing: .admitted)]),
    Term.agreed("asylum", ["es": "asilo", "en": "asylum"]),
    Term.agreed("right-of-asylum", ["en": "right of asylum", "es": "derecho de asilo"]),
    Term.agreed("only-english", ["en": "refuge"]),
  ]

  private func findings(_ spanish: String, _ english: String) throws -> [TermFinding] {
    let texts = [try NumberedText(Array(spanish.utf8)), try NumberedText(Array(english.utf8))]
    return TranslationCheck.findings(Glossary(Self.terms), LanguageAlignment(texts), ["es", "en"])
  }

  @Test func aTermThatOneLanguageLacksIsFoundThere() throws {
    let found = try findings(
      "1. La niñez no acompañada tiene derechos.\n\n2. Se protege al menor.\n",
      "1. Unaccompanied children have rights.\n\n2. We protect the unaccompanied child in refuge.\n")
    #expect(found.map(\.term) == ["child"])
    #expect(found.map(\.language) == ["es"])
    #expect(found.map(\.other) == ["en"])
    #expect(found.map(\.paragraph) == [2])
    #expect(found.map(\.line) == [3])
    #expect(found.map(\.text) == ["unaccompanied child"])
    #expect(found.map(\.use) == ["niña, niño o adolescente no acompañado"])
  }

  @Test func aTermWithinALongerOneIsEnough() throws {
    #expect(try findings("El asilo.\n", "The right of asylum.\n").map(\.term) == ["right-of-asylum"])
  }
}
