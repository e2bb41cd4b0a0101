import Foundation
import NegotiatedText
import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

@Suite("A compilation in Word gives the draft, and each party's text")
struct CompilationsGiveEachPartysTextTests {
  static func compiled(_ draft: String, _ versions: [String], reasons: Bool = false) throws -> CompiledText {
    let base = Array(draft.utf8)
    let proposals = versions.enumerated().compactMap { number, version -> CompiledProposal? in
      let text = Array(version.utf8)
      var changes = ProposedChanges(TextRedline(from: base, to: text)).changes
      if reasons { for place in changes.indices where changes[place].number != nil { changes[place].reason = "R" } }
      guard let held = try? ProposedChanges(changes, from: base, to: text) else { return nil }
      return CompiledProposal(id: "P\(number)/proposals/draft-1/p", holder: "P\(number)", text: text, changes: held)
    }
    try #require(proposals.count == versions.count)
    return CompiledText(try NumberedText(base), proposals)
  }

  static func document(_ text: CompiledText) -> CompiledDocument {
    CompiledDocument(text, title: "", author: "Secretariat", date: "2017-11-30T12:00:00Z", language: "es") {
      "Contested: \($0)"
    }
  }

  /// The file that a text alone makes.
  private static func alone(_ text: String) throws -> [String] {
    let package = PlainDocument(text: Array(text.utf8), title: "", author: "", date: "").package
    let (document, notes) = (package.document, package.notes)
    return try PlainDocumentReader.read(
      document: XMLTree(part: "document", bytes: document), notes: XMLTree(part: "notes", bytes: notes), accepting: true
    ).lines
  }

  static func expectEachText(_ draft: String, _ versions: [String], reasons: Bool = false, _ comment: String) throws {
    let text = try compiled(draft, versions, reasons: reasons)
    for proposal in text.proposals {
      #expect(
        String(decoding: text.text(taking: proposal.id), as: UTF8.self)
          == String(decoding: proposal.text, as: UTF8.self),
        "\(comment), \(proposal.holder)")
    }
    let bytes = try document(text).bytes()
    #expect(document(text).lacking(in: bytes) == [], "\(comment)")
    let archive = try OfficeArchive(bytes)
    let (tree, notes) = (
      try XMLTree("word/document.xml", in: archive), try XMLTree("word/footnotes.xml", in: archive)
    )
    for (number, wanted) in ([draft] + versions).enumerated() {
      let party = "P\(number - 1)"
      let read = try PlainDocumentReader.read(document: tree, notes: notes) { author in
        author.split(separator: ", ").contains { $0 == party }
      }
      #expect(read.faults.isEmpty, "\(comment), \(party)")
      let plain = try alone(wanted)
      #expect(read.lines == plain, "\(comment), \(party)\n\(draft.debugDescription)\n\(wanted.debugDescription)")
    }
  }

  @Test("for random sets of proposals", arguments: 0..<4)
  func random(part: UInt64) throws {
    for seed in UInt64(0)..<UInt64(RandomSets.count(400)) where seed % 4 == part {
      var drafts = MarkdownDrafts(seed: 70_000 + seed)
      let several = drafts.several(1 + Int(seed % 5))
      // The texts of a record have no other line ends.
      let draft = several.0.replacing("\r\n", with: "\n")
      let versions = several.1.map { $0.replacing("\r\n", with: "\n") }
      try Self.expectEachText(draft, versions, reasons: seed % 3 == 0, "seed \(seed)")
    }
  }
}

/// How many random sets of proposals a test compiles: few, or as many as `GCMREPO_COMPILED_SETS` says.
enum RandomSets {
  static func count(_ few: Int) -> Int {
    ProcessInfo.processInfo.environment["GCMREPO_COMPILED_SETS"].flatMap(Int.init) ?? few
  }
}
