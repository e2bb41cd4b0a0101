import OfficeOpenXML
import RecordValues

/// Writes one sheet as a part (ECMA-376 part 1, section 18.3).
struct WorksheetWriter {
  private let sheet: Sheet
  private let workbook: Workbook
  private var xml = ""

  /// The part.
  static func part(_ sheet: Sheet, of workbook: Workbook, texts: inout SharedTexts, styles: inout StyleTable)
    throws(SpreadsheetWriteError) -> String
  {
    var writer = WorksheetWriter(sheet: sheet, workbook: workbook)
    return try writer.part(&texts, &styles)
  }

  private init(sheet: Sheet, workbook: Workbook) { (self.sheet, self.workbook) = (sheet, workbook) }

  private mutating func part(_ texts: inout SharedTexts, _ styles: inout StyleTable) throws(SpreadsheetWriteError)
    -> String
  {
    xml = "<worksheet xmlns=\"\(XMLText.main)\">"
    view()
    columns()
    xml += "<sheetData>"
    var last = -1
    for row in sheet.rows {
      guard row.index > last, row.index < CellReference.rows else {
        throw .place(sheet: sheet.name, row: row.index, column: 0)
      }
      last = row.index
      try write(row, &texts, &styles)
    }
    xml += "</sheetData>"
    if sheet.layout.isProtected {
      xml += "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>"
    }
    if !sheet.merged.isEmpty {
      let ranges = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      xml += "<mergeCells count=\"\(sheet.merged.count)\">\(ranges)</mergeCells>"
    }
    try validations()
    return xml + "</worksheet>"
  }

  private mutating func view() {
    let frozen = max(0, min(sheet.layout.frozenRows, CellReference.rows - 1))
    guard frozen > 0 else { return }
    xml +=
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"\(frozen)\" topLeftCell=\"A\(frozen + 1)\" "
      + "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
  }

  /// An element for each column: readers exist that see only the first column of an element for several.
  private mutating func columns() {
    let numbers = Set(sheet.layout.widths.keys).union(sheet.hiddenColumns).sorted()
    guard !numbers.isEmpty else { return }
    xml += "<cols>"
    for number in numbers where (0..<CellReference.columns).contains(number) {
      let width = sheet.layout.widths[number] ?? 9
      let hidden = sheet.hiddenColumns.contains(number) ? " hidden=\"1\"" : ""
      xml += "<col min=\"\(number + 1)\" max=\"\(number + 1)\" width=\"\(width)\" customWidth=\"1\"\(hidden)/>"
    }
    xml += "</cols>"
  }

  // MARK: Cells

