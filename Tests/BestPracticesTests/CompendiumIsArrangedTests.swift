import BestPractices
import SeededRandom
import Testing

/// A compendium holds every practice once, by theme and country, and names what has none.
struct CompendiumIsArrangedTests {
  private let themes = ["a", "b", "c"].map { Compendium.Subject(id: $0, name: "Theme \($0)") }
  private let countries = [("PE", "Perú"), ("CL", "Chile"), ("AR", "Argentina"), ("PA", "Panamá"), ("UY", "Uruguay")]
    .map { Compendium.Subject(id: $0.0, name: $0.1) }

  private func practice(_ id: String, _ country: String, _ themes: [String], _ objectives: [Int] = [])
    -> Compendium.Practice
  {
    Compendium.Practice(
      id: id, country: country, title: "Practice \(id)", themes: themes,
      objectives: objectives.compactMap { GCMObjective(rawValue: $0) })
  }

  @Test func practicesAreByThemeThenCountryThenTitle() {
    let book = Compendium(
      [
        practice("3", "PE", ["b"]), practice("2", "AR", ["b", "a"], [5]), practice("1", "AR", ["a"], [5, 7]),
        practice("0", "PA", []), practice("9", "XX", ["unknown"]),
      ], themes: themes, countries: countries)
    #expect(book.chapters.map { $0.theme?.id } == ["a", "b", nil])
    #expect(book.entries.map(\.practice.id) == ["1", "2", "3", "0", "9"])
    #expect(book.entries.map(\.number) == [1, 2, 3, 4, 5])
    #expect(book.chapters[0].alsoSee == [2])
    #expect(book.chapters[1].countries.map(\.country.name) == ["Argentina", "Perú"])
    #expect(book.countries.map(\.word.name) == ["Argentina", "Panamá", "Perú", "XX"])
    #expect(book.objectives.map(\.word.number) == [5, 7])
    #expect(book.objectives.map(\.numbers) == [[1, 2], [1]])
    #expect(book.gaps.themes.map(\.id) == ["c"])
    #expect(book.gaps.countries.map(\.name) == ["Chile", "Uruguay"])
    #expect(book.gaps.objectives.count == 21)
    #expect(book.gaps.withoutTheme == [4, 5])
    #expect(book.gaps.withoutObjective == [3, 4, 5])
  }

  @Test(arguments: 1...30)
  func eachPracticeIsThereOnceAndEachIndexFindsIt(_ seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let practices = (0..<numbers.below(120)).map { place in
      practice(
        "p\(place)", numbers.pick(countries).id, themes.map(\.id).filter { _ in numbers.chance(40) },
        (1...23).filter { _ in numbers.chance(10) })
    }
    let book = Compendium(practices, themes: themes, countries: countries)
    #expect(book.count == practices.count, "seed \(seed)")
    #expect(Set(book.entries.map(\.practice)) == Set(practices), "seed \(seed)")
    #expect(book.entries.map(\.number) == Array(1...max(1, practices.count)).prefix(practices.count).map { $0 })
    for entry in book.entries {
      #expect(book.countries.contains { $0.word.id == entry.practice.country && $0.numbers.contains(entry.number) })
      for theme in entry.practice.themes {
        let chapter = book.chapters.first { $0.theme?.id == theme }
        let isHome = chapter?.countries.contains { $0.entries.contains(entry) } ?? false
        #expect(isHome || chapter?.alsoSee.contains(entry.number) == true, "seed \(seed)")
      }
      for objective in entry.practice.objectives {
        #expect(book.objectives.contains { $0.word == objective && $0.numbers.contains(entry.number) })
      }
    }
    let shuffled = Compendium(practices.shuffled(using: &numbers), themes: themes, countries: countries)
    #expect(shuffled == book, "seed \(seed)")
  }

  @Test func aPracticeIsPrintedInTheOrderOfTheForm() {
    let text = PracticeText(
      Array("# Casa\n\n**Sources:** A law[^1].\n\n## Resumen\n\nCorto.\n\n### Detalle\n\nMás.\n\n[^1]: Nota.\n".utf8))
    let pages = PracticePages(text, in: .es, given: [.whyBestPractice: "Porque *sirve*."])
    #expect(
      pages.markdown == """
        # Resumen

        Corto.

        ## Detalle

        Más.

        # Por qué es una buena práctica

        Porque \\*sirve\\*\\.

        # Fuentes

        A law[^1].

        [^1]: Nota.

        """)
  }
}
