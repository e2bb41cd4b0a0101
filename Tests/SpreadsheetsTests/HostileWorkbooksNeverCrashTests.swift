import SeededRandom
import Testing

@testable import Spreadsheets

/// Workbooks with elements removed, repeated and moved and numbers changed: each is read or refused.
@Suite("Hostile workbooks never crash")
struct HostileWorkbooksNeverCrashTests {
  private static let rows = """
    <row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>1</f><v>2</v></c></row><row r="2"><c t="inlineStr"><is>\
    <r><t>a</t></r></is></c><c s="2"><v>43132.5</v></c><c t="d"><v>2018-02-01</v></c><c t="b"><v>1</v></c></row>
    """

  @Test("Changed elements and numbers are read or refused", arguments: 1...200 as ClosedRange<UInt64>)
  func changed(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var pieces = Self.rows.split(separator: "<").map { "<" + $0 }
    for _ in 0..<(1 + numbers.below(4)) {
      let (one, other) = (numbers.below(pieces.count), numbers.below(pieces.count))
      switch numbers.below(4) {
      case 0: pieces.swapAt(one, other)
      case 1: pieces.insert(pieces[one], at: other)
      case 2 where pieces.count > 2: pieces.remove(at: one)
      default:
        let number = numbers.pick(["-1", "0", "99999999999999999999", "1e308", "1048577", "nan", "inf", ""])
        pieces[one] = String(pieces[one].map { $0.isNumber ? "#" : $0 }).replacing("#", with: number)
      }
    }
    let built = BuiltWorkbook(
      rows: pieces.joined(), shared: "<si><t>x</t></si>",
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs>")
    do { _ = try Workbook(built.bytes) } catch {}
  }

  @Test("Any bytes are read or refused as any format", arguments: 1...100 as ClosedRange<UInt64>)
  func noise(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let pieces: [[UInt8]] = [
      [0x22], [0x2C], [0x0A], [0x0D], [0x7C], [0x5C], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x50, 0x4B, 3, 4], [0x20],
      [0xF1],
      Array("| survey |".utf8), Array("año;".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
    ]
    let bytes = (0..<numbers.below(60)).flatMap { _ in numbers.pick(pieces) }
    for format in [SpreadsheetFormat.csv, .md] {
      do { _ = try Workbook(bytes, textFormat: format) } catch {}
    }
  }
}
