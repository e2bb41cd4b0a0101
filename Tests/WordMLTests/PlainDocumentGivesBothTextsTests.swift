import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

/// Its parts as a reader has them, without the archive around them, which would be most of the test's time.
private func parts(_ document: PlainDocument) throws -> (document: XMLTree, notes: XMLTree) {
  let package = document.package
  return (
    try XMLTree(part: "document", bytes: package.document), try XMLTree(part: "footnotes", bytes: package.notes)
  )
}

/// The file that a text alone makes: what a redline must give back.
private func alone(_ text: String) throws -> [String] {
  let parts = try parts(PlainDocument(text: Array(text.utf8), title: "", author: "", date: ""))
  let read = try PlainDocumentReader.read(document: parts.document, notes: parts.notes, accepting: true)
  #expect(read.faults.isEmpty)
  return read.lines
}

private func expectBothTexts(
  _ old: String, _ new: String, _ moves: WordRedline.Moves, seed: UInt64? = nil
) throws {
  let redline = TextRedline(from: Array(old.utf8), to: Array(new.utf8))
  let part = PlainDocument.Part(title: "", redline: redline, author: "Ana", date: "2017-11-30T12:00:00Z")
  let parts = try parts(PlainDocument(parts: [part], moves: moves))
  for (text, accepting) in [(new, true), (old, false)] {
    let read = try PlainDocumentReader.read(document: parts.document, notes: parts.notes, accepting: accepting)
    let wanted = try alone(text)
    #expect(read.faults.isEmpty, "seed \(seed ?? 0) \(moves) accepting \(accepting)")
    #expect(
      read.lines == wanted,
      "seed \(seed ?? 0) \(moves) accepting \(accepting)\n\(old.debugDescription)\n\(new.debugDescription)")
  }
}

@Suite("A plain document accepts to the new text and rejects to the old one")
struct PlainDocumentGivesBothTextsTests {
  @Test("for 2,000 pairs of drafts, whichever way moves are written", arguments: 0..<4)
  func drafts(part: Int) throws {
    for seed in UInt64(part * 500)..<UInt64(part * 500 + 500) {
      var drafts = MarkdownDrafts(seed: seed)
      let (old, new) = drafts.pair()
      try expectBothTexts(old, new, seed % 2 == 0 ? .split : .native, seed: seed)
    }
  }

  @Test("for texts that begin or end with nothing")
  func empty() throws {
    for (old, new) in [
      ("", ""), ("", "a\n"), ("a\n", ""), ("\n\n", "a"), ("# a\n", "\n"), ("| a |\n|---|\n", ""),
      ("[^1]: x\n", "y[^1]\n"),
    ] {
      try expectBothTexts(old, new, .split)
      try expectBothTexts(old, new, .native)
    }
  }

  @Test("and every letter of the text is on paper")
  func everyLetter() throws {
    for seed in UInt64(10_000)..<10_300 {
      var drafts = MarkdownDrafts(seed: seed)
      let (text, _) = drafts.pair()
      let shown = try alone(text).joined().filter(\.isLetter).count
      // What may go: the label of a footnote that Word numbers, the names of entities.
      let marks = text.replacing(/\[\^[12a]\]:?/, with: "").replacing(/&(amp|lt|#65);/, with: "")
      #expect(shown >= marks.count { $0.isLetter }, "seed \(seed)\n\(text.debugDescription)")
    }
  }
}
