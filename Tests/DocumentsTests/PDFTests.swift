import Testing

@testable import Documents

@Suite struct PDFTests {
  @Test func linesBecomeParagraphs() async throws {
    let pdf = OfficeFiles.pdf(pages: [
      [
        "Las Partes reconocen la necesidad de una respuesta", "comun y acuerdan lo que sigue.",
        "a\\) Primero",
      ]
    ])
    let result = try await convert("a.pdf", pdf)
    #expect(
      result.text
        == "Las Partes reconocen la necesidad de una respuesta comun y acuerdan lo que sigue.\n\na) Primero\n"
    )
    #expect(result.warnings == [.pageLayout(pages: 1)])
  }

  @Test func aScanIsAcceptedWithAWarning() async throws {
    let result = try await convert("a.pdf", OfficeFiles.pdf(pages: [[], []]))
    #expect(result.text == "\n")
    #expect(result.warnings == [.scanWithoutText(pages: 2)])
  }

  @Test func pagesWithoutWordsAmongOthersAreCounted() async throws {
    let result = try await convert("a.pdf", OfficeFiles.pdf(pages: [["Uno"], [], ["Dos"]]))
    #expect(result.warnings == [.scanWithoutText(pages: 1), .pageLayout(pages: 3)])
  }

  @Test func aPasswordIsNamed() async {
    let zeros = String(repeating: "00", count: 32)
    let trailer =
      "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(zeros)> /U <\(zeros)> >>"
    let error = await refusal("a.pdf", OfficeFiles.pdf(pages: [["Uno"]], trailer: trailer))
    #expect(error == .passwordProtected(name: "a.pdf"))
  }

  @Test func aBrokenFileIsNamed() async {
    let error = await refusal("a.pdf", Array("%PDF-1.7\ngarbage\n".utf8))
    #expect(error == .damaged(name: "a.pdf", .content))
  }

  @Test func aHyphenGoesOnlyWhereTheDocumentKnowsTheWord() {
    func paragraphs(_ text: String) -> [String] { PageText(Array(text.utf8)).paragraphs }
    #expect(
      paragraphs("la migra-\nción es un hecho de la migración\n\u{C}")
        == ["la migración es un hecho de la migración"])
    #expect(
      paragraphs("el marco socio-\neconómico de la región\n\u{C}") == [
        "el marco socio-económico de la región"
      ])
    #expect(paragraphs("la migra\u{AD}\nción\n\u{C}") == ["la migración"])
  }

  @Test func pageNumbersGoAndASentenceCrossesThePage() {
    let text = PageText(
      Array("Los Estados acuerdan\n\n1\n\n\u{C}cooperar.\n\n2\n\n\u{C}Fin 3.\n\n3\n\n\u{C}".utf8))
    #expect(text.paragraphs == ["Los Estados acuerdan cooperar.", "Fin 3."])
    #expect(text.pages == 3)
    #expect(PageText(Array("Total\n\n7\n\n\u{C}".utf8)).paragraphs == ["Total", "7"])
  }

  @Test func itemsBeginAParagraph() {
    let lines = "Las medidas de que se trata aquí son las siguientes:\n• una\n• otra\n(iv) más\n2. fin\n\u{C}"
    #expect(PageText(Array(lines.utf8)).paragraphs.count == 5)
  }
}
