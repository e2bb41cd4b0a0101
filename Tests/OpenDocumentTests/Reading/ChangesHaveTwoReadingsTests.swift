import DocumentModel
import Testing

@testable import OpenDocument

@Suite("Tracked changes are data with two readings")
struct ChangesHaveTwoReadingsTests {
  private static func region(_ id: String, _ kind: String, _ content: String = "", by author: String = "Chile")
    -> String
  {
    """
    <text:changed-region xml:id="\(id)" text:id="\(id)"><text:\(kind)><office:change-info><dc:creator>\(author)</dc:creator>\
    <dc:date>2024-05-02T10:00:00</dc:date></office:change-info>\(content)</text:\(kind)></text:changed-region>
    """
  }

  private static func tracked(_ regions: String...) -> String {
    "<text:tracked-changes>\(regions.joined())</text:tracked-changes>"
  }

  private func start(_ id: String) -> String { "<text:change-start text:change-id=\"\(id)\"/>" }
  private func end(_ id: String) -> String { "<text:change-end text:change-id=\"\(id)\"/>" }
  private func point(_ id: String) -> String { "<text:change text:change-id=\"\(id)\"/>" }

  private func readings(_ body: String, _ automatic: String = "") throws -> [String] {
    let built = BuiltText(body: body, automatic: automatic)
    return [try built.text(.accepted), try built.text(.rejected)]
  }

  @Test("Words inserted and deleted within a paragraph")
  func words() throws {
    let body =
      Self.tracked(Self.region("d", "deletion", p("Estados")), Self.region("i", "insertion", by: "Perú"))
      + p("Los \(point("d"))\(start("i"))Países\(end("i")) acuerdan.")
    #expect(try readings(body) == ["Los Países acuerdan.", "Los Estados acuerdan."])
    let review = try BuiltText(body: body).file.review()
    #expect(review.changes.map(\.kind) == [.deletion, .insertion])
    #expect(review.changes.map(\.author) == ["Chile", "Perú"])
    #expect(review.changes.map(\.text) == ["Estados", "Países"])
    #expect(review.changes.map(\.date) == ["2024-05-02T10:00:00", "2024-05-02T10:00:00"])
    #expect(review.changes.allSatisfy { $0.place.story == .body && $0.place.paragraph == 1 && !$0.endsParagraph })
  }

  @Test("A deletion over several paragraphs is put back as these paragraphs")
  func deletedParagraphs() throws {
    let body =
      Self.tracked(Self.region("d", "deletion", p("end of one") + p("two") + p("begin")))
      + p("One, \(point("d")) of three.")
    #expect(try readings(body) == ["One, of three.", "One, end of one\n\ntwo\n\nbegin of three."])
    let change = try #require(try BuiltText(body: body).file.review().changes.first)
    #expect(change.text == "end of one two begin" && change.endsParagraph)
  }

  @Test("An insertion over several paragraphs leaves what stood before and after it in one")
  func insertedParagraphs() throws {
    let body =
      Self.tracked(Self.region("i", "insertion")) + p("One\(start("i")) new end") + p("new")
      + p("new begin\(end("i")) old.")
    #expect(try readings(body) == ["One new end\n\nnew\n\nnew begin old.", "One old."])
    #expect(try BuiltText(body: body).file.review().changes.map(\.endsParagraph) == [true])
  }

  @Test("A paragraph that was inserted before another takes nothing of it along")
  func paragraphsInsertedBefore() throws {
    let body =
      Self.tracked(Self.region("i", "insertion")) + h(1, "\(start("i"))New heading") + p("\(end("i"))Old paragraph.")
    #expect(try readings(body) == ["# New heading\n\nOld paragraph.", "Old paragraph."])
  }

