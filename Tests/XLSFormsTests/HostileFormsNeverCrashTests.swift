import Questionnaires
import SeededRandom
import Spreadsheets
import Testing

@testable import XLSForms

/// Written forms with cells removed, exchanged and replaced: each is read or refused, and what is read can be written.
@Suite("Hostile forms never crash")
struct HostileFormsNeverCrashTests {
  private static let texts = [
    "${", "${}", "${a", "}", "begin group", "end repeat", "begin loop over", "select_one", "select_one x or_other",
    "::",
    ":", "gcmrepo::type", "gcmrepo::id", "label::", "jr:", "table", "row", "other", "string('", "concat(", "=", "a = ",
    "\u{301}", "survey", String(repeating: "x", count: 3_000), String(repeating: "(", count: 2_000), "audit", "range",
    "start=1 end=1e400 step=1e-300", "start=nan", "99999999999999999999", "-1", "\u{0}", "🎉",
  ]

  @Test("Changed cells are read or refused", arguments: 1...150 as ClosedRange<UInt64>)
  func changed(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var workbook = try XLSForm.write(RandomQuestionnaire.questionnaire(seed: seed))
    for _ in 0..<(1 + numbers.below(12)) {
      let sheet = numbers.below(workbook.sheets.count)
      guard !workbook.sheets[sheet].rows.isEmpty else { continue }
      let row = numbers.below(workbook.sheets[sheet].rows.count)
      let count = workbook.sheets[sheet].rows[row].cells.count
      guard count > 0 else { continue }
      let cell = numbers.below(count)
      switch numbers.below(5) {
      case 0: workbook.sheets[sheet].rows.remove(at: row)
      case 1: workbook.sheets[sheet].rows[row].cells.remove(at: cell)
      case 2: workbook.sheets[sheet].rows[row].cells[cell].value = .error("#N/A")
      default: workbook.sheets[sheet].rows[row].cells[cell].value = .text(numbers.pick(Self.texts))
      }
    }
    guard let reading = try? XLSForm.read(workbook) else { return }
    #expect(!reading.questionnaire.faults.contains { !$0.isWarning }, "seed \(seed)")
    guard let form = try? XLSForm.write(reading.questionnaire) else { return }
    #expect(try XLSForm.read(form).questionnaire == reading.questionnaire, "seed \(seed)")
  }
}