  private mutating func write(_ row: Sheet.Row, _ texts: inout SharedTexts, _ styles: inout StyleTable)
    throws(SpreadsheetWriteError)
  {
    xml += "<row r=\"\(row.index + 1)\"\(row.isHidden ? " hidden=\"1\"" : "")>"
    var last = -1
    for cell in row.cells {
      guard cell.column > last, cell.column < CellReference.columns else {
        throw .place(sheet: sheet.name, row: row.index, column: cell.column)
      }
      last = cell.column
      let place = CellReference(row: row.index, column: cell.column)
      var key = StyleTable.Key(style: cell.style, quotesPrefix: false)
      var (type, value) = ("", "")
      switch cell.value {
      case .empty: break
      case .text(let text):
        let length = text.utf16.count
        guard length <= 32_767 else { throw .textTooLong(sheet: sheet.name, cell: place, length: length) }
        key.quotesPrefix = SpreadsheetFormula.mayBegin(text)
        (type, value) = (" t=\"s\"", String(texts.number(of: text)))
      case .number(let digits):
        guard let number = Double(digits), number.isFinite else {
          throw .number(sheet: sheet.name, cell: place, text: digits)
        }
        value = XMLText.escaped(digits)
      case .boolean(let isTrue): (type, value) = (" t=\"b\"", isTrue ? "1" : "0")
      case .error(let text): (type, value) = (" t=\"e\"", XMLText.escaped(text))
      case .date(let date):
        guard let serial = date.serial(in: workbook.dateSystem) else {
          throw .number(sheet: sheet.name, cell: place, text: date.description)
        }
        value = NumberDigits.text(of: serial)
        if key.style.format == nil { key.style.format = Self.format(date.parts) }
      }
      let style = styles.number(of: key)
      guard !value.isEmpty || style > 0 else { continue }
      xml += "<c r=\"\(place)\"" + (style > 0 ? " s=\"\(style)\"" : "") + type
      xml += value.isEmpty ? "/>" : "><v>\(value)</v></c>"
    }
    xml += "</row>"
  }

  private static func format(_ parts: CellDate.Parts) -> String {
    switch parts {
    case .day: "yyyy\\-mm\\-dd"
    case .time: "hh:mm:ss"
    case .dayAndTime: "yyyy\\-mm\\-dd\\ hh:mm:ss"
    }
  }

  // MARK: Validation

  private mutating func validations() throws(SpreadsheetWriteError) {
    let rules = sheet.layout.validations
    guard !rules.isEmpty else { return }
    xml += "<dataValidations count=\"\(rules.count)\">"
    for rule in rules { try write(rule) }
    xml += "</dataValidations>"
  }

  private mutating func write(_ validation: DataValidation) throws(SpreadsheetWriteError) {
    let (type, operation, first, second) = try rule(validation.rule)
    xml += "<dataValidation" + (type.isEmpty ? "" : " type=\"\(type)\"")
    xml += operation.isEmpty ? "" : " operator=\"\(operation)\""
    if validation.allowsBlank { xml += " allowBlank=\"1\"" }
    if let prompt = validation.prompt {
      xml += " showInputMessage=\"1\" promptTitle=\"\(Self.cut(prompt.title, 32))\""
      xml += " prompt=\"\(Self.cut(prompt.text, 255))\""
    }
    if !type.isEmpty { xml += " showErrorMessage=\"1\"" }
    if let alert = validation.alert {
      xml += " errorTitle=\"\(Self.cut(alert.title, 32))\" error=\"\(Self.cut(alert.text, 255))\""
    }
    xml += " sqref=\"\(validation.ranges.map(\.description).joined(separator: " "))\">"
    if let first { xml += "<formula1>\(XMLText.escaped(first))</formula1>" }
    if let second { xml += "<formula2>\(XMLText.escaped(second))</formula2>" }
    xml += "</dataValidation>"
  }

  private typealias Written = (type: String, operation: String, first: String?, second: String?)

  private func rule(_ rule: DataValidation.Rule) throws(SpreadsheetWriteError) -> Written {
    switch rule {
    case .any: return ("", "", nil, nil)
    case .list(let texts):
      let list = texts.joined(separator: ",")
      guard list.utf16.count <= 255, !texts.contains(where: { $0.utf8.contains(UInt8(ascii: ",")) }) else {
        throw .validationList(sheet: sheet.name)
      }
      let doubled = list.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      return ("list", "", "\"\(doubled)\"", nil)
    case .listRange(let name, let range):
      guard workbook[sheet: name] != nil else { throw .unknownSheet(name) }
      let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      return ("list", "", "'\(quoted)'!\(range.absolute)", nil)
    case .whole(let from, let to): return Self.bounds("whole", from.map(String.init), to.map(String.init))
    case .decimal(let from, let to): return Self.bounds("decimal", from, to)
    case .day(let from, let to):
      func serial(_ date: CellDate?) -> String? {
        date?.serial(in: workbook.dateSystem).map { NumberDigits.text(of: $0) }
      }
      return Self.bounds("date", serial(from), serial(to))
    case .textLength(let most): return ("textLength", "lessThanOrEqual", String(most), nil)
    }
  }

  private static func bounds(_ type: String, _ from: String?, _ to: String?) -> Written {
    switch (from, to) {
    case (let from?, let to?): (type, "between", from, to)
    case (let from?, nil): (type, "greaterThanOrEqual", from, nil)
    case (nil, let to?): (type, "lessThanOrEqual", to, nil)
    // Any number or day, which a bound below all of them says.
    case (nil, nil): (type, "greaterThanOrEqual", type == "date" ? "0" : "-1E+300", nil)
    }
  }

  /// A message's text, cut off where spreadsheet programs refuse the file.
  private static func cut(_ text: String, _ most: Int) -> String {
    var out = text
    if text.utf16.count > most {
      out = ""
      var length = 1
      for scalar in text.unicodeScalars {
        length += UTF16.width(scalar)
        guard length <= most else { break }
        out.unicodeScalars.append(scalar)
      }
      out += "…"
    }
    // A line end in an attribute would be read as a space.
    return XMLText.escaped(out).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "&#10;")
  }
}
