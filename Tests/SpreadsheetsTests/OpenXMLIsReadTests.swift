import OfficeOpenXML
import Testing

@testable import Spreadsheets

@Suite("An .xlsx is read")
struct OpenXMLIsReadTests {
  @Test("Parts are found by their relationships, with any prefix", arguments: ["", "x:"])
  func parts(prefix: String) throws {
    let built = BuiltWorkbook(
      rows: "<row r=\"2\"><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c></row>",
      shared: "<si><t>a</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>",
      prefix: prefix, state: "state=\"veryHidden\"")
    let sheet = try #require(try Workbook(built.bytes).sheets.first)
    #expect(sheet.name == "One" && sheet.visibility == .veryHidden)
    #expect(sheet[1, 1] == .text("rich text"))
    #expect(sheet.rows.first?.cells.last == Cell(column: 2, value: .number("2"), isFormula: true))
    #expect(sheet[5, 5] == .empty)
  }

  @Test("Every type of cell is read")
  func types() throws {
    let built = BuiltWorkbook(
      rows: """
        <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>x</f><v>y_x000D_z</v></c>\
        <c t="inlineStr"><is><t>in</t></is></c><c t="d"><v>2018-02-01T00:00:00.000</v></c><c s="1"><v>43132</v></c>\
        <c s="2"><v>0.5</v></c><c s="1"><v>60</v></c><c><v></v></c><c t="s"><v>0</v></c><c s="3"><v>1.5</v></c></row>
        """,
      after: "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"bad\"/></mergeCells>", shared: "<si><t/></si>",
      styles: """
        <numFmts><numFmt numFmtId="164" formatCode="hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs>
        """)
    let sheet = try #require(try Workbook(built.bytes).sheets.first)
    let values = sheet.rows.first?.cells.map(\.value) ?? []
    let dates = ["2018-02-01T00:00:00", "2018-02-01", "12:00:00"].compactMap { CellDate($0) }
    #expect(
      values == [
        .boolean(true), .error("#N/A"), .text("y\nz"), .text("in"), .date(dates[0]), .date(dates[1]), .date(dates[2]),
        .number("60"), .number("1.5"),
      ])
    #expect(sheet.merged.map(\.description) == ["A1:B2"])
  }

  @Test("The date system is the workbook's")
  func dateSystem() throws {
    let built = BuiltWorkbook(
      rows: "<row><c s=\"0\"><v>0</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
      properties: "date1904=\"true\"")
    #expect(try Workbook(built.bytes).sheets.first?[0, 0].plainText == "1904-01-01")
  }

  @Test("Cells in any order are read, of two at one place the first")
  func order() throws {
    let built = BuiltWorkbook(
      rows: """
        <row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>\
        <row r="3"><c r="A3"><v>4</v></c><c r="D3"><v>5</v></c></row>
        """)
    let sheet = try #require(try Workbook(built.bytes).sheets.first)
    #expect(sheet.rows.map(\.index) == [0, 2])
    #expect(sheet.rows.last?.cells.map(\.value) == [.number("2"), .number("1"), .number("5")])
  }

  @Test("What exceeds a limit is refused")
  func limits() throws {
    let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 20) + "</row>"
    let bytes = try BuiltWorkbook(rows: row).bytes
    #expect(throws: SpreadsheetError.tooLarge(.cells, limit: 10)) {
      try Workbook(bytes, limits: SpreadsheetLimits(cells: 10))
    }
    #expect(throws: SpreadsheetError.tooLarge(.bytes, limit: 10)) {
      try Workbook(bytes, limits: SpreadsheetLimits(bytes: 10))
    }
  }

  @Test("A cell that names no text is refused")
  func missingText() throws {
    let bytes = try BuiltWorkbook(rows: "<row><c t=\"s\"><v>3</v></c></row>").bytes
    #expect(throws: SpreadsheetError.damaged(.sharedText(sheet: "One"))) { try Workbook(bytes) }
  }

  @Test("An archive that is no workbook is refused")
  func otherArchives() throws {
    let other = try ArchiveWriter.archive([("mimetype", Array("x".utf8)), ("content.xml", Array("<a/>".utf8))])
    #expect(throws: SpreadsheetError.unsupported(.openDocument)) { try Workbook(other) }
  }
}
