import DocumentModel
import MarkdownText
import NegotiatedText
import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

@Suite("A paragraph with a link is marked in a copy of the draft's original, whose text does not show the address")
struct LinksInCompilationsTests {
  private static let date = "2017-11-30T12:00:00Z"
  private static let link = "[la ley](https://example.org/ley)"

  /// An original of one paragraph, in which `LEY` is a link.
  private static func original() throws -> [UInt8] {
    var parts = try PackageParts(
      PlainDocument(text: Array("Véase LEY de hoy.\n".utf8), title: "", author: "", date: date).bytes(),
      limits: .standard)
    let id = parts.relate(
      parts.main, type: parts.relationshipType("hyperlink"), target: "https://example.org/ley", isExternal: true)
    let main = String(decoding: try #require(parts.contents[parts.main]), as: UTF8.self)
    let words = "<w:r><w:t xml:space=\"preserve\">"
    let made = main.replacing(
      "LEY",
      with: "</w:t></w:r><w:hyperlink r:id=\"\(id)\">\(words)la ley</w:t></w:r></w:hyperlink>\(words)")
    parts.set(parts.main, Array(made.utf8))
    return try parts.archive()
  }

  private static func marked(_ version: String) throws -> (text: String, rejected: String, told: [String]) {
    let file = try original()
    let base = MarkdownWriter.write(try WordFile(file).text().blocks).text
    #expect(String(decoding: base, as: UTF8.self) == "Véase \(link) de hoy.\n")
    let proposal = CompiledProposal(
      id: "CL/proposals/draft-1/p", holder: "CL", text: Array(version.utf8),
      changes: ProposedChanges(TextRedline(from: Array(base), to: Array(version.utf8))))
    let document = CompiledDocument(
      CompiledText(try NumberedText(Array(base)), [proposal]), title: "", author: "Secretariat", date: date)
    let marked = try document.marked(in: file)
    let read = try WordFile(marked.bytes)
    func text(_ reading: Reading) -> String {
      String(decoding: MarkdownWriter.write(read.text(reading).blocks).text, as: UTF8.self)
    }
    return (text(.accepted), text(.rejected), marked.notMarked)
  }

  @Test(arguments: [
    "Véase también \(link) de hoy.\n", "Véase [la nueva ley](https://example.org/ley) de hoy.\n",
    "Véase \(link) nueva de hoy.\n", "Véase \(link).\n",
  ])
  func wordsAreMarkedAroundAndInALink(version: String) throws {
    let found = try Self.marked(version)
    #expect(found.text == version)
    #expect(found.rejected == "Véase \(Self.link) de hoy.\n")
    #expect(found.told == [])
  }

  @Test func anotherAddressIsTold() throws {
    let found = try Self.marked("Véase [la ley](https://example.org/otra) de hoy.\n")
    #expect(found.rejected == "Véase \(Self.link) de hoy.\n")
    #expect(!found.told.isEmpty)
  }
}
