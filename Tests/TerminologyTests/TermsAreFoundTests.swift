import RecordValues
import Terminology
import Testing

struct TermsAreFoundTests {
  static let irregular = Term.agreed(
    "migrant-in-an-irregular-situation",
    [
      "es": "persona migrante en situación irregular", "en": "migrant in an irregular situation",
      "pt": "pessoa migrante em situação irregular", "fr": "migrant en situation irrégulière",
    ],
    [
      deprecated("es", "migrante ilegal"), deprecated("en", "illegal migrant"), deprecated("pt", "migrante ilegal"),
      deprecated("fr", "migrant clandestin"),
    ])
  static let deportation = Term(
    id: "deportation", names: ["es": "deportación", "en": "deportation", "pt": "deportação", "fr": "expulsion"],
    status: .deprecated, use: "removal")
  static let removal = Term.agreed("removal", ["es": "retorno", "en": "removal", "pt": "retorno", "fr": "renvoi"])

  @Test(arguments: [
    ("es", "Los migrantes ilegales del país.", "migrantes ilegales"), ("es", "la MIGRANTE ILEGAL", "MIGRANTE ILEGAL"),
    ("en", "Two Illegal migrants left.", "Illegal migrants"), ("pt", "os migrantes ilegais", "migrantes ilegais"),
    ("fr", "des migrants clandestins, des migrantes", "migrants clandestins"),
    ("fr", "l’expulsion", "expulsion"), ("es", "las deportaciones", "deportaciones"),
    ("es", "la deportacion", "deportacion"), ("es", "la DEPORTACIÓN", "DEPORTACIÓN"),
    ("pt", "as deportações", "deportações"), ("pt", "a deportacao", "deportacao"),
    ("es", "los **migran**tes *ilegales*", "migran**tes *ilegales"),
    ("es", "migrantes\nilegales", "migrantes ilegales"),
    ("es", "migran\u{AD}tes ilegales", "migran\u{AD}tes ilegales"), ("es", "migrante [ilegal]", "migrante [ilegal"),
    ("es", "deportacio\u{301}n", "deportacio\u{301}n"),
  ])
  func anInflectedNameIsFoundWhateverItsCaseAndAccents(language: String, text: String, found: String) throws {
    let language = try #require(LanguageTag(language))
    #expect(try findings([Self.irregular, Self.deportation, Self.removal], language, text).map(\.text) == [found])
  }

  @Test(arguments: [
    ("es", "irregular", "IRREGULARES"), ("es", "joven", "jóvenes"), ("es", "régimen", "regímenes"),
    ("es", "régimen", "regimenes"), ("es", "raíz", "raíces"), ("es", "niño", "niñas"),
    ("es", "trabajador", "trabajadoras"), ("es", "refugiado", "refugiadas"), ("es", "país", "países"),
    ("pt", "ilegal", "ilegais"), ("pt", "infantil", "infantis"), ("pt", "nível", "níveis"),
    ("pt", "papel", "papéis"), ("pt", "homem", "homens"), ("pt", "cidadão", "cidadãos"), ("pt", "cidadã", "cidadãs"),
    ("pt", "irregular", "irregulares"), ("pt", "trabalhador", "trabalhadoras"),
    ("fr", "national", "nationaux"), ("fr", "travailleur", "travailleuses"), ("fr", "travail", "travaux"),
    ("fr", "actif", "actives"), ("fr", "clandestin", "clandestines"), ("fr", "médiateur", "médiatrice"),
    ("en", "child", "Children"), ("en", "woman", "women"), ("en", "policy", "policies"), ("en", "life", "lives"),
  ])
  func pluralsAndFemininesAreTheSameWord(language: String, name: String, text: String) throws {
    let language = try #require(LanguageTag(language))
    let term = Term(id: "a", names: LocalizedText([(language.description, name)]))
    #expect(try findings([term], language, "x \(text) y").map(\.text) == [text])
    let plural = Term(id: "a", names: LocalizedText([(language.description, text)]))
    #expect(try findings([plural], language, "x \(name) y").map(\.text) == [name])
  }

  @Test(arguments: [
    ("en", "detain", "detained"), ("en", "detain", "detaining"), ("en", "stop", "stopped"), ("en", "carry", "carries"),
    ("en", "agree", "agreeing"), ("es", "deportar", "deportadas"), ("es", "deportar", "deportaron"),
    ("es", "deportar", "deportó"), ("es", "definir", "definió"), ("es", "expulsar", "expulsarlos"),
    ("es", "expulsar", "expulsándola"), ("es", "constituir", "constituya"), ("pt", "deportar", "deportaram"),
    ("pt", "deportar", "deportou"), ("pt", "incluir", "incluindo"), ("fr", "expulser", "expulsées"),
    ("fr", "officiel", "officielles"),
  ])
  func formsOfAVerbAndDoubledLettersAreTheSameWord(language: String, name: String, text: String) throws {
    let language = try #require(LanguageTag(language))
    let term = Term(id: "a", names: LocalizedText([(language.description, name)]))
    #expect(try findings([term], language, "x \(text) y").map(\.text) == [text])
    let form = Term(id: "a", names: LocalizedText([(language.description, text)]))
    #expect(try findings([form], language, "x \(name) y").map(\.text) == [name])
  }

