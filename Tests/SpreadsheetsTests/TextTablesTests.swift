import Testing

@testable import Spreadsheets

@Suite("CSV and Markdown are read")
struct TextTablesTests {
  @Test("Fields are those of RFC 4180")
  func fields() throws {
    let table = try CSVTable(Array("a,\"b \"\"c\"\"\nd\",\r\n\"\",x\n\ny".utf8))
    #expect(table.rows == [["a", "b \"c\"\nd", ""], ["", "x"], [], ["y"]])
  }

  @Test(
    "The delimiter is found", arguments: [("a;b,c;d", ";"), ("a\tb", "\t"), ("a,b;c,d", ","), ("\"a;b;c\",d", ",")])
  func delimiters(text: String, delimiter: String) throws {
    #expect(String(try CSVTable(Array(text.utf8)).delimiter.rawValue) == delimiter)
  }

  @Test("An encoding is found")
  func encodings() throws {
    #expect(try CSVTable([0xEF, 0xBB, 0xBF] + Array("año".utf8)).rows == [["año"]])
    let guessed = try CSVTable([0x61, 0xF1, 0x6F, 0x2C, 0x80])
    #expect(guessed.rows == [["año", "€"]] && guessed.isGuessedEncoding)
    #expect(try CSVTable([0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00, 0xF1, 0x00]).rows == [["a", "ñ"]])
  }

  @Test("What is written is read again, and nothing in it is a formula")
  func csv() throws {
    let rows = [["=1+1", "a;=2", "\"q\"", " x"], ["-5", "año", "", "'=x"]]
    let plain = CSVTable(rows: rows).csv(guarding: false)
    #expect(try CSVTable(Array(plain.utf8), delimiter: .comma).rows == rows)
    let guarded = try CSVTable(Array(CSVTable(rows: rows).csv(guarding: true).utf8), delimiter: .comma).rows
    #expect(guarded == [["'=1+1", "a;'=2", "\"q\"", " x"], ["'-5", "año", "", "''=x"]])
  }

  @Test("Markdown has sheets, comments and bars in cells")
  func markdown() throws {
    let text = """
      # a comment
      | survey |
      |        | type | name | label |
      |--------|------|------|-------|
      |        | text | a | x \\| y |  # more
      not a row
      | choices | list_name | name |
      |         | l         |      |
      """
    let workbook = try Workbook(Array(text.utf8), textFormat: .md)
    #expect(workbook.sheets.map(\.name) == ["survey", "choices"])
    #expect(workbook.sheets[0][1, 2] == .text("x | y"))
    #expect(workbook.sheets[1].rows.count == 2)
    #expect(throws: SpreadsheetError.notASpreadsheet) { try Workbook(Array("text".utf8), textFormat: .md) }
  }
}
