import DocumentModel
import MarkdownText
import OfficeOpenXML
import SeededRandom
import Testing

@testable import OpenDocument

/// A text with everything in it, with parts removed, duplicated and moved and numbers changed: each is read or refused.
@Suite("Hostile texts never crash")
struct HostileTextsNeverCrashTests {
  private static let styles = listStyle(
    "L", #"style:num-suffix="." style:num-format="1""#, #"style:num-format="a" text:display-levels="2""#,
    #"style:num-format="I" loext:num-list-format="%1%.%2%.%3%" text:start-value="3""#)

  private static var sound: String {
    let region =
      "<text:tracked-changes><text:changed-region text:id=\"d\"><text:deletion>"
      + "<office:change-info><dc:creator>A</dc:creator></office:change-info>\(p("one"))\(p("two"))</text:deletion>"
      + "</text:changed-region><text:changed-region text:id=\"i\"><text:insertion/></text:changed-region>"
      + "</text:tracked-changes>"
    let note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body>\(p("n"))</text:note-body></text:note>"
    let box = "<draw:frame><draw:text-box>\(p("box"))\(list("L", item(p("b"))))</draw:text-box></draw:frame>"
    let table =
      "<table:table>"
      + row(cell(p("x"), "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\""), covered, "y")
      + row(covered, covered, "z", more: "table:number-rows-repeated=\"3\"") + "</table:table>"
    let contents =
      "<text:table-of-content><text:index-body>\(p("<text:a xlink:href=\"#x\">A<text:tab/>3</text:a>"))</text:index-body>"
      + "</text:table-of-content>"
    let marks = "<field:fieldmark-start field:type=\"x\"/>f<field:fieldmark-separator/>g<field:fieldmark-end/>"
    return region + h(1, "H") + contents
      + list("L", item(p("a\(note)"), list(nil, item(p("b\(box)"), more: "text:start-value=\"4\""))), header(p("c")))
      + p("d<text:change text:change-id=\"d\"/>e<text:change-start text:change-id=\"i\"/>f")
      + p("g<text:change-end text:change-id=\"i\"/><text:s text:c=\"7\"/><text:span>\(marks)</text:span>") + table
      + p(
        "<office:annotation office:name=\"k\"><dc:creator>B</dc:creator>\(p("c"))</office:annotation>w"
          + "<office:annotation-end office:name=\"k\"/><text:ruby><text:ruby-base>r</text:ruby-base><text:ruby-text>t"
          + "</text:ruby-text></text:ruby>")
      + "<text:section text:display=\"none\">\(p("hidden"))</text:section>"
  }

  @Test("Changed elements and numbers are read or refused")
  func changedParts() throws {
    let pieces = Self.sound.split(separator: "<", omittingEmptySubsequences: true).map { "<" + $0 }
    for seed in 1...500 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      var changed = pieces
      for _ in 0..<numbers.below(4) + 1 {
        let (one, other) = (numbers.below(changed.count), numbers.below(changed.count))
        switch numbers.below(4) {
        case 0: changed.swapAt(one, other)
        case 1: changed.insert(changed[one], at: other)
        case 2: changed.remove(at: one)
        default:
          let number = numbers.pick(["-1", "0", "99999999999999999999", "2147483647", "x", ""])
          changed[one] = String(changed[one].map { $0.isNumber ? "#" : $0 }).replacing("#", with: number)
        }
      }
      try read(Self.closed(changed))
    }
  }

  /// Unmatched tags are closed or removed, so that more than the parser is tested.
  private static func closed(_ pieces: [String]) -> String {
    var open: [Substring] = []
    var result = ""
    for piece in pieces {
      let tag = piece.prefix { $0 != ">" }
      let name = tag.dropFirst().prefix { $0 != " " && $0 != "/" }
      if tag.hasPrefix("</") {
        let closing = tag.dropFirst(2)
        guard open.last == closing else { continue }
        open.removeLast()
      } else if !tag.hasSuffix("/") {
        open.append(name)
      }
      result += piece
    }
    return result + open.reversed().map { "</\($0)>" }.joined()
  }

  private func read(_ body: String) throws {
    let built = BuiltText(body: body, automatic: Self.styles)
    let file: OpenDocumentFile
    do throws(PackageError) { file = try OpenDocumentFile(try built.archive) } catch { return }
    for reading in [Reading.accepted, .rejected] { _ = MarkdownWriter.write(file.text(reading).blocks) }
    _ = file.review()
  }

  @Test("Elements nested as deep as a part may hold them")
  func deepNesting() throws {
    for (begin, end) in [
      ("<text:list><text:list-item>", "</text:list-item></text:list>"), ("<text:section>", "</text:section>"),
      ("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>"),
      ("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>"),
    ] {
      let depth = 240 / begin.filter { $0 == "<" }.count
      let body = String(repeating: begin, count: depth) + p("deep") + String(repeating: end, count: depth)
      #expect(try BuiltText(body: body).text().contains("deep"))
    }
  }
}
