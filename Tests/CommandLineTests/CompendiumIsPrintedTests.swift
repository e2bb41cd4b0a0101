import Foundation
import RecordRendering
import Testing

/// The compendium holds every practice with its headings, notes and accents, in every form.
@Suite struct CompendiumIsPrintedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let states = [("AR", "Argentina"), ("CL", "Chile"), ("PE", "Perú"), ("PA", "Panamá")]

  /// Eight practices of four States on two themes; one in English, one that lacks what is required.
  private func record() async throws -> String {
    let record = try await desk.record()
    for (place, state) in (Self.states + Self.states).enumerated() {
      let text = """
        # Práctica número \(place)

        **Período:** 2015

        ## 1. Resumen

        Atención en Ñuble.[^1]

        ## 2. Qué se hizo

        3. Tercero.

        ### Detalle

        [Enlace](#part1) y [otro](#part999).

        ## 3. Por qué es una buena práctica

        Porque sí, \(place).

        ## 4. Cómo contribuye al Pacto Mundial

        - Uno
        - Dos

        [^1]: Nota de \(state.1) \(place).

        """
      let themes = place == 7 ? [] : ["--theme", place < 4 ? "governance" : "human-rights"]
      try await desk.submit(
        desk.write("p\(place).md", text), state.0, "best-practice", "p\(place)",
        more: themes + ["--objective", "\(place + 1)"], at: record)
    }
    try await desk.submit(
      desk.write("e.en.md", "# Shelter\n\n## Summary\n\nOpen doors.\n"), "CA", "best-practice", "shelter",
      language: "en",
      more: ["--theme", "governance", "--theme", "human-rights"], at: record)
    return record
  }

  private func compile(_ form: String, _ more: String..., at record: String) async throws -> String {
    try await desk.done(
      "practices", "compile", "--lang", "es", "-o", desk.path("book." + form), "-C", record, more: more)
    return switch form {
    case "html", "md": try desk.read("book." + form)
    case "pdf": try await desk.shell("pdftotext -layout book.pdf -").output
    default:
      try await desk.shell(
        """
        soffice --headless '-env:UserInstallation=file://\(desk.path("office-profile"))' --convert-to pdf --outdir office \
        book.docx >&2 && pdftotext -layout office/book.pdf -
        """
      ).output
    }
  }

  @Test(arguments: ["docx", "html", "pdf", "md"])
  func everyPracticeIsThereInEveryForm(_ form: String) async throws {
    let record = try await record()
    let text = try await compile(form, at: record)
    for (place, state) in (Self.states + Self.states).enumerated() {
      #expect(text.contains("Práctica número \(place)"), "\(place)")
      #expect(text.contains("Nota de \(state.1) \(place)."), "\(place)")
    }
    for words in [
      "Compendio de buenas prácticas", "Argentina", "Panamá", "Perú", "Canadá", "Shelter", "Open doors", "Ñuble",
      "Índice de países", "Índice de objetivos del Pacto Mundial", "Lo que falta", "Temas sin buena práctica",
      "Estados sin buena práctica", "Sin tema", "Detalle",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    // The same state gives the same bytes.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.path("book." + form)))
    try await desk.done("practices", "compile", "--lang", "es", "-o", desk.path("again." + form), "-C", record)
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path("again." + form))) == bytes)
  }

  @Test func chaptersCountriesAndPracticesAreHeadingsOfThreeLevels() async throws {
    let record = try await record()
    let page = try await compile("html", at: record)
    let headings = page.matches(of: /<h([2-6])[^>]*>([^<]*)</).map { "\($0.output.1) \($0.output.2)" }
    #expect(headings.contains { $0.hasPrefix("2 Derechos humanos") } && headings.contains("3 Argentina"))
    #expect(
      headings.contains("4 1. Práctica número 4") && headings.contains("5 Resumen") && headings.contains("6 Detalle"))
    // Numbers of the form's headings and of lists: the former go, the latter stay.
    #expect(!page.contains("1. Resumen") && page.contains("start=\"3\""))
    // Links lead to parts that are there, and nowhere else.
    #expect(page.contains("<a href=\"#part1\">Enlace</a>") && !page.contains("#part999"))
    let anchors = Set(page.matches(of: /id="(part[0-9]+)"/).map { String($0.output.1) })
    let links = Set(page.matches(of: /href="#(part[0-9]+)"/).map { String($0.output.1) })
    #expect(links.isSubset(of: anchors) && links.count > 9)
    _ = try await compile("docx", at: record)
    #expect(try await Office.schemaFaults(in: ["book.docx"], at: desk) == [])
  }

  @Test func notesWithOneNameStayThoseOfTheirTexts() async throws {
    let record = try await record()
    let text = try await compile("md", at: record)
    let labels = text.matches(of: /(?m)^\[\^([^\]]+)\]:/).map { String($0.output.1) }
    #expect(labels.count == 8 && Set(labels).count == 8)
    for label in labels { #expect(text.contains("[^\(label)]\n") || text.contains("[^\(label)] "), "\(label)") }
    #expect(!text.contains("#part"))
  }

  @Test func theArrangementIsData() async throws {
    let record = try await record()
    let book = try await desk.done("practices", "compile", "--format", "json", "-C", record).json()
    #expect(book["count"]?.int == 9)
    #expect(book["chapters"]?.array?.compactMap { $0["theme"]?.string } == ["human-rights", "governance"])
    #expect(book["gaps"]?["objectives"]?.array?.compactMap(\.int) == Array(9...23))
    #expect(book["gaps"]?["without_theme"]?.array?.count == 1)
    let some = try await desk.done(
      "practices", "compile", "--conference", "RCM", "--theme", "governance", "--format", "json", "-C", record
    ).json()
    #expect(some["practices"]?.array?.compactMap { $0["party"]?.string } == ["CA", "PA"])
  }

  @Test(
    arguments: [
      (["practices", "compile"], 2, "--as"),
      (["practices", "compile", "--as", "md", "--country", "UY"], 3, "no such best"),
      (["practices", "compile", "--as", "md", "--lang", "xx"], 3, "xx"),
      (["practices", "compile", "--as", "md", "-o", "book.docx"], 2, "book.docx"),
      (["practices", "compile", "--as", "md", "--at", "draft-9"], 3, "draft-9"),
    ] as [([String], Int, String)])
  func whatCannotBeCompiledIsRefused(_ words: [String], _ status: Int, _ naming: String) async throws {
    let record = try await record()
    expectRefusal(try await desk.gcmrepo(more: words + ["-C", record]), status: status, naming: naming)
  }
}
