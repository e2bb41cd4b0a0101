import Foundation
import OfficeOpenXML
import SeededRandom
import Testing

@testable import Spreadsheets

@Suite("An .xls is read")
struct BIFFIsReadTests {
  /// Written by LibreOffice 7.4 from a workbook made for this test.
  static var file: [UInt8] {
    get throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      return Array(try Data(contentsOf: folder.appendingPathComponent("Files/excel-97.xls")))
    }
  }

  @Test("Every type of cell is read, with long texts and hidden sheets")
  func values() throws {
    let workbook = try Workbook(Self.file)
    #expect(workbook.sheets.map(\.name) == ["Año", "Oculta"])
    #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
    let sheet = workbook.sheets[0]
    let dates = ["2018-02-01", "09:30:00"].compactMap { CellDate($0) }
    #expect(
      (0..<8).map { sheet[1, $0] } == [
        .text("=1+1"), .number("12.5"), .boolean(true), .date(dates[0]), .date(dates[1]), .text("añ"),
        .error("#DIV/0!"), .text(String(repeating: "ñ", count: 9_000)),
      ])
    #expect((0..<3).map { sheet[2, $0] } == [.number("1"), .number("100000.25"), .number("-7")])
    #expect(sheet.merged.map(\.description) == ["A5:B6"])
    #expect(sheet.rows[1].cells.filter(\.isFormula).map(\.column) == [2, 5, 6])
    #expect(workbook.sheets[1][408, 0] == .text("celda número 399 con 日本"))
  }

  @Test("Excel 5's texts are Windows-1252")
  func excel5() throws {
    var stream = BIFFStream(version: 0x0500)
    stream.add(0x041E, [164, 0, 10] + Array("yyyy-mm-dd".utf8))
    stream.add(0x00E0, [0, 0, 0, 0, 0, 0, 0, 0])
    stream.add(0x00E0, [0, 0, 164, 0, 0, 0, 0, 0])
    let place = stream.sheet("A\u{F1}o".unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    stream.add(0x000A, [])
    stream.begin(place)
    // Columns 2 to 255 are hidden, and the second row ([MS-XLS] 2.4.53, 2.4.221).
    stream.add(0x007D, [2, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0])
    stream.add(0x0208, [0, 0, 0, 0, 2, 0, 0xFF, 0, 0, 0, 0, 0, 0, 1, 0, 0])
    stream.add(0x0208, [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0x20, 1, 0, 0])
    stream.add(0x0204, [0, 0, 0, 0, 0, 0, 2, 0, 0xF1, 0x80])
    stream.add(0x027E, [0, 0, 1, 0, 1, 0] + BIFFStream.bytes(UInt32(43_132 << 2 | 2)))
    stream.add(0x0006, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0])
    stream.add(0x0207, [2, 0, 0x61, 0xE9])
    stream.add(0x0205, [2, 0, 0, 0, 0, 0, 0x2A, 1])
    stream.add(0x000A, [])
    let workbook = try BIFFWorkbook(stream.bytes, limits: .standard)
    let entry = try #require(workbook.sheets.first)
    let part = try BIFFSheet(entry, of: workbook, limits: .standard, cells: 0, textBytes: 0)
    let sheet = part.sheet(.visible)
    #expect(sheet.name == "Año")
    #expect(sheet[0, 0] == .text("ñ€") && sheet[0, 1].plainText == "2018-02-01")
    #expect(sheet[1, 0] == .text("aé") && sheet[2, 0] == .error("#N/A"))
    #expect(sheet.rows.map(\.isHidden) == [false, true, false] && sheet.hiddenColumns == Set(2...255))
  }

  @Test("An RK is an integer or a fraction, perhaps of a hundred")
  func rk() {
    #expect(BIFF.number(ofRK: UInt32(bitPattern: Int32(-7) << 2 | 2)) == -7)
    #expect(BIFF.number(ofRK: 1250 << 2 | 3) == 12.5)
    #expect(BIFF.number(ofRK: UInt32(truncatingIfNeeded: (1.5).bitPattern >> 32)) == 1.5)
  }

  @Test("Changed bytes are read or refused", arguments: 1...120 as ClosedRange<UInt64>)
  func hostile(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var bytes = try Self.file
    for _ in 0..<(1 + numbers.below(30)) {
      // Most of the file is one text; the records that matter are at its ends.
      let place = numbers.chance(50) ? numbers.below(bytes.count) : numbers.below(3_000)
      bytes[place] = numbers.chance(50) ? UInt8(numbers.below(256)) : numbers.pick([0, 1, 0x7F, 0x80, 0xFF])
    }
    if numbers.chance(20) { bytes.removeLast(numbers.below(bytes.count)) }
    do { _ = try Workbook(bytes) } catch {}
  }
}

/// A stream of records.
private struct BIFFStream {
  private(set) var bytes: [UInt8] = []
  private let version: UInt16

  init(version: UInt16) {
    self.version = version
    begin()
  }

  static func bytes(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(number >> (8 * $0) & 0xFF) } }

  mutating func add(_ type: UInt16, _ data: [UInt8]) {
    bytes += [UInt8(type & 0xFF), UInt8(type >> 8), UInt8(data.count & 0xFF), UInt8(data.count >> 8)] + data
  }

  private mutating func begin() { add(0x0809, [UInt8(version & 0xFF), UInt8(version >> 8), 5, 0, 0, 0, 0, 0]) }

  /// Begins a sheet, whose entry was added before.
  mutating func begin(_ entry: Int) {
    bytes.replaceSubrange(entry..<(entry + 4), with: Self.bytes(UInt32(bytes.count)))
    begin()
  }

  /// Adds the entry of a sheet; where its offset is.
  mutating func sheet(_ name: [UInt8]) -> Int {
    add(0x0085, [0, 0, 0, 0, 0, 0, UInt8(name.count)] + name)
    return bytes.count - name.count - 7
  }
}
