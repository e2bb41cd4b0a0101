import DocumentModel
import MarkdownText
import Testing

@testable import WordML

private typealias F = WordFixture

/// The reader passes over elements that it does not know, whatever stands in them; the count does not.
@Suite struct WhatIsLostIsCountedTests {
  private func losses(
    _ body: String, notes: String = "", _ reading: Reading = .accepted
  ) throws -> Losses {
    let parts = notes.isEmpty ? [] : [(kind: "footnotes", root: "w:footnotes", content: notes)]
    return try F.file(body, parts: parts).text(reading).losses
  }

  private func p(_ content: String) -> String { "<w:p>\(content)</w:p>" }
  private func unknown(_ content: String) -> String { "<w:unknown>\(content)</w:unknown>" }
  private func table(_ words: String) -> String { "<w:tbl><w:tr><w:tc>\(p(F.run(words)))</w:tc></w:tr></w:tbl>" }
  private func box(_ words: String) -> String {
    "<w:r><w:pict><w:txbxContent>\(p(F.run(words)))</w:txbxContent></w:pict></w:r>"
  }
  private func field(_ code: String, _ result: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>\(code)</w:instrText></w:r>\(result)"
      + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
  }
  private let separator = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
  private let reference = "<w:r><w:footnoteReference w:id=\"7\"/></w:r>"
  private let note = "<w:footnote w:id=\"7\"><w:p><w:r><w:t>the words of the note</w:t></w:r></w:p></w:footnote>"

  @Test func aNoteWhoseMarkIsPassedOverIsNamed() throws {
    let losses = try losses(p(F.run("Agreed") + unknown(reference)), notes: note)
    #expect(losses.missing == [.note: .init(count: 1, words: "the words of the note")])
  }

  @Test func aTableThatIsPassedOverIsNamedWithItsWords() throws {
    let losses = try losses(p(F.run("Agreed")) + unknown(table("in a cell")))
    #expect(losses.missing == [.table: .init(count: 1, words: "in a cell")])
    #expect(losses.missingLetters == 7)
    #expect(losses.missingWords == "in a cell")
  }

  @Test func aBoxThatIsPassedOverIsNamedWithItsWords() throws {
    let losses = try losses(p(F.run("Agreed") + unknown(box("in a box"))))
    #expect(losses.missing == [.textBox: .init(count: 1, words: "in a box")])
  }

  @Test func aFieldThatIsPassedOverIsNamed() throws {
    let losses = try losses(p(F.run("Agreed") + unknown(field("REF a", separator + F.run("Clause")))))
    #expect(losses.missing[.field]?.count == 1)
    #expect(losses.missingLetters == 6)
  }

  @Test func aFieldThatWordComputesAgainIsNamedByItsCode() throws {
    let losses = try losses(p(F.run("Agreed ") + field(" EQ \\f(1,2) ", "")))
    #expect(losses.missing == [.field: .init(count: 1, words: "EQ \\f(1,2)")])
    // Those that show nothing without a result lose nothing.
    #expect(try self.losses(p(field("REF a", ""))).missing.isEmpty)
    #expect(try self.losses(p(field("DATE", separator + F.run("3 May")))).missing.isEmpty)
  }

  @Test func inEveryPlaceOfADocumentNothingIsLostThatIsRead() throws {
    let parts = [table("cell"), p(box("box")), p(field("REF a", separator + F.run("x"))), p(F.run("a") + reference)]
    let inner = parts.joined()
    let cell = "<w:tbl><w:tr><w:tc>\(inner)</w:tc></w:tr></w:tbl>"
    let box = p("<w:r><w:pict><w:txbxContent>\(inner)</w:txbxContent></w:pict></w:r>")
    let control = "<w:sdt><w:sdtContent>\(inner)</w:sdtContent></w:sdt>"
    for body in [inner, cell, box, control] {
      let losses = try losses(body + p(""), notes: note)
      #expect(losses.missing.isEmpty && losses.missingLetters == 0)
    }
  }

  @Test func whatIsDeletedOrLeftOutForAReasonIsNoLoss() throws {
    let mark = "w:id=\"1\" w:author=\"A\" w:date=\"2026-05-03T10:00:00Z\""
    let deleted = p("<w:del \(mark)>\(reference)<w:r><w:delText>gone</w:delText></w:r>\(box("x"))</w:del>" + F.run("a"))
    let row = "<w:tbl><w:tr><w:trPr><w:del \(mark)/></w:trPr><w:tc>\(table("in"))\(p(reference))</w:tc></w:tr></w:tbl>"
    for body in [deleted, row + p(F.run("a"))] {
      for reading in [Reading.accepted, .rejected] {
        let losses = try losses(body, notes: note, reading)
        #expect(losses.missing.isEmpty && losses.missingLetters == 0)
      }
    }
    // White space beyond ASCII is no letter, and a mark without a note none of a note.
    #expect(try losses(p(F.run("\u{2002}\u{2002}")) + p(reference)).missing.isEmpty)
    #expect(try losses(p(F.run("\u{2002}\u{2002}"))).missingLetters == 0)
  }

  @Test func aBoxWithoutWordsIsNoLoss() throws {
    #expect(try losses(p(unknown(box("")) + F.run("a"))).missing.isEmpty)
  }
}
