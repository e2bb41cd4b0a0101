import SeededRandom
import Testing

@testable import GCMRepo

@Suite struct SlugTests {
  @Test(arguments: [
    ("Alternativas a la detención", "alternativas-a-la-detencion"),
    ("Niñez y adolescencia: ¿qué hacer?", "ninez-y-adolescencia-que-hacer"),
    ("Cooperação & Governança — São Paulo", "cooperacao-governanca-sao-paulo"),
    ("L'accueil d’urgence à l'œuvre", "laccueil-durgence-a-loeuvre"),
    ("  2017 -- 11/05  ", "2017-11-05"),
    ("Educacio\u{301}n", "educacion"),
    ("../.git/config", "git-config"),
    ("İstanbul", "istanbul"),
  ]) func accentsAreFoldedAndTheRestIsHyphens(title: String, slug: String) {
    #expect(Slug(title: title)?.string == slug)
  }

  @Test(arguments: ["", "   ", "…—!", "الهجرة", "移民", "\u{202E}\u{200B}", "'’'"])
  func ofATitleWithoutLatinLettersNothingIsLeft(title: String) {
    #expect(Slug(title: title) == nil)
  }

  @Test func aLongTitleIsCutBetweenWords() throws {
    let slug = try #require(Slug(title: String(repeating: "migración ", count: 20)))
    #expect(slug.string.utf8.count <= 80)
    #expect(slug.string.split(separator: "-").allSatisfy { $0 == "migracion" })
    #expect(Slug(title: String(repeating: "a", count: 200))?.string == String(repeating: "a", count: 80))
  }

  @Test(arguments: ["a", "0", "a-b", "draft-1-x", String(repeating: "z", count: 80)])
  func whatFollowsTheRuleIsTaken(text: String) throws {
    #expect(try Slug(text).string == text)
  }

  @Test(arguments: [
    "", "-a", "a-", "a--b", "A", "á", "a b", "a/b", "..", ".git", "a\n", "a_b", "-rf",
    String(repeating: "z", count: 81),
  ]) func whatDoesNotIsRefused(text: String) {
    #expect(throws: RecordError.invalidSlug(given: text, longest: 80)) { try Slug(text) }
  }

  @Test(arguments: [UInt64](1...20)) func anyTitleGivesAValidSlugOrNone(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let letters = Array("aábcñÇ dé-'’/._\\0 1ß œÆ\u{301}\u{202E}\u{0}\n移عÑZ😀")
    for _ in 0..<300 {
      let title = String(
        (0..<Int.random(in: 0...150, using: &numbers)).map { _ in
          letters.randomElement(using: &numbers) ?? "a"
        })
      guard let slug = Slug(title: title) else { continue }
      #expect(throws: Never.self, "seed \(seed): \(title)") { try Slug(slug.string) }
      #expect(Slug(title: slug.string) == slug, "seed \(seed): \(title)")
    }
  }
}

@Suite struct ContributionIDTests {
  @Test func anIDIsItsPathBelowCountries() throws {
    let id = try #require(ContributionID("CL/best-practices/una-ventanilla"))
    #expect(id.party == "CL" && id.kind == .bestPractice && id.slug.string == "una-ventanilla")
    #expect(id.description == "CL/best-practices/una-ventanilla")
    #expect(id.folder == "countries/CL/best-practices/una-ventanilla")
    #expect(ContributionID(path: id.folder + "/text.es.md") == id)
  }

  @Test(arguments: [
    "", "CL", "CL/inputs", "CL/inputs/", "CL/inputs/a/b", "cl/inputs/a", "CL/input/a", "CL/inputs/A",
    "../inputs/a", "CL/inputs/..", "/CL/inputs/a",
  ]) func whatIsNoIDIsNone(text: String) {
    #expect(ContributionID(text) == nil)
  }
}