  @Test(arguments: [
    ("en", "regularization", "regular"), ("en", "university", "universe"), ("en", "response", "responsible"),
    ("en", "participants", "participation"), ("en", "enforce", "enforcement"), ("es", "comunidad", "comunes"),
    ("es", "acción", "accionista"), ("es", "actualidad", "actualmente"), ("es", "aplicación", "aplicar"),
    ("es", "refugio", "refugiado"), ("es", "competencia", "competente"), ("pt", "responsabilidade", "responsável"),
    ("pt", "publicação", "público"), ("pt", "oficial", "oficialmente"), ("pt", "interesse", "interação"),
    ("fr", "publication", "publique"), ("fr", "officiel", "officiellement"), ("fr", "responsabilité", "responsable"),
    ("fr", "direction", "directives"),
  ])
  func aDerivedWordIsAnotherWord(language: String, name: String, text: String) throws {
    let language = try #require(LanguageTag(language))
    for (name, text) in [(name, text), (text, name)] {
      let term = Term(id: "a", names: LocalizedText([(language.description, name)]))
      #expect(try findings([term], language, "x \(text) y").isEmpty, "\(name), \(text)")
      // Nor when the other word is a term as well.
      let both = [term, Term(id: "b", names: LocalizedText([(language.description, text)]))]
      #expect(try findings(both, language, "x \(text) y").map(\.term) == ["b"])
    }
  }

  @Test(arguments: [
    "`migrante ilegal`", "[la ley](https://example.org/migrante/ilegal)", "https://example.org/migrante-ilegal",
    "<migrante ilegal>", "un migrante. Ilegal es", "un migrante, ilegal", "```\nmigrante ilegal\n```",
    "las personas migrantes en situación irregular", "[x](y \"migrante ilegal\")", "migrante[^1] (ilegal)",
  ])
  func whatIsNoWordOfTheTextIsNotFound(text: String) throws {
    #expect(try findings([Self.irregular], "es", text).isEmpty)
  }

  @Test func aFindingSaysWhereItIsAndWhatToUse() throws {
    let text = "# Título\n\n1. Primero.\n\n2. Á los migrantes ilegales y la deportación.\n"
    let found = try findings([Self.irregular, Self.deportation, Self.removal], "es", text)
    #expect(found.map(\.paragraph) == [3, 3])
    #expect(found.map(\.citation) == ["2", "2"])
    #expect(found.map(\.line) == [5, 5])
    #expect(found.map(\.column) == [10, 34])
    #expect(found.map(\.use) == ["persona migrante en situación irregular", "retorno"])
    #expect(found.map(\.kind) == [.deprecated, .deprecated])
  }

  @Test func nothingIsFoundInsideALongerTerm() throws {
    let terms = [
      Term.agreed("refugee", ["en": "refugee"], [deprecated("en", "alien")]),
      Term.agreed("alien-act", ["en": "Alien Act"]),
      Term(id: "act", names: ["en": "act"]),
    ]
    #expect(try findings(terms, "en", "Under the Alien Act an alien may act.").map(\.text) == ["alien", "act"])
  }

  @Test func overlappingNamesAreBothFound() throws {
    let terms = [
      Term.agreed("a", ["en": "x"], [deprecated("en", "illegal migrant")]),
      Term.agreed("b", ["en": "y"], [deprecated("en", "migrant worker")]),
    ]
    #expect(
      try findings(terms, "en", "an illegal migrant worker").map(\.text) == ["illegal migrant", "migrant worker"])
  }

  @Test func aTermWithoutAnAgreedDefinitionIsAFinding() throws {
    let proposed = Term(id: "refuge", names: ["en": "refuge"])
    let only = Term(
      id: "asylum", names: ["en": "asylum"], status: .agreed,
      definitions: [.init(conferences: ["RCM", "SACM"], text: ["en": "Protection."])])
    let undefined = Term(id: "return", names: ["en": "return"], status: .agreed)
    let found = try findings([proposed, only, undefined], "en", "Refuge, asylum and return.")
    #expect(found.map(\.kind) == [.notAgreed, .notAgreed])
    #expect(found.map(\.term) == ["refuge", "return"])
  }

  @Test func aDeprecatedNameThatIsAnotherTermsNameMayBeUsed() throws {
    let terms = [
      Term.agreed("asylum", ["en": "asylum"], [deprecated("en", "refuge")]), Term.agreed("refuge", ["en": "refuge"]),
    ]
    #expect(try findings(terms, "en", "a refuge").isEmpty)
  }

  @Test func theWordsAsTheyAreSpelledCountBeforeTheirStem() throws {
    // Snowball stems both to "univers".
    let terms = [Term.agreed("a", ["en": "university"]), Term.agreed("b", ["en": "x"], [deprecated("en", "universe")])]
    #expect(try findings(terms, "en", "the university").isEmpty)
    #expect(try findings(terms, "en", "the universe").map(\.term) == ["b"])
  }

  @Test func aNameOfAnotherRegionIsNotSought() throws {
    let terms = [Term.agreed("a", ["es": "x"], [deprecated("es-MX", "migrante")])]
    #expect(try findings(terms, "es-AR", "un migrante").isEmpty)
    #expect(try findings(terms, "es-MX", "un migrante").count == 1)
    #expect(try findings(terms, "es", "un migrante").count == 1)
  }

  @Test func aCycleOfReplacementsEnds() throws {
    let terms = [
      Term(id: "a", names: ["en": "ant"], status: .deprecated, use: "b"),
      Term(id: "b", names: ["en": "bee"], status: .deprecated, use: "a"),
      Term(id: "c", names: ["en": "cat"], status: .deprecated, use: "a"),
    ]
    #expect(Glossary(terms).cycles == [["a", "b"]])
    #expect(try findings(terms, "en", "An ant.").map(\.use) == [nil])
  }
}
