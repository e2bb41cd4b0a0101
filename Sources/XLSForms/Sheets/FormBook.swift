import Spreadsheets

/// The sheets of a form, found in a workbook.
struct FormBook {
  private(set) var sheets: [FormSheet.Kind: FormSheet] = [:]
  private(set) var faults: [XLSFormFault] = []
  private(set) var notices: [XLSFormNotice] = []

  init(_ workbook: Workbook) {
    var found = workbook.sheets
    if found.count == 1, let parts = Self.parts(of: found[0]) { found = parts }
    for sheet in found {
      let kind = FormSheet.Kind(rawValue: sheet.name.trimmed.lowercased())
      // A workbook of one sheet is a survey, whatever its name.
      guard let kind = kind ?? (found.count == 1 ? .survey : nil) else {
        if !sheet.rows.isEmpty { notices.append(XLSFormNotice(.skippedSheet, sheet: sheet.name)) }
        continue
      }
      guard sheets[kind] == nil else { continue }
      let form = FormSheet(sheet, kind: kind)
      sheets[kind] = form
      faults += form.faults
      notices += form.notices
    }
    guard sheets[.survey] == nil else { return }
    let names = found.map(\.name).filter { !$0.utf8.starts(with: "_".utf8) }
    let similar = names.filter { editDistance($0.lowercased(), "survey") <= 2 }
    faults.append(XLSFormFault(.missingSheet("survey", similar: similar), sheet: "survey"))
  }

  /// The sheets of a form in one table, each after its name in the first column, as pyxform reads CSV; `nil` if the table
  /// is no such form.
  private static func parts(of sheet: Sheet) -> [Sheet]? {
    guard let first = sheet.rows.first, isName(first[0]) else { return nil }
    var parts: [Sheet] = []
    for row in sheet.rows {
      let name = row[0].plainText.trimmed
      let cells = row.cells.filter { $0.column > 0 && !$0.value.isBlank }
      if !name.isEmpty { parts.append(Sheet(name: name)) }
      guard !cells.isEmpty, !parts.isEmpty else { continue }
      parts[parts.count - 1].rows.append(Sheet.Row(index: row.index, cells: cells))
    }
    return parts
  }

  private static func isName(_ value: CellValue) -> Bool {
    FormSheet.Kind(rawValue: value.plainText.trimmed.lowercased()) != nil
  }
}

/// The Levenshtein distance of two texts, of which the first sixty characters count.
func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.unicodeScalars.prefix(60)), Array(b.unicodeScalars.prefix(60)))
  var row = Array(0...b.count)
  for (i, scalar) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in b.enumerated() {
      (diagonal, row[j + 1]) = (row[j + 1], min(row[j + 1] + 1, row[j] + 1, diagonal + (scalar == other ? 0 : 1)))
    }
  }
  return row[b.count]
}
