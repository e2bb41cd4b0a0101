import DocumentModel
import MarkdownText
import NegotiatedText
import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

@Suite("A note that a party adds or changes is in a copy of the draft's original, as that party's")
struct NotesInCompilationsTests {
  private static let date = "2017-11-30T12:00:00Z"

  /// An original with this text, and without a part for notes unless it has notes.
  private static func original(_ text: String) throws -> [UInt8] {
    var parts = try PackageParts(
      PlainDocument(text: Array(text.utf8), title: "", author: "", date: date).bytes(), limits: .standard)
    if !text.contains("[^") {
      let main = parts.main
      parts.setRelationships(parts.relationships(of: main).filter { $0.kind != "footnotes" }, of: main)
    }
    return try parts.archive()
  }

  private static func marked(_ draft: String, _ versions: [String]) throws -> WordFile {
    let base = Array(draft.utf8)
    let proposals = versions.enumerated().map { number, version in
      CompiledProposal(
        id: "P\(number)/proposals/draft-1/p", holder: "P\(number)", text: Array(version.utf8),
        changes: ProposedChanges(TextRedline(from: base, to: Array(version.utf8))))
    }
    let document = CompiledDocument(
      CompiledText(try NumberedText(base), proposals), title: "", author: "Secretariat", date: date)
    let marked = try document.marked(in: original(draft))
    #expect(marked.notMarked.isEmpty)
    return try WordFile(marked.bytes)
  }

  /// The text with the changes of a party alone, or of nobody.
  private static func text(_ file: WordFile, of party: String?) throws -> String {
    let own = Set(file.review().changes.map(\.author)).filter { name in
      name.split(separator: ", ").contains { $0 == party ?? "" }
    }
    let blocks = try file.reversingChanges(of: own, in: .rejected).text(.rejected).blocks
    return String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
  }

  @Test func aNoteIsAddedToAFileWithoutNotes() throws {
    let draft = "Los Estados cooperan.\n\nSe agradece al anfitrión.\n"
    let noted = "Los Estados[^1] cooperan.\n\nSe agradece al anfitrión.\n\n[^1]: Los de *la región*.\n"
    let file = try Self.marked(draft, [noted])
    #expect(try Self.text(file, of: nil) == draft)
    #expect(try Self.text(file, of: "P0") == noted)
    #expect(Set(file.review().changes.map(\.author)) == ["P0"])
  }

  @Test func theSameNoteOfTwoIsOneAndAnotherIsNot() throws {
    let draft = "Los Estados cooperan[^1].\n\n[^1]: Siempre.\n"
    let one = "Los Estados[^1] cooperan[^2].\n\n[^1]: Los de la región.\n\n[^2]: Siempre.\n"
    let other = "Los Estados[^1] cooperan[^2].\n\n[^1]: Todos.\n\n[^2]: Siempre.\n"
    let file = try Self.marked(draft, [one, other, one])
    let notes = file.review().changes.filter { $0.place.story == .footnote }
    #expect(Set(notes.map(\.author)) == ["P0, P2", "P1"])
    #expect(try Self.text(file, of: nil) == draft)
    #expect(try Self.text(file, of: "P0") == one)
    #expect(try Self.text(file, of: "P2") == one)
    #expect(try Self.text(file, of: "P1") == other)
  }

  @Test func ofNotesWithTheSameWordsTheOneThatChangesIsMarked() throws {
    let draft = "Uno[^1].\n\nDos[^2].\n\nTres[^3].\n\n[^1]: Ibíd.\n\n[^2]: Ibíd.\n\n[^3]: Ibíd.\n"
    let changed = "Uno[^1].\n\nDos[^2].\n\nTres[^3].\n\n[^1]: Ibíd.\n\n[^2]: Ibíd., página 7.\n\n[^3]: Ibíd.\n"
    let file = try Self.marked(draft, [changed])
    #expect(try Self.text(file, of: nil) == draft)
    #expect(try Self.text(file, of: "P0") == changed)
  }

  @Test func aNoteBeforeOthersOnlyRenumbersThem() throws {
    let draft = "Uno.\n\nDos[^1] y más[^2].\n\n[^1]: Primera.\n\n[^2]: Segunda.\n"
    let added = "Uno[^1].\n\nDos[^2] y más[^3].\n\n[^1]: Nueva.\n\n[^2]: Primera.\n\n[^3]: Segunda.\n"
    let file = try Self.marked(draft, [added])
    #expect(try Self.text(file, of: nil) == draft)
    #expect(try Self.text(file, of: "P0") == added)
    // The reference and the note's words: nothing else is inserted, and nothing deleted.
    #expect(file.review().changes.count == 2, "\(file.review().changes)")
  }

  @Test func aFileWithoutAPartysWordsIsFoundOut() throws {
    let texts = [
      "Los Estados cooperan.\n", "Los Estados miembros cooperan[^1].\n\n[^1]: Siempre.\n", "Los Estados siempre.\n",
    ]
    let base = Array(texts[0].utf8)
    let proposals = texts.dropFirst().enumerated().map { number, text in
      CompiledProposal(
        id: "P\(number)/proposals/draft-1/p", holder: "P\(number)", text: Array(text.utf8),
        changes: ProposedChanges(TextRedline(from: base, to: Array(text.utf8))))
    }
    func document(_ proposals: [CompiledProposal]) throws -> CompiledDocument {
      CompiledDocument(
        CompiledText(try NumberedText(base), proposals), title: "", author: "Secretariat", date: Self.date)
    }
    let both = try document(proposals)
    #expect(try both.lacking(in: both.bytes()) == [])
    #expect(try both.lacking(in: document([proposals[0]]).bytes()) == ["P1"])
    #expect(try both.lacking(in: document([proposals[1]]).bytes()) == ["P0"])
    #expect(both.lacking(in: [1, 2, 3]) == ["P0", "P1"])
  }

  @Test func aNewParagraphBringsItsNote() throws {
    let draft = "Uno.\n\nDos.\n"
    let added = "Uno.\n\nUno bis[^1].\n\nDos.\n\n[^1]: Nueva.\n"
    let file = try Self.marked(draft, [added, "Uno.\n\nUno bis[^1].\n\nDos.\n\n[^1]: Otra.\n"])
    #expect(try Self.text(file, of: nil) == draft)
    #expect(try Self.text(file, of: "P0") == added)
    #expect(try Self.text(file, of: "P1").hasSuffix("Otra.\n"))
  }
}
