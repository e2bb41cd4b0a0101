import SeededRandom
import Testing

@testable import Spreadsheets

@Suite("Dates of cells")
struct CellDatesTests {
  @Test(
    "A number is the day that Excel shows",
    arguments: [
      (1.0, DateSystem.since1900, "1900-01-01"), (59, .since1900, "1900-02-28"), (61, .since1900, "1900-03-01"),
      (43_132, .since1900, "2018-02-01"), (0, .since1904, "1904-01-01"), (41_670, .since1904, "2018-02-01"),
      (2_958_465, .since1900, "9999-12-31"),
    ])
  func days(serial: Double, system: DateSystem, day: String) {
    let date = CellDate(serial: serial, system: system, parts: .day)
    #expect(date?.description == day)
    #expect(date?.serial(in: system) == serial)
  }

  @Test("Days that the calendar does not have are none", arguments: [-1, 60, 60.5, 2_958_466, .infinity, .nan])
  func noDays(serial: Double) { #expect(CellDate(serial: serial, system: .since1900, parts: .day) == nil) }

  @Test("A fraction is a time, to the second")
  func times() {
    #expect(CellDate(serial: 0.395833333333333, system: .since1900, parts: .time)?.description == "09:30:00")
    #expect(CellDate(serial: 43_132.5, system: .since1900, parts: .day)?.description == "2018-02-01T12:00:00")
    #expect(CellDate("2018-02-01 09:30")?.description == "2018-02-01T09:30:00")
    #expect(CellDate("2018-02-30") == nil)
  }

  @Test("Any second of any day comes back from its number", arguments: 1...50 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let system = numbers.pick([DateSystem.since1900, .since1904])
    let serial = Double(numbers.below(2_900_000) + 61) + Double(numbers.below(86_400)) / 86_400
    let date = CellDate(serial: serial, system: system, parts: .dayAndTime)
    let again = date?.serial(in: system).flatMap { CellDate(serial: $0, system: system, parts: .dayAndTime) }
    #expect(date != nil && date == again, "seed \(seed)")
  }

  @Test(
    "A format shows a date or a number",
    arguments: [
      ("yyyy\\-mm\\-dd", CellDate.Parts.day as CellDate.Parts?), ("d/m/yy", .day), ("[$-409]h:mm AM/PM;@", .time),
      ("mm:ss.0", .time), ("dd/mm/yyyy hh:mm", .dayAndTime), ("mmmm", .day), ("\"dh\" 0", nil), ("0.00E+00", nil),
      ("General", nil), ("[h]:mm:ss", nil), ("[Red]0.0", nil), ("#,##0 \\d", nil), ("@", nil),
      ("[$-F800]dddd\\,\\ mmmm", .day),
    ])
  func formats(code: String, parts: CellDate.Parts?) { #expect(NumberFormat.parts(ofCode: code) == parts) }
}