  @Test("Items of a list that came or went count where they are there")
  func items() throws {
    let style = listStyle("L", #"style:num-suffix="." style:num-format="1""#)
    let body =
      Self.tracked(
        Self.region("i", "insertion"), Self.region("d", "deletion", list("L", item(p(" gone")), item(p("rest of")))))
      + list("L", item(p("a\(start("i"))")), item(p("b\(end("i"))")), item(p("c\(point("d"))")), item(p("d")))
    let (accepted, rejected) = (try readings(body, style)[0], try readings(body, style)[1])
    #expect(accepted == "1. a\n2. b\n3. c\n4. d")
    #expect(rejected.hasPrefix("1. a\n2. c gone\n"))
    #expect(rejected.contains("rest of"))
  }

  @Test("A table that was deleted, and one that was inserted")
  func tables() throws {
    let table = "<table:table>\(row("a", "b"))</table:table>"
    let markdown = "| | |\n|---|---|\n| a | b |"
    let deleted = Self.tracked(Self.region("d", "deletion", table)) + p("x") + point("d") + p("y")
    #expect(try readings(deleted) == ["x\n\ny", "x\n\n\(markdown)\n\ny"])
    let inserted = Self.tracked(Self.region("i", "insertion")) + p("x\(start("i"))") + table + p("\(end("i"))y")
    #expect(try readings(inserted) == ["x\n\n\(markdown)\n\ny", "x\n\ny"])
  }

  @Test("A row that came or went as a whole")
  func rows() throws {
    let style = """
      <style:style style:name="R" style:family="table-row"><style:table-row-properties loext:text-changes-only="false"/>\
      </style:style>
      """
    func tracked(_ one: String, _ other: String) -> String {
      "<table:table-row table:style-name=\"R\">\(cell(p(one)))\(cell(p(other)))</table:table-row>"
    }
    let body =
      Self.tracked(
        Self.region("d", "deletion", p("old")), Self.region("e", "deletion", p("row")), Self.region("i", "insertion"),
        Self.region("j", "insertion"))
      + "<table:table>\(row("a", "b"))\(tracked(point("d"), point("e")))"
      + tracked("\(start("i"))new\(end("i"))", "\(start("j"))cells\(end("j"))") + "</table:table>"
    let table = "| | |\n|---|---|\n| a | b |\n"
    #expect(try readings(body, style) == [table + "| new | cells |", table + "| old | row |"])
    let changes = try BuiltText(body: body, automatic: style).file.review().changes
    #expect(changes.map(\.subject) == [.tableRow, .tableRow])
    #expect(changes.map(\.kind) == [.deletion, .insertion])
    #expect(changes.map(\.text) == ["old row", "new cells"])
  }

  @Test("Words that were inserted and then deleted are in neither reading")
  func insertedAndDeleted() throws {
    let both = """
      <text:changed-region text:id="b"><text:deletion><office:change-info><dc:creator>Chile</dc:creator>\
      </office:change-info>\(p("draft"))</text:deletion><text:insertion><office:change-info><dc:creator>Perú</dc:creator>\
      </office:change-info></text:insertion></text:changed-region>
      """
    #expect(try readings(Self.tracked(both) + p("a\(point("b")) b")) == ["a b", "a b"])
  }

  @Test("Changes in cells, notes, headers and of the format are found, with their places")
  func changesElsewhere() throws {
    let note = """
      <text:note text:note-class="endnote"><text:note-citation>1</text:note-citation><text:note-body>\
      \(p("\(start("n"))in the note\(end("n"))"))</text:note-body></text:note>
      """
    let body =
      Self.tracked(Self.region("c", "insertion"), Self.region("n", "insertion"), Self.region("f", "format-change"))
      + h(1, "Scope") + "<table:table>\(row("x", "\(start("c"))cell\(end("c"))"))</table:table>"
      + p("a\(note) \(start("f"))bold\(end("f"))")
    let header = """
      <style:master-page><style:header>\(Self.tracked(Self.region("h", "insertion")))\(p("\(start("h"))top\(end("h"))"))\
      </style:header></style:master-page>
      """
    let review = try BuiltText(body: body, pages: header).file.review()
    #expect(review.changes.map(\.place.story) == [.body, .body, .endnote, .header])
    #expect(review.changes.map(\.text) == ["cell", "bold", "in the note", "top"])
    #expect(review.changes.map(\.kind) == [.insertion, .formatting, .insertion, .insertion])
    #expect(review.changes[0].place == Place(story: .body, paragraph: 3, near: "Scope"))
  }

  @Test("Comments with their words, answers and whether they are settled")
  func comments() throws {
    func comment(_ name: String, _ author: String, _ words: String, _ more: String = "") -> String {
      "<office:annotation office:name=\"\(name)\" \(more)><dc:creator>\(author)</dc:creator><dc:date>2024-01-02T03:04:05"
        + "</dc:date>\(p(words))\(p("second line"))</office:annotation>"
    }
    let body =
      h(1, "Scope")
      + p(
        "Before \(comment("a", "Perú", "Why?", "loext:resolved=\"true\""))"
          + "\(comment("b", "Chile", "Because.", "loext:parent-name=\"a\""))these words<office:annotation-end "
          + "office:name=\"a\"/> after.")
    let built = BuiltText(body: body)
    #expect(try built.text() == "# Scope\n\nBefore these words after.")
    let comments = try built.file.review().comments
    #expect(comments.map(\.text) == ["Why?\nsecond line", "Because.\nsecond line"])
    #expect(comments.map(\.author) == ["Perú", "Chile"])
    #expect(comments.map(\.anchor) == ["these words", "these words"])
    #expect(comments.map(\.answers) == [nil, "a"])
    #expect(comments.map(\.isResolved) == [true, false])
    #expect(comments.allSatisfy { $0.place?.near == "Scope" && $0.date == "2024-01-02T03:04:05" })
  }
}
