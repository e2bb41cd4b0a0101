import Foundation
import OfficeOpenXML
import Testing

@Suite("The contributions of a theme, a country or a conference are one document")
struct CompilationsAreOneDocumentTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
    let text = """
      # Remesas

      | a | b |
      |---|---|
      | 1 | 2 |

      3. Punto tercero.[^1]

      ## Detalle

      Más texto.

      [^1]: Nota de Perú.

      """
    try await desk.submit(
      desk.write("remesas.md", text), "PE", "input", "remesas", more: ["--theme", "governance"], at: record)
    let other = "# Remittances\n\n1. First point.[^1]\n\n[^1]: A note of Canada.\n"
    try await desk.submit(
      desk.write("r.en.md", other), "CA", "input", "remittances", language: "en", more: ["--theme", "governance"],
      at: record)
  }

  private func html(_ options: String...) async throws -> String {
    try await desk.done("export", "--as", "html", more: options, at: record).output
  }

  @Test func eachTextBelowAHeadingOfItsOwn() async throws {
    let page = try await html("--theme", "governance", "--lang", "es")
    for words in ["Canadá: Remittances", "Chile: Aportes de Chile", "Perú: Remesas"] {
      #expect(page.contains(words), "\(words)")
    }
    // In the order of their parties, each heading of a text one level lower, its title once.
    let places = ["<h2 id=\"part1\">Canadá:", "<h2 id=\"part2\">Chile:", "<h2 id=\"part3\">Perú:"]
      .compactMap { page.range(of: $0)?.lowerBound }
    #expect(places.count == 3 && places == places.sorted())
    #expect(page.contains("<h4>Detalle</h4>") && !page.contains(">Remesas</h"))
    // Notes with the same mark are those of their texts, and numbers stay.
    #expect(page.contains("Nota de Perú.") && page.contains("A note of Canada.") && page.contains("start=\"3\""))
    #expect(page.contains("CL/inputs/aportes") && page.contains("Compilación de aportes · "))
  }

  @Test func aListOfContentsComesFirstAndEachTextHasItsLanguage() async throws {
    let page = try await html("--theme", "governance", "--lang", "es")
    let list = try #require(page.firstMatch(of: /<nav class="contents"[\s\S]*<\/nav>/)).output
    #expect(list.contains("<h2 id=\"contents\">Contenido</h2>") && list.contains("<a href=\"#part2\">Chile: Aportes"))
    #expect(page.contains("<div lang=\"en\">\n<ol"))
    // What is around a text is in the language of the compilation, and says which other one the text is in.
    #expect(page.contains(">Identificador<") && page.contains(">Idioma<") && !page.contains(">Identifier<"))
    for form in ["docx", "odt", "pdf"] {
      try await desk.done("export", "--theme", "governance", "--lang", "es", "-o", desk.path("all." + form), at: record)
    }
    #expect(try await Office.schemaFaults(in: ["all.docx"], at: desk) == [])
    let word = try await desk.shell("unzip -p all.docx word/document.xml").output
    let text = try await desk.shell("unzip -p all.odt content.xml").output
    for place in 1...3 {
      #expect(word.contains("w:name=\"part\(place)\"") && word.contains(" PAGEREF part\(place) "), "\(place)")
      #expect(text.contains("text:name=\"part\(place)\"") && text.contains("text:ref-name=\"part\(place)\""))
    }
    #expect(word.contains("w:lang w:val=\"en-GB\""), "Remittances are spelled in English")
    // LibreOffice looks up the pages of both.
    let profile = "-env:UserInstallation=file://" + desk.path("office-profile")
    for form in ["docx", "odt"] {
      let line = "soffice --headless '\(profile)' --convert-to pdf --outdir \(form) all.\(form) >&2"
      let printed = try await desk.shell(line + " && pdftotext -layout \(form)/all.pdf -").output
      #expect(printed.contains(/Perú: Remesas[ .]+[0-9]\n/), "\(form): \(printed)")
    }
    let printed = try await desk.shell("pdftotext -layout all.pdf -").output
    #expect(printed.contains(/Perú: Remesas[ .]+[0-9]\n/), "\(printed)")
  }

  @Test func asWordOpenDocumentAndPDF() async throws {
    for form in ["docx", "odt", "pdf"] {
      let file = desk.path("all." + form)
      let run = try await desk.done("export", "--theme", "governance", "--lang", "es", "-o", file, at: record)
      #expect(run.said.contains("3 contributions are in"), "\(run.said)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      try await desk.done(
        "export", "--theme", "governance", "--lang", "es", "-o", desk.path("again." + form), at: record)
      #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path("again." + form))) == bytes, "\(form) twice")
    }
    let text = try await desk.shell("pdftotext -layout all.pdf -")
    for words in ["Perú: Remesas", "Punto tercero", "Nota de Perú", "Los Estados Miembros reafirman"] {
      #expect(text.output.contains(words), "\(words)")
    }
  }

  @Test func byCountryConferenceAndKind() async throws {
    let chile = try await html("--country", "Chile")
    #expect(chile.contains("Aportes de Chile") && !chile.contains("Remesas"))
    let rcm = try await html("--conference", "rcm")
    #expect(rcm.contains("Remittances") && !rcm.contains("Remesas"))
    #expect(try await html("--kind", "questionnaire").contains("Respuestas de México"))
    let draft = try await html("--theme", "governance", "--at", "draft-1")
    #expect(draft.contains("Aportes de Chile") && !draft.contains("Remesas"))
  }

  @Test(
    arguments: [
      (["export", "--as", "docx"], 2, "Name a contribution"),
      (["export", "CL/inputs/aportes", "--theme", "governance", "--as", "html"], 2, "either an id or"),
      (["export", "--theme", "governance", "--as", "md"], 2, "A compilation is a docx"),
      (["export", "--theme", "governence", "--as", "html"], 3, "Did you mean governance?"),
      (["export", "--conference", "XYZ", "--as", "html"], 3, "only RCM or SACM"),
      (["export", "--country", "UY", "--as", "html"], 3, "no such contributions"),
      (["export", "--country", "CL", "--lang", "xx", "--as", "html"], 3, "not one of the record's languages"),
    ] as [([String], Int32, String)]) func whatCannotBeCompiled(
      _ words: [String], _ status: Int32, _ said: String
    ) async throws
  {
    let run = try await desk.program(words, at: record).run()
    #expect(run.status == status && run.output.isEmpty && run.said.contains(said), "\(words): \(run.said)")
  }

  @Test func theTextThatCannotBeInOneIsNamed() async throws {
    let deep = "# Hondo\n\n" + String(repeating: "> ", count: 120) + "x\n"
    try await desk.submit(
      desk.write("d.md", deep), "PE", "input", "hondo", more: ["--theme", "governance"], at: record)
    let run = try await desk.gcmrepo("export", "--theme", "governance", "--lang", "es", "--as", "docx", at: record)
    #expect(run.status == 3 && run.said.contains("PE/inputs/hondo"), "\(run.said)")
  }
}
