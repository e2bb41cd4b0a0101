import Foundation
import RecordRendering
import Testing

@Suite struct ExportsAreFinishedDocumentsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let texts = [
    "es":
      "# Aportes\n\nEl niño y la cigüeña: «acción»[^1].\n\n| Tema | Plazo |\n|:--|--:|\n| Niñez | 2018 |\n\n[^1]: Nota ñ.\n",
    "en":
      "# Inputs\n\nA naïve façade – “quoted”[^1].\n\n| Theme | Term |\n|:--|--:|\n| Labour | 2018 |\n\n[^1]: Note é.\n",
    "pt":
      "# Contribuições\n\nCoração, às três mãos[^1].\n\n| Tema | Prazo |\n|:--|--:|\n| Ação | 2018 |\n\n[^1]: Nota ã.\n",
    "fr":
      "# Apports\n\nL’œuvre, où l’été brûle[^1].\n\n| Thème | Délai |\n|:--|--:|\n| Français | 2018 |\n\n[^1]: Note ê.\n",
  ]

  private static let pages = [
    "es": "Página 1 de 1", "en": "Page 1 of 1", "pt": "Página 1 de 1", "fr": "Page 1 sur 1",
  ]

  /// A record with one contribution in four languages, frozen as a draft.
  private func record() async throws -> (path: String, commit: String) {
    let record = try await desk.record()
    var files: [String] = []
    var languages: [String] = []
    for (language, text) in Self.texts.sorted(by: { $0.key < $1.key }) {
      files.append(try desk.write("aportes.\(language).md", text))
      languages += ["--lang", language]
    }
    try await desk.done(
      "submit",
      more: files + languages + ["--country", "CL", "--kind", "input", "--id", "aportes", "--title", "Aportes"],
      at: record)
    try await desk.done("tag", "draft-1", "-m", "First draft", "--party", "RCM-TS", at: record)
    return (record, try await desk.git("rev-parse", "main", in: record))
  }

  private func tool(_ path: String, _ words: String...) async throws -> Outcome {
    let run = try await Program(path: path, words: words, folder: desk.folder, environment: desk.environment()).run()
    try #require(run.status == 0, "\(path) \(words): \(run.said)")
    return run
  }

  @Test func aPDFPrintsTheNumbersOfTheText() async throws {
    let record = try await desk.record()
    let file = try desk.write("a.md", "# Uno\n\n1. Primero\n\n2. Segundo\n\n## Dos\n\n7. Séptimo\n\n8. Octavo\n")
    try await desk.done("declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "One", at: record)
    try await desk.done("export", "declaration", "--lang", "es", "-o", "x.pdf", at: record)
    let text = try await tool("pdftotext", "-layout", desk.path("x.pdf"), "-").output
    #expect(text.contains(/7\.\s+Séptimo/) && text.contains(/8\.\s+Octavo/))
  }

  @Test func aWordFileIsValid() async throws {
    let record = try await desk.record()
    let text = """
      # Título

      **Negrita** y *cursiva* con [enlace](https://example.org)[^1].

      1. Uno

          - dos

      > Cita

      | a | b |
      |---|--:|
      | 1 | 2 |

      ```
      código
      ```

      [^1]: Nota.

      """
    let file = try desk.write("a.md", text)
    try await desk.done("declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "One", at: record)
    try await desk.done("export", "declaration", "--lang", "es", "-o", "x.docx", at: record)
    #expect(try await Office.schemaFaults(in: ["x.docx"], at: desk) == [])
  }

  @Test(arguments: ["es", "en", "pt", "fr"])
  func aWordFileHasItsHeadItsPageAndItsLanguage(_ language: String) async throws {
    let (record, commit) = try await record()
    try await desk.done(
      "export", "CL/inputs/aportes", "--lang", language, "--at", "draft-1", "-o", "x.docx", at: record)
    let script = """
      import docx, json, sys
      d = docx.Document(sys.argv[1])
      s = d.sections[0]
      print(json.dumps({
        "title": d.core_properties.title, "language": d.core_properties.language,
        "created": d.core_properties.created.isoformat(),
        "head": [[c.text for c in r.cells] for r in d.tables[0].rows],
        "table": [[c.text for c in r.cells] for r in d.tables[1].rows],
        "styles": [p.style.name for p in d.paragraphs], "text": "\\n".join(p.text for p in d.paragraphs),
        "header": s.header.paragraphs[0].text, "footer": s.footer._element.xml,
        "page": [round(s.page_width.mm), round(s.page_height.mm)], "borders": d.styles["Table"].element.xml.count("w:val=\\"single\\""),
        "proofing": d.styles.element.xml.split("<w:lang ")[1].split(">")[0],
        "notes": [p.blob.decode() for p in d.part.package.parts if p.partname == "/word/footnotes.xml"][0],
      }))
      """
    let read = try await tool("/usr/bin/python3", "-c", script, desk.path("x.docx")).json()
    let text = try #require(Self.texts[language])
    #expect(read["title"]?.string == "Aportes")
    #expect(read["language"]?.string?.hasPrefix(language + "-") == true)
    #expect(read["proofing"]?.string?.contains("w:val=\"\(language)-") == true)
    #expect(read["page"]?[0]?.int == 210 && read["page"]?[1]?.int == 297)
    let head = (read["head"]?.array ?? []).map { $0[1]?.string ?? "" }
    #expect(head.contains("CL/inputs/aportes") && head.contains("draft-1"))
    #expect(head.contains { $0.hasSuffix("(CL)") } && head.contains { $0.contains(commit) })
    let words = read["text"]?.string ?? ""
    #expect(words.contains(text.split(separator: "\n")[1].split(separator: "[").first ?? ""))
    #expect(read["table"]?[1]?[1]?.string == "2018")
    #expect((read["borders"]?.int ?? 0) >= 6)
    #expect(read["styles"]?[0]?.string == "Title")
    #expect(read["header"]?.string?.contains("CL/inputs/aportes") == true)
    let footer = read["footer"]?.string ?? ""
    for word in ["draft-1", String(commit.prefix(12)), "NUMPAGES", " PAGE "] { #expect(footer.contains(word)) }
    #expect(read["notes"]?.string?.contains(text.suffix(8).prefix(6)) == true)
  }

  @Test(arguments: ["es", "en", "pt", "fr"], PDFTypesetter.allCases)
  func aPDFSaysItsPagesItsTitleAndItsState(_ language: String, _ typesetter: PDFTypesetter) async throws {
    let (record, commit) = try await record()
    try await desk.done(
      "export", "CL/inputs/aportes", "--lang", language, "--as", "pdf", "-o", "x.pdf", at: record,
      setting: try typesetter.setting())
    let text = try await tool("pdftotext", "-layout", "x.pdf", "-").output
    for word in [try #require(Self.pages[language]), "draft-1 · commit " + commit.prefix(12), commit, "(CL)"] {
      #expect(text.contains(word), "\(word): \(text)")
    }
    let sentence = Self.texts[language]?.split(separator: "\n")[1].split(separator: "[").first ?? ""
    #expect(text.contains(sentence), "\(text)")
    let facts = try await tool("pdfinfo", "x.pdf").output
    #expect(facts.contains(/Title: +(?:Aportes)/) && facts.contains("A4") && facts.contains(/Tagged: +yes/))
    guard typesetter == .weasyprint else {
      // In a compressed part, and in the metadata.
      #expect(try await tool("pdfinfo", "-meta", "x.pdf").output.contains("<rdf:li>\(language)</rdf:li>"))
      return
    }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: desk.path("x.pdf")))
    #expect(bytes.range(of: Data("/Lang (\(language))".utf8)) != nil)
  }

  @Test func anOpenDocumentOpensAndPrints() async throws {
    let (record, commit) = try await record()
    try await desk.done("export", "CL/inputs/aportes", "--lang", "pt", "-o", "x.odt", at: record)
    try await desk.done("export", "CL/inputs/aportes", "--lang", "pt", "-o", "y.docx", at: record)
    for file in ["x.odt", "y.docx"] {
      _ = try await tool(
        "soffice", "-env:UserInstallation=file://\(desk.folder)/office", "--headless", "--convert-to", "pdf",
        "--outdir",
        desk.folder, file)
      let pdf = file.replacing("odt", with: "pdf").replacing("docx", with: "pdf")
      let text = try await tool("pdftotext", "-layout", pdf, "-").output
      for word in [
        "Coração, às três mãos", "Página 1 de 1", "draft-1 · commit " + commit.prefix(12), "CL/inputs/aportes", "Ação",
        "Nota ã.", "Identificador",
      ] {
        #expect(text.contains(word), "\(file): \(word): \(text)")
      }
      #expect(try await tool("pdfinfo", pdf).output.contains("A4"))
    }
    // The type is the first entry and is not compressed: `file` and mail programs recognise it by that.
    let head = try Data(contentsOf: URL(fileURLWithPath: desk.path("x.odt"))).prefix(80)
    #expect(head.range(of: Data("mimetypeapplication/vnd.oasis.opendocument.text".utf8)) != nil)
    let styles = try await desk.shell("unzip -p x.odt content.xml styles.xml")
    #expect(
      styles.output.contains("fo:border=\"0.5pt solid #7f7f7f\"") && !styles.output.contains("fo:border=\"none\""))
    #expect(styles.output.contains("fo:language=\"pt\"") && styles.output.contains("fo:country=\"BR\""))
  }

  @Test func anHTMLPageIsWholeInABrowser() async throws {
    let (record, commit) = try await record()
    try await desk.done("export", "CL/inputs/aportes", "--lang", "fr", "-o", "x.html", at: record)
    let run = try await tool(
      "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(desk.folder)/chromium", "--dump-dom", "file://" + desk.path("x.html"))
    let page = run.output
    #expect(page.contains("<html lang=\"fr\">") && page.contains("<title>Aportes</title>"))
    for word in ["L’œuvre, où l’été brûle", "<th", "Note ê.", commit, "Présenté", "@page"] {
      #expect(page.contains(word), "\(word)")
    }
  }

  @Test func markdownIsTheTextByteForByte() async throws {
    let (record, _) = try await record()
    let words = ["CL/inputs/aportes", "--lang", "es", "--as", "md"]
    let printed = try await desk.done("export", more: words, at: record)
    #expect(printed.output == Self.texts["es"] && printed.said.isEmpty)
    try await desk.done("export", more: words + ["-o", "x.md"], at: record)
    #expect(try desk.read("x.md") == Self.texts["es"])
    try desk.write("hostil.md", "# H\n\n<b>x</b> ![a](file:///etc/passwd)\u{202E}\n")
    try await desk.submit(desk.path("hostil.md"), "CL", "input", "hostil", at: record)
    #expect(
      try await desk.done("export", "CL/inputs/hostil", "--as", "md", at: record).output == desk.read("hostil.md"))
  }

  @Test func theDeclarationIsExportedAsAnyDraftHadIt() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.done(
      "declare", desk.write("d.md", "# New title\n\nAnother text.\n"), "--lang", "en", "--party", "SACM-TS", "-m", "m",
      at: record)
    for (words, wanted, other) in [
      (["--at", "draft-2"], "The States agree on a common text.", "Another text."),
      (["--at", "main~1"], "The States agree on a common text.", "Another text."),
      ([], "Another text.", "The States agree"),
    ] {
      let page = try await desk.done("export", "declaration", "--lang", "en", "--as", "html", more: words, at: record)
      #expect(page.output.contains(wanted) && !page.output.contains(other))
      #expect(page.output.contains("draft-2") == !words.isEmpty)
      #expect(page.output.contains(words.isEmpty ? "<title>New title</title>" : "<title>Joint declaration</title>"))
    }
  }

  @Test func aBestPracticeShowsItsTwoRequiredSpaces() async throws {
    let record = try await desk.negotiatedRecord()
    let page = try await desk.done("export", "CA/best-practices/permits", "--as", "html", at: record).output
    for word in ["Why it is a best practice", "It works.", "Contribution to the Global Compact", "It informs it."] {
      #expect(page.contains(word))
    }
  }

  @Test func theSameStateGivesTheSameBytes() async throws {
    let record = try await desk.negotiatedRecord()
    let typst = try PDFTypesetter.typst.setting()
    for (form, typesetter) in [("docx", [:]), ("odt", [:]), ("pdf", [:]), ("html", [:]), ("pdf", typst)] {
      let words = ["CL/inputs/aportes", "--at", "draft-1", "--as", form]
      let first = try await desk.done(
        "export", more: words, at: record, setting: typesetter.merging(["TZ": "America/Lima"]) { $1 }
      ).bytes
      // Later changes do not affect the draft.
      try await desk.submit(desk.note(), "PY", "input", "nota-\(form)\(typesetter.count)", at: record)
      let again = try await desk.done(
        "export", more: words, at: record, setting: typesetter.merging(["LC_ALL": "es_UY.UTF-8"]) { $1 }
      ).bytes
      #expect(first == again && first.count > 1_000, "\(form)")
    }
  }

  @Test func inAFolderTheFileIsCalledAfterTheText() async throws {
    let (record, _) = try await record()
    try desk.makeFolder("salida")
    let words = ["CL/inputs/aportes", "--lang", "fr", "--as", "docx", "-o", "salida"]
    let run = try await desk.done("export", more: words, at: record)
    #expect(run.output.isEmpty && run.said.contains("salida/CL-inputs-aportes.fr.docx"))
    #expect(try desk.names(in: "salida") == ["CL-inputs-aportes.fr.docx"])
    expectRefusal(try await desk.gcmrepo("export", more: words, at: record), status: 2, naming: "already exists")
    // A file that the user names may be overwritten, and only its content changes.
    try desk.write("mio.html", "viejo")
    _ = try await desk.shell("chmod 600 mio.html; ln -s mio.html enlace.html")
    try await desk.done("export", "CL/inputs/aportes", "--lang", "es", "-o", "enlace.html", at: record)
    #expect(try desk.read("mio.html").contains("cigüeña"))
    let after = try await desk.shell("stat -c '%a %F' mio.html enlace.html")
    #expect(after.output == "600 regular file\n777 symbolic link\n")
  }

  @Test func picturesAreWarnedOf() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note("a.md", "# A\n\n![Mapa](mapa.png)\n"), at: record)
    let run = try await desk.done("export", "CL/inputs/nota", "--as", "html", at: record)
    #expect(run.said.contains("1 picture is not in the document"))
    #expect(run.output.contains("<em>Mapa</em>") && !run.output.contains("mapa.png"))
  }
}
