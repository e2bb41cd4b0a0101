import Questionnaires
import SeededRandom
import Spreadsheets
import Testing

@testable import XLSForms

@Suite("A form gives back its questionnaire")
struct FormsRoundTripTests {
  @Test("Random questionnaires come back from their forms", arguments: 1...60 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let questionnaire = RandomQuestionnaire.questionnaire(seed: seed)
    let faults = questionnaire.faults.filter { !$0.isWarning }
    try #require(faults.isEmpty, "seed \(seed): \(faults)")
    let form = try XLSForm.write(questionnaire)
    let bytes = try form.xlsx()
    let again = try XLSForm.read(Workbook(bytes), name: "other")
    #expect(again.questionnaire == questionnaire, "seed \(seed)")
    #expect(try XLSForm.write(again.questionnaire).xlsx() == bytes, "seed \(seed)")
  }
}
