import RecordValues
import SeededRandom
import Terminology
import Testing

/// Long texts in which deprecated terms are hidden, inflected and without accents, between words that mean nothing.
struct SeededMisusesTests {
  /// A name as the glossary has it, its forms in texts, and a longer term that has it inside.
  struct Misuse: Sendable {
    let name: String
    let forms: [String]
    let longer: String
  }

  static let misuses: [String: [Misuse]] = [
    "es": [
      Misuse(
        name: "migrante ilegal",
        forms: ["migrante ilegal", "migrantes ilegales", "Migrantes\nIlegales", "**migrante** ilegal"],
        longer: "protocolo sobre el migrante ilegal por mar"),
      Misuse(
        name: "deportación", forms: ["deportación", "deportaciones", "DEPORTACIÓN", "deportacion", "deportaciones"],
        longer: "centro de deportación"),
      Misuse(
        name: "menor irregular", forms: ["menor irregular", "menores irregulares", "menores\nirregulares"],
        longer: "registro del menor irregular"),
      Misuse(
        name: "extranjero", forms: ["extranjero", "extranjera", "extranjeros", "Extranjeras"],
        longer: "ley de extranjeros"),
    ],
    "en": [
      Misuse(
        name: "illegal migrant",
        forms: ["illegal migrant", "Illegal migrants", "illegal\nmigrants", "illegal *migrant*"],
        longer: "protocol against illegal migrants"),
      Misuse(
        name: "alien child", forms: ["alien child", "alien children", "Alien Children"], longer: "alien child act"),
      Misuse(name: "deportation", forms: ["deportation", "deportations"], longer: "deportation order"),
    ],
    "pt": [
      Misuse(
        name: "migrante ilegal", forms: ["migrante ilegal", "migrantes ilegais", "MIGRANTES ILEGAIS"],
        longer: "protocolo contra o migrante ilegal"),
      Misuse(
        name: "deportação", forms: ["deportação", "deportações", "deportacao", "deportacoes"],
        longer: "centro de deportação"),
      Misuse(
        name: "cidadão estrangeiro", forms: ["cidadão estrangeiro", "cidadãos estrangeiros"],
        longer: "estatuto do cidadão estrangeiro"),
    ],
    "fr": [
      Misuse(
        name: "migrant illégal",
        forms: ["migrant illégal", "migrants illégaux", "migrante illégale", "migrants illegaux"],
        longer: "protocole sur le migrant illégal"),
      Misuse(
        name: "clandestin", forms: ["clandestin", "clandestins", "clandestine", "l’clandestin"],
        longer: "passager clandestin"),
      Misuse(
        name: "travailleur étranger", forms: ["travailleur étranger", "travailleurs étrangers"],
        longer: "loi du travailleur étranger"),
    ],
  ]

  @Test(arguments: ["es", "en", "pt", "fr"], 0..<3 as Range<UInt64>)
  func everyMisuseIsFoundAndNothingElse(language: String, seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let tag = try #require(LanguageTag(language))
    let misuses = try #require(Self.misuses[language])
    var terms = misuses.enumerated().flatMap { place, misuse in
      [
        Term.agreed(
          "right-\(place)", LocalizedText([(language, "right\(place)x")]), [deprecated(language, misuse.name)]),
        Term.agreed("longer-\(place)", LocalizedText([(language, misuse.longer)])),
      ]
    }
    for place in 0..<500 {
      terms.append(.agreed("other-\(place)", LocalizedText([(language, word(&numbers) + "q " + word(&numbers) + "k")])))
    }
    var text = ""
    var seeded: [String] = []
    for paragraph in 0..<600 {
      if paragraph > 0 { text += "\n\n" }
      var words = (0..<30).map { _ in word(&numbers) }
      if paragraph % 2 == 0 {
        let form = numbers.pick(numbers.pick(misuses).forms)
        words.insert(form, at: numbers.below(words.count))
        seeded.append(form.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      } else if numbers.chance(50) {
        words.insert(numbers.pick(misuses).longer, at: numbers.below(words.count))
      }
      text += words.joined(separator: " ") + "."
    }
    let found = try findings(terms, tag, text)
    #expect(seeded.count == 300)
    #expect(found.count == 300, "seed \(seed)")
    let wrong = zip(found, seeded).first { finding, form in
      !bare(form).hasSuffix(bare(finding.text)) || finding.kind != .deprecated
    }
    #expect(wrong == nil, "seed \(seed)")
  }

  private func bare(_ text: String) -> String { text.filter { $0 != "*" } }

  /// A word of no language: it has letters that none of the terms has together.
  private func word(_ numbers: inout SeededNumbers) -> String {
    (0..<2 + numbers.below(3)).map { _ in
      String(numbers.pick(Array("bfgkvwxz"))) + String(numbers.pick(Array("aeiou")))
    }.joined() + "w"
  }
}

/// A search that tries every name at every word, against which the matcher is held.
struct MatcherAgreesWithSearchTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func theLongestNamesAreFound(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let letters = ["x1", "x2", "x3"]
    let names = Set((0..<numbers.below(8)).map { _ in (0..<1 + numbers.below(4)).map { _ in numbers.pick(letters) } })
    let terms = names.sorted { $0.joined() < $1.joined() }.map { name in
      Term(id: name.joined(separator: "-"), names: ["en": name.joined(separator: " ")])
    }
    let words = (0..<30).map { _ in numbers.pick(letters) }
    var expected: [String] = []
    var end = 0
    for start in words.indices {
      let fits = names.filter { words[start...].starts(with: $0) }
      guard let longest = fits.map(\.count).max(), start + longest > end else { continue }
      end = start + longest
      expected.append(words[start..<end].joined(separator: "-"))
    }
    #expect(try findings(terms, "en", words.joined(separator: " ")).map(\.term) == expected, "seed \(seed)")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func noTextEndsTheProgram(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let marks = [
      "`", "``", "<", ">", "[", "](", ")", "[^", "]", "&", ";", "*", "**", "\\", "https://", "\n\n", "| ", "migrante",
      "é",
      "\u{301}", "\u{AD}", " ", "\"", "```\n", "# ", "1. ", "www.",
    ]
    let text = (0..<numbers.below(200)).map { _ in numbers.pick(marks) }.joined()
    let terms = [Term(id: "a", names: ["es": "migrante"]), Term(id: "b", names: ["es": "migrante é"])]
    for finding in try findings(terms, "es", text) {
      #expect(finding.text.contains("migrante"), "seed \(seed)")
      #expect(finding.line >= 1 && finding.column >= 1)
    }
  }

  @Test func unclosedMarksCostNoMoreThanTheText() throws {
    let terms = [Term(id: "a", names: ["es": "migrante"])]
    for mark in ["`", "<a ", "](", "](x \"", "&", "[^", "``` ` ` "] {
      let text = String(repeating: mark, count: 40_000) + " migrante"
      let start = ContinuousClock.now
      _ = try findings(terms, "es", text)
      #expect(ContinuousClock.now - start < .seconds(20), "\(mark)")
    }
  }
}
