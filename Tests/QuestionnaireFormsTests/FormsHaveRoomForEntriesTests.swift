import OfficeOpenXML
import Questionnaires
import RecordValues
import Spreadsheets
import Testing

@testable import QuestionnaireForms

/// Of what is answered several times no entry is lost, and a form says how to get one with more.
struct FormsHaveRoomForEntriesTests {
  private static let form = QuestionnaireForm(SampleQuestionnaire.questionnaire)
  private static let document = FormDocument(
    SampleQuestionnaire.questionnaire, language: "en", country: FormCountry(code: "CL"))

  /// What is read where a program writes rows below those of the sheet of agreements.
  private func read(_ rows: [[Int: String]]) throws -> FilledForm {
    var workbook = try Workbook(xlsx: try WorkbookForm.workbook(Self.document))
    let sheet = try #require(workbook.sheets.firstIndex { $0[0, 1].plainText == "agreements" })
    var next = (workbook.sheets[sheet].rows.last?.index ?? 0) + 1
    for row in rows {
      let cells = row.sorted { $0.key < $1.key }.map { Cell(column: $0.key, value: .text($0.value)) }
      workbook.sheets[sheet].rows.append(.init(index: next, cells: cells))
      next += 1
    }
    return try WorkbookForm.read(try workbook.xlsx(), for: Self.form)
  }

  private func partners(_ filled: FilledForm) -> [String] {
    guard case .entries(let entries)? = filled.values.first(where: { $0.question == "agreements" })?.value else {
      return []
    }
    return entries.flatMap { $0 }.map { if case .text(let text) = $0.value { text } else { "?" } }
  }

  @Test func rowsBelowTheFormsAreEntries() throws {
    let filled = try read([[1: "Peru"], [0: "12", 1: "Brazil"], [1: "Chile"]])
    #expect(partners(filled) == ["Peru", "Brazil", "Chile"] && filled.faults.isEmpty, "\(filled)")
  }

  @Test func aRowThatBelongsToNothingIsNamed() throws {
    let filled = try read([[0: "x", 1: "Peru"], [0: "501", 1: "Brazil"], [0: "y"]])
    #expect(partners(filled) == [])
    #expect(filled.faults.map(\.problem) == [.unplacedRow(10), .tooManyEntries(501)], "\(filled.faults)")
    #expect(filled.faults.allSatisfy { $0.place.question == "agreements" })
  }

  @Test func aFormHasAsManyEntriesAsAreAskedFor() throws {
    var document = Self.document
    func word() throws -> String {
      String(
        decoding: try OfficeArchive(try WordForm.document(document)).bytes(of: "word/document.xml"), as: UTF8.self)
    }
    #expect(try word().contains("3.1(3).1") && !word().contains("3.1(4).1"))
    #expect(try word().contains("If 3 entries are not enough") && word().contains("aplicacion-2027 --entries 6"))
    document.leastEntries = 5
    #expect(try word().contains("3.1(5).1") && word().contains("If 5 entries are not enough"))
    // No more than the group takes, and then nobody need ask.
    document.leastEntries = 12
    #expect(try word().contains("3.1(6).1") && !word().contains("3.1(7).1") && !word().contains("are not enough"))
  }
}
