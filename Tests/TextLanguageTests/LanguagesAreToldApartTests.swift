import Foundation
import Testing

@testable import TextLanguage

/// Titles and first paragraphs of real texts; `Texts/SOURCES.md` says where they are from.
@Suite struct LanguagesAreToldApartTests {
  private struct Sample {
    var source: String
    var language: String
    var text: String
  }

  private func samples(_ name: String) throws -> [Sample] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Texts/\(name).tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 2).map(String.init)
      return Sample(source: fields[0], language: fields[1], text: fields[2])
    }
  }

  /// At least 99 % are right where a verdict is given, and at most 5 % have none.
  private func expectToldApart(_ samples: [Sample], _ location: SourceLocation = #_sourceLocation) {
    var (unsure, wrong): ([String], [String]) = ([], [])
    for sample in samples {
      guard let verdict = LanguageDetector.verdict(on: sample.text.utf8), verdict.isSure else {
        unsure.append("\(sample.language): \(sample.text)")
        continue
      }
      if verdict.language != sample.language { wrong.append("\(sample.language)>\(verdict.language): \(sample.text)") }
    }
    #expect(20 * unsure.count <= samples.count, "\(unsure)", sourceLocation: location)
    #expect(100 * wrong.count <= samples.count - unsure.count, "\(wrong)", sourceLocation: location)
  }

  @Test func ofFourHundredTitles() throws {
    let titles = try samples("titles")
    #expect(titles.count == 400)
    expectToldApart(titles)
  }

  @Test func ofFirstParagraphs() throws {
    let paragraphs = try samples("paragraphs")
    #expect(paragraphs.count >= 350)
    expectToldApart(paragraphs)
  }

  @Test func portugueseAndSpanishOfTheSameName() throws {
    let pairs = [
      ("Organización Internacional para las Migraciones", "Organização Internacional para as Migrações"),
      ("Nota sobre las remesas familiares", "Nota sobre as remessas familiares"),
      ("Gobernanza de la migración", "Governança da migração"),
      ("Derechos humanos de las personas migrantes", "Direitos humanos das pessoas migrantes"),
      ("Aportes al Pacto Mundial para la Migración", "Contribuições para o Pacto Global para a Migração"),
      ("Alternativas a la detención de niños", "Alternativas à detenção de crianças"),
      ("Trata de personas y tráfico de migrantes", "Tráfico de pessoas e contrabando de migrantes"),
    ]
    for (spanish, portuguese) in pairs {
      #expect(LanguageDetector.verdict(on: spanish.utf8)?.language == "es", "\(spanish)")
      #expect(LanguageDetector.verdict(on: portuguese.utf8)?.language == "pt", "\(portuguese)")
    }
    let both = try (samples("titles") + samples("paragraphs")).filter { ["es", "pt"].contains($0.language) }
    expectToldApart(both)
  }

  @Test(arguments: [
    "", "   ", "12345", "# 12.3", "https://example.org/the/of/and", "```\nthe of and\n```", "\u{0}\u{FFFF}",
  ])
  func whatHasNoWordsHasNoLanguage(text: String) {
    #expect(LanguageDetector.verdict(on: text.utf8) == nil)
  }

  @Test(arguments: ["Nota", "Declaración final", "Migración", "IOM UNHCR", "Perú"])
  func twoWordsAreNotEnough(text: String) {
    #expect(LanguageDetector.verdict(on: text.utf8)?.isSure != true)
  }

  @Test func hostileBytesAreRead() {
    let texts: [[UInt8]] = [
      [0xFF, 0xFE, 0xC3], Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
      Array(String(repeating: "e\u{301}\u{301} ", count: 10_000).utf8), Array(repeating: 0xF0, count: 5_000),
    ]
    for text in texts { _ = LanguageDetector.verdict(on: text) }
  }

  @Test func aTableIsReadOnlyWhereItIsWellFormed() {
    let table = LetterWeights("# x\n!10 1 2 3 4\nab\tO{O3\n\nabc\n\t\n!1\nno tab here\n")
    #expect(table.scale == 10 && table.bias == SIMD4(1, 2, 3, 4))
    #expect(table[LetterPieces.hash(of: "ab".utf8)] == SIMD4(0, 44, 0, -28))
    #expect(!EmbeddedWeights.files.isEmpty)
  }
}
