import DocumentModel
import MarkdownText
import NegotiatedText
import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

@Suite("A table that a party adds is a table of its own in a copy of the draft's original")
struct TablesInCompilationsTests {
  private static let date = "2017-11-30T12:00:00Z"
  private static let table = "| **A** | **B** |\n| --- | --- |\n| uno | dos |\n\n"
  private static let other = "| **C** | **D** | **E** |\n| --- | --- | --- |\n| tres | cuatro | cinco |\n\n"

  @Test(arguments: [
    ("Uno.\n\nDos.\n", "Uno.\n\n\(table)Dos.\n"), ("\(table)Dos.\n", "\(table)Entre.\n\n\(other)Dos.\n"),
    ("Uno.\n\n\(table)Dos.\n", "Uno.\n\n\(table)Entre.\n\n\(other)Otro.\n\nDos.\n"),
  ])
  func added(draft: String, version: String) throws {
    let original = try PlainDocument(text: Array(draft.utf8), title: "", author: "", date: Self.date).bytes()
    let base = MarkdownWriter.write(try WordFile(original).text().blocks).text
    let changes = ProposedChanges(TextRedline(from: Array(base), to: Array(version.utf8)))
    let proposal = CompiledProposal(
      id: "CL/proposals/draft-1/p", holder: "CL", text: Array(version.utf8), changes: changes)
    let document = CompiledDocument(
      CompiledText(try NumberedText(Array(base)), [proposal]), title: "", author: "Secretariat", date: Self.date)
    let marked = try document.marked(in: original)
    #expect(marked.notMarked == [])
    let blocks = try WordFile(marked.bytes).text(.accepted).blocks
    #expect(Self.outline(String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)) == Self.outline(version))
  }

  /// The lines without what tells a heading row, and spaces.
  private static func outline(_ text: String) -> [String] {
    text.split(separator: "\n").map { $0.filter { !" *-".contains($0) } }
  }
}
