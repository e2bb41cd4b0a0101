import Documents
import TextDiff
import RecordRendering

/// A redline as a PDF: the page of HTML without what a reader clicks, set with bars in the margin.
struct RedlinePDF {
  let redline: StateRedline
  /// What the redline is about.
  let title: String
  /// Whether the whole text is set.
  let whole: Bool
  /// How many unchanged paragraphs are set before and after a change.
  let context: Int
  let console: Console

  /// Some 1,000 pages, for which WeasyPrint takes two minutes of processor time and 1.3 GB.
  private static let mostParagraphs = 8_000

  /// Writes it to a file, or to standard output where that is no terminal.
  func write(to output: String?) async throws {
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map {
      try OutputFile(path: $0, defaultName: "redline.pdf")
    }
    if target == nil, Console.outputIsTerminal {
      throw CommandFailure(
        .usage,
        Wording(
          en: "A PDF is nothing for a terminal. Name a file: -o redline.pdf",
          es: "Un PDF no se puede mostrar en la terminal. Indique un archivo: -o redline.pdf"))
    }
    let bytes = try await made()
    guard let target, let output else { return try console.print(bytes: bytes) }
    try target.write(bytes)
    console.remark(Wording(en: "The redline is in \(output).", es: "El comparativo está en \(output)."))
  }

  private func made() async throws -> [UInt8] {
    let print = RedlinePrint(
      language: console.language, title: title, extent: whole ? .whole : .affected, context: context)
    let paragraphs = print.paragraphs(of: redline)
    guard paragraphs <= Self.mostParagraphs else {
      throw CommandFailure(.refusedInput, Self.tooLong(paragraphs, whole))
    }
    var page = ByteBuffer()
    print.write(redline, to: &page)
    do throws(PublicationError) {
      // No time stands in it: the same two states give the same bytes.
      return try await Publisher().typeset(page: page.bytes, name: "redline.pdf", seconds: 0)
    } catch {
      throw CommandFailure(error, name: "redline.pdf")
    }
  }

  private static func tooLong(_ paragraphs: Int, _ whole: Bool) -> Wording {
    let size = Wording(
      en: "The redline has \(paragraphs) paragraphs to print; a PDF takes \(mostParagraphs) at most. ",
      es: "El comparativo tiene \(paragraphs) párrafos que imprimir; un PDF admite \(mostParagraphs) como máximo. ")
    let way =
      whole
      ? Wording(
        en: "Leave out --whole, name fewer documents, or take --as html.",
        es: "Quite --whole, indique menos documentos o use --as html.")
      : Wording(
        en: "Name fewer documents, or take --as html or --as docx.",
        es: "Indique menos documentos, o use --as html o --as docx.")
    return Wording(en: size.en + way.en, es: size.es + way.es)
  }
}
