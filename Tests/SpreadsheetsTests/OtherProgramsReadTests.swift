import Foundation
import Testing

@testable import Spreadsheets

/// What openpyxl and LibreOffice make of a written workbook.
@Suite("Other programs read a written workbook")
struct OtherProgramsReadTests {
  private static func run(_ words: [String]) throws -> (status: Int32, output: String) {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private static func inFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = NSTemporaryDirectory() + "spreadsheets-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  private static var workbook: Workbook {
    var form = Sheet(name: "Forma de país")
    form.rows = [
      Sheet.Row(index: 0, cells: [Cell(column: 0, value: .text("Pregunta"), style: .heading)]),
      Sheet.Row(
        index: 1,
        cells: [
          Cell(column: 0, value: .text("=1+1"), style: CellStyle(wraps: true)),
          Cell(column: 1, value: .empty, style: CellStyle(isUnlocked: true, fill: "FFF2CC")),
          Cell(column: 2, value: .number("12.5"), style: CellStyle(format: "0.00")),
          Cell(column: 3, value: .boolean(true)),
          Cell(column: 4, value: CellDate("2018-02-01").map { .date($0) } ?? .empty),
        ]),
    ]
    form.hiddenColumns = [2]
    form.layout = SheetLayout(
      widths: [0: 40, 1: 20], frozenRows: 1, isProtected: true,
      validations: [
        DataValidation(
          ranges: [CellRange("B2")].compactMap { $0 },
          rule: .listRange(sheet: "Listas 'x' y", range: CellRange("A1:A2")!),
          prompt: .init(title: "País", text: "Elija\nuno"), alert: .init(title: "No", text: "No está en la lista")),
        DataValidation(ranges: [CellRange("C2")!], rule: .list(["sí", "no \"tal vez\""])),
        DataValidation(ranges: [CellRange("D2")!], rule: .decimal(from: "0", to: "100")),
      ])
    let lists = Sheet(name: "Listas 'x' y", texts: [["sí"], ["no"]])
    var hidden = lists
    hidden.visibility = .veryHidden
    return Workbook(
      sheets: [form, hidden], definedNames: [.init(name: "paises", formula: "'Listas ''x'' y'!$A$1:$A$2")])
  }

  @Test("openpyxl reads values, layout and validations")
  func openpyxl() throws {
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      form = book.worksheets[0]
      print([cell.value for cell in form[2]], form["A2"].data_type, form["A2"].quotePrefix, form["A1"].font.b)
      print(form.freeze_panes, form.protection.sheet, form["B2"].protection.locked, form["B2"].fill.fgColor.rgb)
      print(sorted(form.column_dimensions), form.column_dimensions["A"].width, form.column_dimensions["C"].hidden)
      for rule in form.data_validations.dataValidation:
          print(rule.type, str(rule.sqref), rule.formula1, rule.formula2, rule.promptTitle, rule.prompt, rule.error)
      print(book.worksheets[1].sheet_state, book.defined_names["paises"].value)
      """
    let output = try Self.inFolder { folder in
      try Data(Self.workbook.xlsx()).write(to: URL(fileURLWithPath: folder + "/a.xlsx"))
      return try Self.run(["/usr/bin/python3", "-c", script, folder + "/a.xlsx"]).output
    }
    #expect(
      output == """
        ['=1+1', None, 12.5, True, datetime.datetime(2018, 2, 1, 0, 0)] s True True
        A2 True False FFFFF2CC
        ['A', 'B', 'C'] 40.0 True
        list B2 'Listas ''x'' y'!$A$1:$A$2 None País Elija
        uno No está en la lista
        list C2 "sí,no ""tal vez""\"\(" ")None None None None
        decimal D2 0 100 None None None
        veryHidden 'Listas ''x'' y'!$A$1:$A$2

        """)
  }

  @Test("LibreOffice evaluates no text")
  func libreOffice() throws {
    let output = try Self.inFolder { folder in
      try Data(Self.workbook.xlsx()).write(to: URL(fileURLWithPath: folder + "/a.xlsx"))
      _ = try Self.run([
        "soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "csv", "--outdir",
        folder, folder + "/a.xlsx",
      ])
      return try String(contentsOfFile: folder + "/a.csv", encoding: .utf8)
    }
    #expect(output == "Pregunta,,,,\n=1+1,,12.5,TRUE,2018-02-01\n")
  }
}
