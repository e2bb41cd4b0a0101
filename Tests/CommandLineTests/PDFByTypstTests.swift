import Foundation
import Testing

@Suite struct PDFByTypstTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Every kind of element, and everything that is markup or code to typst.
  private static let text = """
    # Acuerdo

    Preámbulo con *énfasis*, **fuerza**, ~~tachado~~, `código` y [enlace](https://example.org/a?b="c")[^1].

    #### Título que salta niveles[^2]

    1. Primero
    2. Segundo

       Con otro párrafo.

    5. Quinto

    c. Letra

    3) Tercero con paréntesis

       - anidado
         - más adentro

    | Tema | Plazo |
    |:-----|------:|
    | Niñez[^3] | 2018 |
    | Sólo una celda |

    > Una cita

    ```
    let x = "y"
      #f
    ```

    ***

    ##### De quinto nivel

    \\#panic("no") \\#import "@preview/x:0.1.0" \\#read("/etc/passwd") $x_1$ \\*a\\* \\_b\\_ &lt;lab> @ref // no /\\* no \\*/
    \\\\u{41} "cita" 'simple' -- --- ... ~ = h + - / ; ) ] } "); \\#panic("fuera

    [^1]: Primera nota con **fuerza** y \\#panic("nota").
    [^2]: Nota de un título.
    [^3]: Nota de una celda.

    """

  private func export(
    _ text: String, by typesetter: PDFTypesetter, as name: String, at record: String
  ) async throws {
    let file = try desk.write("acuerdo.md", text)
    try await desk.done("declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "m", at: record)
    try await desk.done(
      "export", "declaration", "--lang", "es", "-o", name, at: record, setting: try typesetter.setting())
  }

  private func tool(_ path: String, _ words: String...) async throws -> String {
    let run = try await Program(path: path, words: words, folder: desk.folder, environment: desk.environment()).run()
    try #require(run.status == 0, "\(path) \(words): \(run.said)")
    return run.output
  }

  /// The words of the pages, sorted. Without the running lines, of which the number depends on the typesetter, and the
  /// bullets; and without the full stop that only WeasyPrint sets after a note's number.
  private func words(_ name: String) async throws -> [String] {
    try await tool("pdftotext", "-raw", name, "-").split { $0 == "\n" || $0 == "\u{C}" }
      .filter { !$0.contains(/^Página \d+ de \d+$|^commit [0-9a-f]{12}( Página \d+ de \d+)?$/) }
      .flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
      .filter { !["•", "◦", "▪"].contains($0) }.map { $0.contains(/^\d\.$/) ? String($0.prefix(1)) : $0 }.sorted()
  }

  @Test func theTextIsTheSameAsByWeasyPrint() async throws {
    let record = try await desk.record()
    try await export(Self.text, by: .typst, as: "t.pdf", at: record)
    try await desk.done("export", "declaration", "--lang", "es", "-o", "w.pdf", at: record)
    let (typst, weasyprint) = (try await tool("pdfinfo", "t.pdf"), try await tool("pdfinfo", "w.pdf"))
    #expect(typst.contains("Typst") && weasyprint.contains("WeasyPrint"))
    let (words, expected) = (try await words("t.pdf"), try await words("w.pdf"))
    #expect(words == expected, "\(words.difference(from: expected))")
    let lines = try await tool("pdftotext", "-layout", "t.pdf", "-")
    for line in [/1\. +Primero/, /2\. +Segundo/, /5\. +Quinto/, /3\) +Tercero/] { #expect(lines.contains(line)) }
  }

  @Test func thePagesAreTagged() async throws {
    let record = try await desk.record()
    try await export(Self.text, by: .typst, as: "t.pdf", at: record)
    #expect(try await tool("pdfinfo", "t.pdf").contains(/Tagged: +yes/))
    let tags = try await tool("pdfinfo", "-struct-text", "t.pdf")
    for tag in ["H1", "H2", "H3", "Table", "TH", "TD", "L ", "Lbl", "LBody", "BlockQuote", "Code", "Note", "Link"] {
      #expect(tags.contains(tag), "\(tag): \(tags)")
    }
    #expect(tags.contains("Nota de una celda."))
  }

  @Test func aLongTextHasItsPageOnEachPage() async throws {
    let record = try await desk.record()
    let paragraphs = (1...200).map {
      "Párrafo número \($0), con algunas palabras más para llenar la línea de la página."
    }
    try await export("# Uno\n\n" + paragraphs.joined(separator: "\n\n") + "\n", by: .typst, as: "t.pdf", at: record)
    let pages = try await tool("pdftotext", "-raw", "t.pdf", "-").split(separator: "\u{C}")
    #expect(pages.count > 3)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Página \(index + 1) de \(pages.count)"))
    }
  }

  @Test func aLetterWithoutAFontIsTypesetByWeasyPrint() async throws {
    let record = try await desk.record()
    try await export("# Uno\n\nSin letra: \u{F8FF}.\n", by: .typst, as: "t.pdf", at: record)
    #expect(try await tool("pdfinfo", "t.pdf").contains("WeasyPrint"))
  }

  @Test func aWordLongerThanALineStaysOnThePage() async throws {
    let record = try await desk.record()
    let (word, code) = (String(repeating: "x", count: 500), String(repeating: "z", count: 300))
    let text = "# Uno\n\n\(word)\n\n`\(code)`\n\n| A | B |\n|---|---|\n| \(word) | b |\n"
    try await export(text, by: .typst, as: "t.pdf", at: record)
    let words = try await tool("pdftotext", "-raw", "t.pdf", "-")
    // pdftotext leaves out what is beside the page.
    #expect(words.count { $0 == "x" } == 1_000 && words.count { $0 == "z" } == 300, "\(words)")
  }

  @Test func wordsFromRightToLeftAreReadInTheirOrder() async throws {
    let record = try await desk.record()
    try await export("# Uno\n\nHebreo שלום, árabe مرحبا.\n", by: .typst, as: "t.pdf", at: record)
    let text = try await tool("pdftotext", "-raw", "t.pdf", "-")
    #expect(text.contains("שלום") && text.contains("مرحبا"), "\(text)")
  }

  @Test func theDoctorSaysHowToInstallIt() async throws {
    let without = try await desk.gcmrepo("doctor")
    #expect(without.said.contains("python3 -m pip install --no-deps --target ~/.local/share/gcmrepo/typst typst=="))
    let with = try await desk.gcmrepo("doctor", setting: try PDFTypesetter.typst.setting())
    #expect(with.output.contains(/typst +0\.15\.2 +yes/) && !with.said.contains("pip install"))
  }
}
