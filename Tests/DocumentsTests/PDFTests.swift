import OfficeOpenXML
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

  @Test func aHyphenGoesOnlyWhereTheDocumentSaysSo() async throws {
    func text(_ lines: String...) async throws -> String {
      var pdf = PlacedPDF()
      pdf.draw(lines: lines, 60, 100)
      return try await convert("a.pdf", pdf.bytes).text
    }
    #expect(
      try await text("la migra-", "cion es un hecho de la migracion") == "la migracion es un hecho de la migracion\n")
    #expect(
      try await text("el marco socio-", "económico de la región") == "el marco socio-económico de la región\n")
  }

  @Test func itemsBeginAParagraph() async throws {
    var pdf = PlacedPDF()
    pdf.draw(
      lines: ["Las medidas de que se trata aquí son las siguientes:", "• una", "• otra", "(iv) más", "2. fin"], 60, 100)
    #expect(
      try await convert("a.pdf", pdf.bytes).text
        == "Las medidas de que se trata aquí son las siguientes:\n\n- una\n- otra\n\n(iv) más\n\n2. fin\n")
  }

  @Test func aNumberAloneInTheMiddleOfAPageStays() async throws {
    var pdf = PlacedPDF()
    pdf.draw("Total", 60, 300)
    pdf.draw("7", 60, 340)
    #expect(try await convert("a.pdf", pdf.bytes).text == "Total\n\n7\n")
  }

  @Test func textFromRightToLeftKeepsPopplersOrder() {
    let text = PageText(Array("שלום עולם\n\n\u{C}".utf8))
    #expect(text.paragraphs == ["שלום עולם"])
    let box = PDFBox(left: 0, top: 0, right: 10, bottom: 10)
    let page = PDFPage(width: 100, height: 100, words: [PDFWord(text: "שלום", box: box, size: 10)])
    #expect(PDFReading.runsFromRight([page]))
  }
}
