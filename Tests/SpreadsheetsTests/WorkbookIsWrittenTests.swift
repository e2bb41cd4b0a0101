import SeededRandom
import Testing

@testable import Spreadsheets

@Suite("A written workbook is read again")
struct WorkbookIsWrittenTests {
  static let texts = [
    "=1+1", "+x", "-5", "@a", "\tq", "año", " space ", "a\nb", "<&>\"'", "_x000D_", "_x0041_", "日本 🎉", "e\u{301}", "é",
    "", "1.0", "TRUE", "x_x_",
  ]

  static func randomWorkbook(seed: UInt64) -> Workbook {
    var numbers = SeededNumbers(seed: seed)
    var workbook = Workbook(sheets: [])
    if numbers.chance(30) { workbook.dateSystem = .since1904 }
    for index in 0..<(1 + numbers.below(3)) {
      var sheet = Sheet(name: "Sheet \(index)")
      if index > 0 { sheet.visibility = numbers.pick([.visible, .hidden, .veryHidden]) }
      for row in 0..<numbers.below(6) where numbers.chance(80) {
        let cells = (0..<numbers.below(6)).compactMap { column -> Cell? in
          let value: CellValue
          switch numbers.below(5) {
          case 0: value = .number(numbers.pick(["1", "-2.5", "1E-05", "123456789012345678"]))
          case 1: value = .boolean(numbers.chance(50))
          case 2: value = CellDate("20\(10 + numbers.below(80))-05-01T09:30:00").map { .date($0) } ?? .empty
          default: value = .text(numbers.pick(texts))
          }
          return value == .text("") ? nil : Cell(column: column, value: value)
        }
        if !cells.isEmpty { sheet.rows.append(Sheet.Row(index: row * 3, cells: cells)) }
      }
      workbook.sheets.append(sheet)
    }
    return workbook
  }

  @Test("Values, sheets and the date system come back", arguments: 1...60 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let workbook = Self.randomWorkbook(seed: seed)
    let bytes = try workbook.xlsx()
    #expect(try Workbook(bytes) == workbook, "seed \(seed)")
    #expect(try workbook.xlsx() == bytes, "seed \(seed)")
  }

  @Test("Names that no sheet may have are refused", arguments: ["", "a/b", "'a", String(repeating: "x", count: 32)])
  func names(name: String) {
    #expect(throws: SpreadsheetWriteError.sheetName(name)) { try Workbook(sheets: [Sheet(name: name)]).xlsx() }
  }

  @Test("A workbook that no program would open is refused")
  func unsound() {
    let hidden = Workbook(sheets: [Sheet(name: "a", visibility: .hidden)])
    #expect(throws: SpreadsheetWriteError.noVisibleSheet) { try hidden.xlsx() }
    let twice = Workbook(sheets: [Sheet(name: "a"), Sheet(name: "A")])
    #expect(throws: SpreadsheetWriteError.duplicateSheetName("A")) { try twice.xlsx() }
    let long = Workbook(sheets: [Sheet(name: "a", texts: [[String(repeating: "x", count: 32_768)]])])
    #expect(throws: SpreadsheetWriteError.self) { try long.xlsx() }
    var list = Sheet(name: "a")
    list.layout.validations = [.init(ranges: [], rule: .list(["a,b"]))]
    #expect(throws: SpreadsheetWriteError.validationList(sheet: "a")) { try Workbook(sheets: [list]).xlsx() }
  }
}
