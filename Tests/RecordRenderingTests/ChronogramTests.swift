import Foundation
import RecordComparison
import RecordLocalization
import Testing

@testable import RecordRendering

/// The chronogram: a drawing for each year and a table that says the same.
@Suite struct ChronogramTests {
  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  private static func mark(
    _ title: String, _ first: String, _ last: String, rows: [Int], deadline: Bool = false, cancelled: Bool = false
  ) throws -> Chronogram.Mark {
    Chronogram.Mark(
      title: title, first: try day(first), last: try day(last), time: first, place: "Lima & <Callao>", rows: rows,
      status: cancelled ? "cancelled" : "planned", isCancelled: cancelled, isDeadline: deadline, link: "m.html?a=1&b=2",
      anchor: "meeting-\(first)")
  }

  private static func chronogram(_ language: InterfaceLanguage = .en) throws -> Chronogram {
    Chronogram(
      language: language, title: "Cronograma", rows: ["CRM", "CSM", "Otros"],
      marks: [
        try mark("Uno", "2017-01-01", "2017-01-01", rows: [0, 1]),
        try mark("Dos", "2017-01-02", "2017-01-05", rows: [0]),
        try mark("Plazo", "2017-12-31", "2017-12-31", rows: [2], deadline: true),
        try mark("Cancelada", "2017-12-30", "2018-01-02", rows: [1], cancelled: true),
        try mark("<b>Lejos</b>", "2020-02-29", "2020-02-29", rows: [1]),
      ])
  }

  private static func page(_ language: InterfaceLanguage = .en) throws -> String {
    var buffer = ByteBuffer()
    try chronogram(language).writePage(header: "Registro", provenance: "commit 0", to: &buffer)
    return buffer.text
  }

  @Test func yearsWithEntriesAreDrawnAndNoMarkCoversAnother() throws {
    let page = try Self.page()
    #expect(page.ranges(of: "<svg ").count == 3 && page.contains("id=\"chronogram-2020\""))
    // One that lasts over the end of a year is in both.
    #expect(page.ranges(of: "<title>4. ").count == 2)
    #expect(page.contains("&lt;b&gt;Lejos") && !page.contains("<b>Lejos") && page.contains("m.html?a=1&amp;b=2"))
    for svg in page.components(separatedBy: "<svg ").dropFirst() {
      let rects = svg.matches(of: /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/).map {
        (x: Int($0.1)!, y: Int($0.2)!, width: Int($0.3)!, height: Int($0.4)!)
      }
      let height = try #require(svg.firstMatch(of: /viewBox="0 0 760 (\d+)"/).flatMap { Int($0.1) })
      for (place, a) in rects.enumerated() {
        #expect(a.x >= 84 && a.x + a.width <= 760 && a.y + a.height <= height)
        for b in rects[..<place] {
          #expect(a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height)
        }
      }
    }
  }

  @Test(arguments: Chromium.Theme.allCases) func axeFindsNothing(theme: Chromium.Theme) throws {
    struct Report: Decodable { let findings: [String] }
    let check = """
      (async function () {
        const run = await axe.run(document, { runOnly: { type: "tag",
          values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        return { findings: run.violations.concat(run.incomplete.filter((rule) => rule.id !== "color-contrast"))
          .map((rule) => rule.id + " " + rule.nodes.map((node) => node.html.slice(0, 100)).join(" ")) };
      })()
      """
    let report = try Chromium.answer(
      Report.self, to: check, on: try Self.page(.es), theme: theme, library: AccessibilityTests.axe())
    #expect(report.findings == [])
  }

  @Test func anEmptyChronogramIsATableWithoutRows() throws {
    var buffer = ByteBuffer()
    Chronogram(language: .en, title: "x", rows: [], marks: []).writeFragment(to: &buffer)
    #expect(!buffer.text.contains("<svg") && buffer.text.contains("<thead>"))
  }
}
