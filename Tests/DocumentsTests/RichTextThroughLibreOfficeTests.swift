import DocumentModel
import OfficeOpenXML
import Testing

@testable import Documents

/// LibreOffice is in the README's command for the tests.
@Suite struct RichTextThroughLibreOfficeTests {
  private func read(_ body: String) async throws -> (text: String, warnings: [DocumentWarning]) {
    let fonts = "{\\fonttbl{\\f0\\froman Times New Roman;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}"
    let document = try await convert("a.rtf", Array("{\\rtf1\\ansi\\ansicpg1252\\deff0\(fonts)\(body)}".utf8))
    return (document.text, document.warnings)
  }

  @Test func resultsOfFieldsAreThoseThatTheirAuthorSaw() async throws {
    let body = """
      \\pard {\\*\\bkmkstart c1}Clause twelve{\\*\\bkmkend c1} stands.\\par\\pard See {\\field{\\*\\fldinst { REF c1 \\\\h }}{\\fldrslt {Clause twelve}}}, \
      dated {\\field{\\*\\fldinst { DATE \\\\@ "d MMMM yyyy" }}{\\fldrslt {3 May 2026}}}, by {\\field{\\*\\fldinst { FORMTEXT }}{\\fldrslt {Guatemala}}}; \
      see {\\field{\\*\\fldinst {HYPERLINK "https://example.org/"}}{\\fldrslt {the site}}}.\\par
      """
    let read = try await read(body)
    #expect(
      read.text
        == "Clause twelve stands.\n\nSee Clause twelve, dated 3 May 2026, by Guatemala; see [the site](https://example.org/).\n"
    )
    #expect(read.warnings.isEmpty)
  }

  @Test func notesBoxesAndNestedTablesAreRead() async throws {
    let body = """
      \\pard Body{\\super\\chftn}{\\footnote\\pard\\plain {\\super\\chftn} The note.} on.\\par\\trowd\\cellx4500\\cellx9000\\pard\\intbl\\itap2 Inner one\
      \\nestcell Inner two\\nestcell{\\*\\nesttableprops\\trowd\\cellx2000\\cellx4000\\nestrow}{\\nonesttables\\par}\\pard\\intbl Outer left\\cell Outer right\
      \\cell\\row\\pard After.\\par{\\shp{\\*\\shpinst\\shpleft100\\shptop100\\shpright4000\\shpbottom1000{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt\\pard In the box.\\par}}}\\par
      """
    let read = try await read(body)
    #expect(read.text.contains("Body[^1] on.") && read.text.contains("[^1]: The note."))
    #expect(read.text.contains("| Inner one Inner two Outer left | Outer right |"))
    #expect(read.text.contains("In the box."))
    #expect(!read.warnings.contains { if case .missingText = $0 { true } else { false } }, "\(read.warnings)")
  }

  @Test func trackedChangesHaveTwoReadings() async throws {
    let body = """
      {\\*\\revtbl{Unknown;}{Ana;}}\\pard The Parties {\\deleted\\revauthdel1\\revdttmdel1 may}{\\revised\\revauth1\\revdttm1 shall} act.\\par
      """
    let file = SubmittedFile(name: "a.rtf", bytes: Array("{\\rtf1\\ansi\(body)}".utf8))
    #expect(String(decoding: try await Converter().convert(file).text, as: UTF8.self) == "The Parties shall act.\n")
    #expect(
      String(decoding: try await Converter().text(of: file, .rejected), as: UTF8.self) == "The Parties may act.\n")
    #expect(try await Converter().review(of: file).changes.map(\.author) == ["Ana", "Ana"])
  }

  @Test func theReaderNamesItsProgramAndNothingIsLeftBehind() async throws {
    let document = try await Converter().convert(SubmittedFile(name: "a.rtf", bytes: Array("{\\rtf1 a\\par}".utf8)))
    #expect(document.reader.program?.hasPrefix("LibreOffice ") == true && document.reader.version == 2)
  }

  @Test func severalAreReadAtOnce() async throws {
    try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<3 { group.addTask { try await convert("a.rtf", Array("{\\rtf1 n\(number)\\par}".utf8)).text } }
      var texts: Set<String> = []
      for try await text in group { texts.insert(text) }
      #expect(texts == ["n0\n", "n1\n", "n2\n"])
    }
  }

  @Test func whatFieldsAndObjectsWouldFetchIsNotHandedOn() {
    let file = """
      {\\rtf1 {\\*\\template http://x}{\\field{\\*\\fldinst INCLUDEPICTURE "http://x/a.png"}{\\fldrslt p}}{\\field{\\*\\fldinst DDEAUTO c x}}\
      {\\object{\\*\\objdata 0105}{\\result words}}{\\pict 00}{\\field{\\*\\fldinst HYPERLINK "http://y"}{\\fldrslt y}}}
      """
    let copy = String(decoding: RichTextCopy.bytes(of: Array(file.utf8)), as: UTF8.self)
    #expect(!copy.contains("http://x") && !copy.contains("DDE") && !copy.contains("0105") && !copy.contains("pict"))
    #expect(copy.contains("words") && copy.contains("HYPERLINK \"http://y\""))
  }

  @Test func deepAndHugeFilesAreRefusedBeforeAProgramStarts() async throws {
    let deep = Array(("{\\rtf1 " + String(repeating: "{", count: 300)).utf8)
    #expect(
      await refusal("a.rtf", deep, searchPath: "/nonexistent")
        == .damaged(name: "a.rtf", .nesting(part: "a.rtf", limit: 256)))
    let tables = Array("{\\rtf1 \\itap33 a}".utf8)
    #expect(
      await refusal("a.rtf", tables, searchPath: "/nonexistent")
        == .damaged(name: "a.rtf", .nesting(part: "a.rtf", limit: 32)))
  }

  @Test func lettersAreCountedAsTheyAreWritten() {
    let file =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\info{\\title T}}ab\\'e9 \\u322?{\\*\\x y}{\\field{\\*\\fldinst REF}{\\fldrslt cd}}{\\footnote e}{\\header f}{\\v g}}"
    let count = RichTextCount(Array(file.utf8))
    #expect(count.letters == 8 && count.notes == 1)
  }
}
