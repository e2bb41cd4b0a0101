import RecordComparison
import Documents
import TextDiff
import RecordRendering
import RecordLocalization

/// A redline as a PDF: the HTML page without interactive parts, with change bars in the margin.
struct RedlinePDF {
  let redline: StateRedline
  /// The subject of the redline.
  let title: String
  /// Whether the whole text is printed.
  let whole: Bool
  /// How many unchanged paragraphs are printed before and after a change.
  let context: Int
  let console: Console

  /// Some 1,000 pages, for which WeasyPrint needs two minutes of processor time and 1.3 GB.
  private static let mostParagraphs = 8_000

  /// Writes it to a file, or to standard output unless that is a terminal.
  func write(to output: String?) async throws {
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map {
      try OutputFile(path: $0, defaultName: "redline.pdf")
    }
    if target == nil, Console.outputIsTerminal {
      throw CommandFailure(
        .usage,
        Message("A PDF cannot be shown on a terminal. Name a file: -o redline.pdf"))
    }
    let bytes = try await made()
    guard let target, let output else { return try console.print(bytes: bytes) }
    try target.write(bytes)
    console.remark(Message("The redline is in \(output, "output")."))
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
      // Without a time in it, the same two states give the same bytes.
      return try await Publisher().typeset(page: page.bytes, name: "redline.pdf", seconds: 0)
    } catch {
      throw CommandFailure(error, name: "redline.pdf")
    }
  }

  private static func tooLong(_ paragraphs: Int, _ whole: Bool) -> Message {
    let size = Message(
      """
      The redline has \(paragraphs, "paragraphs") paragraphs to print; a PDF takes \
      \(mostParagraphs, "mostParagraphs") at most.
      """)
    let way =
      whole
      ? Message("Leave out --whole, name fewer documents, or use --as html.")
      : Message("Name fewer documents, or use --as html or --as docx.")
    return Message([size, way], separator: " ")
  }
}
