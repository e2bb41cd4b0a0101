import DocumentModel
import Testing

@testable import OpenDocument

/// Only the first content of a frame is shown, and none of an object; a file may have words in the others alone.
@Suite struct WhatIsLostIsCountedTests {
  private func losses(_ body: String, _ reading: Reading = .accepted) throws -> Losses {
    try BuiltText(body: body).file.text(reading).losses
  }

  private func unread(_ content: String) -> String {
    p(
      "Agreed<draw:frame><draw:object xlink:href=\"./Object 1\"/><draw:text-box>\(content)</draw:text-box></draw:frame>"
    )
  }
  private func note(_ words: String) -> String {
    "<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>\(p(words))"
      + "</text:note-body></text:note>"
  }
  private func table(_ words: String) -> String {
    "<table:table><table:table-column/>\(row(cell(p(words))))</table:table>"
  }

  @Test func aBoxThatIsPassedOverIsNamed() throws {
    let losses = try losses(unread(p("in a box")))
    #expect(losses.missing == [.textBox: .init(count: 1)])
    #expect(losses.missingLetters == 6)
  }

  @Test func aNoteATableAndAControlThatArePassedOverAreNamed() throws {
    #expect(try losses(unread(p(note("in a note")))).missing[.note]?.count == 1)
    #expect(try losses(unread(table("in a cell"))).missing[.table]?.count == 1)
    #expect(try losses(unread(p("<draw:control draw:control=\"c\"/>"))).missing[.field]?.count == 1)
  }

  @Test func inEveryPlaceNothingIsLostThatIsRead() throws {
    let inner = p("a" + note("b")) + table("c") + p("<draw:frame><draw:text-box>\(p("d"))</draw:text-box></draw:frame>")
    let places = [
      inner, "<table:table><table:table-column/>\(row(cell(inner)))</table:table>",
      "<text:section>\(inner)</text:section>", p("<draw:frame><draw:text-box>\(inner)</draw:text-box></draw:frame>"),
      "<text:section text:display=\"none\">\(inner)</text:section>",
    ]
    for body in places {
      let losses = try losses(body)
      #expect(losses.missing.isEmpty && losses.missingLetters == 0)
    }
  }

  @Test func whatChangesTookOutIsNoLoss() throws {
    let region = """
      <text:tracked-changes><text:changed-region text:id="c"><text:insertion><office:change-info>\
      <dc:creator>A</dc:creator><dc:date>2026-05-03T10:00:00</dc:date></office:change-info></text:insertion>\
      </text:changed-region></text:tracked-changes>
      """
    let inserted = p("a<text:change-start text:change-id=\"c\"/>") + table("in") + p("b" + note("c"))
    let body =
      region + inserted
      + p(
        "<draw:frame><draw:text-box>\(p("d"))</draw:text-box></draw:frame>"
          + "<text:change-end text:change-id=\"c\"/>e")
    for reading in [Reading.accepted, .rejected] {
      let losses = try losses(body, reading)
      #expect(losses.missing.isEmpty && losses.missingLetters == 0)
    }
    #expect(try losses(p("\u{2002}\u{2002}")).missingLetters == 0)
  }
}
