import Foundation
import Questionnaires
import RecordValues
import Spreadsheets
import Testing

@testable import QuestionnaireForms

/// Workbooks that people and programs have filled in, as they should and otherwise.
struct RoughWorkbooksTests {
  private static let form = QuestionnaireForm(SampleQuestionnaire.questionnaire)
  private static let document = FormDocument(
    SampleQuestionnaire.questionnaire, language: "es", countries: SampleQuestionnaire.countries)

  private func read(_ change: (inout Workbook) throws -> Void) throws -> FilledForm {
    var workbook = try Workbook(xlsx: try WorkbookForm.workbook(Self.document))
    try change(&workbook)
    // What is read has no layout, which is what a program leaves that knows none.
    return try WorkbookForm.read(try workbook.xlsx(), for: Self.form, countries: SampleQuestionnaire.countries)
  }

  /// Sets the cell for the answer of a code on the first sheet.
  private func set(_ code: String, _ value: CellValue, in workbook: inout Workbook) throws {
    let row = try #require(
      workbook.sheets[0].rows.firstIndex { $0[WorkbookColumn.code].plainText == code }, "there is no \(code)")
    workbook.sheets[0].rows[row].cells.removeAll { $0.column == WorkbookColumn.answer }
    let place = workbook.sheets[0].rows[row].cells.firstIndex { $0.column > WorkbookColumn.answer } ?? 0
    workbook.sheets[0].rows[row].cells.insert(Cell(column: WorkbookColumn.answer, value: value), at: place)
  }

  @Test func cellsOfEveryKindAreRead() throws {
    let filled = try read { workbook in
      try set("form:country", .text("Chile (CL)"), in: &workbook)
      try set("authority", .text("=CMD()"), in: &workbook)
      try set("law", .boolean(true), in: &workbook)
      try set("law_date", .date(#require(CellDate("2025-12-31"))), in: &workbook)
      try set("instruments=plan", .text("X"), in: &workbook)
      try set("instruments=law", .text("x"), in: &workbook)
      try set("instruments=+text", .text("Circular"), in: &workbook)
      try set("staff", .number("12"), in: &workbook)
      try set("budget", .text("1.234,5"), in: &workbook)
      try set("share", .text("45 %"), in: &workbook)
      try set("opens", .date(#require(CellDate("09:30:00"))), in: &workbook)
      try set("moment", .date(#require(CellDate("2026-01-02T03:04:00"))), in: &workbook)
    }
    #expect(filled.faults.isEmpty && filled.remarks.isEmpty && filled.identity.country == "CL")
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("=CMD()")), .init(question: "law", value: .boolean(true)),
        .init(question: "law_date", value: .time("2025-12-31")),
        .init(question: "instruments", value: .other(["law", "plan"], "Circular")),
        .init(question: "staff", value: .number("12")), .init(question: "budget", value: .number("1234.5")),
        .init(question: "share", value: .number("45")), .init(question: "opens", value: .time("09:30")),
        .init(question: "moment", value: .time("2026-01-02T03:04")),
      ])
  }

  @Test(arguments: [DateSystem.since1900, .since1904]) func daysAreOfBothDateSystems(system: DateSystem) throws {
    let day = try #require(CellDate("2025-12-31"))
    let serial = try #require(day.serial(in: system))
    for value in [CellValue.date(day), .number(String(Int(serial)))] {
      let filled = try read { workbook in
        workbook.dateSystem = system
        try set("law_date", value, in: &workbook)
      }
      #expect(filled.values == [.init(question: "law_date", value: .time("2025-12-31"))])
    }
    // A year is no day.
    let year = try read { workbook in try set("law_date", .number("2025"), in: &workbook) }
    #expect(year.values.isEmpty && year.faults.map(\.problem) == [.unreadable(.notADay("2025"))])
  }

  @Test func formulasGiveTheirStoredValueAndAreTold() throws {
    let bytes = try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      try Data(try WorkbookForm.workbook(Self.document)).write(to: file)
      // A formula with a stored value, as Excel writes it.
      let script = #"""
        import re, sys, zipfile
        source = sys.argv[1]
        parts = [(i, zipfile.ZipFile(source).read(i)) for i in zipfile.ZipFile(source).namelist()]
        with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
            for name, data in parts:
                if name == "xl/worksheets/sheet1.xml":
                    row = re.search(rb'<c r="C(\d+)" s="\d+"/>', data)
                    data = data.replace(row.group(0), b'<c r="C%s"><f>1+1</f><v>2</v></c>' % row.group(1))
                    rows = re.findall(rb'<c r="C(\d+)" s="\d+"/>', data)
                    for number in rows:
                        data = data.replace(b'<c r="C%s" s=' % number, b'<c r="C%s" t="str" s=' % number)
                made.writestr(name, data)
        """#
      try ExternalTools.run(try ExternalTools.python(), ["-c", script, file.path])
      return Array(try Data(contentsOf: file))
    }
    let filled = try WorkbookForm.read(bytes, for: Self.form, countries: SampleQuestionnaire.countries)
    // The first cell of the form is the country's, which a formula does not choose.
    #expect(filled.faults.map(\.problem) == [.unknown("2")])
    let told = try read { workbook in
      try set("staff", .number("2"), in: &workbook)
      let row = try #require(workbook.sheets[0].rows.firstIndex { $0[WorkbookColumn.code].plainText == "staff" })
      let cell = try #require(workbook.sheets[0].rows[row].cells.firstIndex { $0.column == WorkbookColumn.answer })
      workbook.sheets[0].rows[row].cells[cell].isFormula = true
    }
    #expect(told.values == [.init(question: "staff", value: .number("2"))])
  }

  @Test func mergedCellsAndHiddenSheetsAreTold() throws {
    let merged = try read { workbook in
      try set("authority", .text("Interior"), in: &workbook)
      let row = try #require(workbook.sheets[0].rows.first { $0[WorkbookColumn.code].plainText == "authority" }).index
      workbook.sheets[0].merged = [
        CellRange(
          CellReference(row: row, column: WorkbookColumn.answer), CellReference(row: row, column: WorkbookColumn.help))
      ]
    }
    #expect(merged.values == [.init(question: "authority", value: .text("Interior"))])
    #expect(merged.remarks.map(\.kind) == [.merged])
    let hidden = try read { workbook in
      let table = try #require(workbook.sheets.firstIndex { $0.name == "2.9" })
      workbook.sheets[table].visibility = .hidden
      workbook.sheets[table].rows[3].cells.append(Cell(column: 2, value: .number("7")))
    }
    #expect(
      hidden.values == [
        .init(
          question: "arrivals",
          value: .rows([.init(id: "women", values: [.init(question: "y2025", value: .number("7"))])]))
      ])
    #expect(hidden.remarks.map(\.kind) == [.hidden])
  }

  /// A person who looks at the sheet does not see the answer, although the sheet is shown.
  @Test func answersInHiddenRowsAndColumnsAreTold() throws {
    let row = try read { workbook in
      try set("authority", .text("Interior"), in: &workbook)
      try set("staff", .number("12"), in: &workbook)
      let place = try #require(workbook.sheets[0].rows.firstIndex { $0[WorkbookColumn.code].plainText == "authority" })
      workbook.sheets[0].rows[place].isHidden = true
    }
    #expect(row.values.count == 2)
    #expect(row.remarks.map(\.kind) == [.hidden] && row.remarks.map(\.place?.question) == ["authority"])
    let column = try read { workbook in
      let table = try #require(workbook.sheets.firstIndex { $0.name == "2.9" })
      workbook.sheets[table].hiddenColumns = [2]
      workbook.sheets[table].rows[3].cells.append(Cell(column: 2, value: .number("7")))
    }
    #expect(column.values.count == 1 && column.remarks.map(\.kind) == [.hidden])
    // What other programs hide, and where nothing is answered.
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      for row in book.worksheets[0].iter_rows():
          if row[4].value in ("authority", "law"):
              book.worksheets[0].row_dimensions[row[0].row].hidden = True
          if row[4].value == "authority": row[2].value = "Interior"
      book.worksheets[0].column_dimensions["E"].hidden = True
      book.save(sys.argv[1])
      """
    let bytes = try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      try Data(try WorkbookForm.workbook(Self.document)).write(to: file)
      try ExternalTools.run(try ExternalTools.python(with: "openpyxl"), ["-c", script, file.path])
      return Array(try Data(contentsOf: file))
    }
    let filled = try WorkbookForm.read(bytes, for: Self.form)
    #expect(filled.values.count == 1 && filled.remarks.map(\.kind) == [.hidden])
  }

  @Test func withoutIDsTheNumbersAndLabelsCount() throws {
    let filled = try read { workbook in
      try set("authority", .text("Interior"), in: &workbook)
      try set("instruments=plan", .text("x"), in: &workbook)
      for row in workbook.sheets[0].rows.indices {
        workbook.sheets[0].rows[row].cells.removeAll { $0.column == WorkbookColumn.code }
      }
    }
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("Interior")),
        .init(question: "instruments", value: .choices(["plan"])),
      ])
  }

  /// Programs that compute nothing, openpyxl for one, write formulas without a value.
  @Test func aFormulaWithoutAValueIsSaid() throws {
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      for row in book.worksheets[0].iter_rows():
          if row[4].value == "authority": row[2].value = "=1+1"
      book.save(sys.argv[1])
      """
    let bytes = try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      try Data(try WorkbookForm.workbook(Self.document)).write(to: file)
      try ExternalTools.run(try ExternalTools.python(with: "openpyxl"), ["-c", script, file.path])
      return Array(try Data(contentsOf: file))
    }
    let filled = try WorkbookForm.read(bytes, for: Self.form)
    #expect(filled.values.isEmpty && filled.remarks.map(\.kind) == [.formula("")])
  }

  @Test func aCopiedRowCountsOnceOrIsAFault() throws {
    func copied(_ other: String) throws -> FilledForm {
      try read { workbook in
        try set("authority", .text("Interior"), in: &workbook)
        var row = try #require(workbook.sheets[0].rows.first { $0[WorkbookColumn.code].plainText == "authority" })
        row.index = (workbook.sheets[0].rows.last?.index ?? 0) + 1
        let cell = try #require(row.cells.firstIndex { $0.column == WorkbookColumn.answer })
        row.cells[cell].value = .text(other)
        workbook.sheets[0].rows.append(row)
      }
    }
    #expect(try copied("Interior").remarks.map(\.kind) == [.duplicated])
    #expect(try copied("Exterior").faults.map(\.problem) == [.severalAnswers(["Interior", "Exterior"])])
  }

  @Test func openpyxlFillsIn() throws {
    let script = #"""
      import datetime, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      sheet = book.worksheets[0]
      rows = {row[4].value: row for row in sheet.iter_rows()}
      assert sheet.protection.sheet and not rows["authority"][2].protection.locked and rows["authority"][1].protection.locked
      lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
      assert lists and book[book.sheetnames[-1]].sheet_state == "hidden"
      rows["authority"][2].value = "Ministerio & <Interior>"
      rows["law"][2].value = "Sí"
      rows["law_date"][2].value = datetime.date(2025, 12, 31)
      rows["instruments=decree"][2].value = "x"
      rows["priorities=plan"][2].value = 1
      entries = book["3.1"]
      entries.cell(4, 2).value = "Perú"
      entries.cell(5, 2).value = "Bolivia"
      book.save(sys.argv[1])
      """#
    let bytes = try ExternalTools.inFolder { folder in
      let file = folder.appending(path: "form.xlsx")
      try Data(try WorkbookForm.workbook(Self.document)).write(to: file)
      try ExternalTools.run(try ExternalTools.python(with: "openpyxl"), ["-c", script, file.path])
      return Array(try Data(contentsOf: file))
    }
    let filled = try WorkbookForm.read(bytes, for: Self.form)
    #expect(filled.faults.isEmpty && filled.remarks.isEmpty)
    #expect(
      filled.values == [
        .init(question: "authority", value: .text("Ministerio & <Interior>")),
        .init(question: "law", value: .boolean(true)), .init(question: "law_date", value: .time("2025-12-31")),
        .init(question: "instruments", value: .choices(["decree"])),
        .init(question: "priorities", value: .choices(["plan"])),
        .init(
          question: "agreements",
          value: .entries([
            [.init(question: "partner", value: .text("Perú"))], [.init(question: "partner", value: .text("Bolivia"))],
          ])),
      ])
  }

  @Test func anyBytesAreRefusedOrRead() throws {
    let workbook = try WorkbookForm.workbook(Self.document)
    let json = Array(
      #"{"schema":"gcmrepo.answers_form/1","questionnaire":"a","version":1,"country":"CL","language":"es","answers":{}}"#
        .utf8)
    for seed in 0..<80 {
      var (book, file) = (workbook, json)
      for step in 0..<(1 + seed % 5) {
        book[(seed * 7_919 + step * 104_729) % book.count] = UInt8(truncatingIfNeeded: seed &* 31 &+ step)
        file[(seed * 31 + step * 7) % file.count] = UInt8(truncatingIfNeeded: seed &* 31 &+ step)
      }
      _ = try? WorkbookForm.read(book, for: Self.form)
      _ = try? FormJSON.read(file, for: Self.form)
    }
    #expect(throws: WorkbookForm.Failure.self) { try WorkbookForm.read([1, 2, 3], for: Self.form) }
    for text in ["", "[]", "{}", #"{"schema":"x"}"#, #"{"schema":"gcmrepo.answers_form/1","version":"1"}"#] {
      #expect(throws: FormJSON.Failure.self) { try FormJSON.read(Array(text.utf8), for: Self.form) }
    }
    let odd = #"""
      {"schema":"gcmrepo.answers_form/1","questionnaire":"aplicacion-2027","version":2,"country":null,"language":"es",
       "answers":{"authority":[1],"law":"quizás","priorities":{"places":{"law":1,"plan":1}},"agreements":{},"arrivals":
       {"children":{}},"nothing":1,"staff":{"typed":"1.5"}}}
      """#
    let read = try FormJSON.read(Array(odd.utf8), for: Self.form)
    #expect(read.values.isEmpty)
    #expect(
      read.faults.map(\.problem) == [
        .wrongType, .unreadable(.notYesOrNo("quizás")), .unreadable(.notWhole("1.5")), .invalidPlace("1"),
        .unknown("children"), .wrongType, .unknown("nothing"),
      ])
  }
}
