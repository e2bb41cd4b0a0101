import OfficeOpenXML

/// The cells of one sheet of an .xls ([MS-XLS] 2.1.7.20.5).
struct BIFFSheet {
  private let workbook: BIFFWorkbook
  private let limits: SpreadsheetLimits
  private let name: String
  private var rows: [Int: [Cell]] = [:]
  private var merged: [CellRange] = []
  private var hiddenRows: Set<Int> = []
  private var hiddenColumns: Set<Int> = []
  /// What all sheets together have used up.
  private(set) var cells: Int
  private(set) var textBytes: Int

  init(
    _ entry: BIFFWorkbook.Entry, of workbook: BIFFWorkbook, limits: SpreadsheetLimits, cells: Int, textBytes: Int
  ) throws(SpreadsheetError) {
    (self.workbook, self.limits, name, self.cells, self.textBytes) = (workbook, limits, entry.name, cells, textBytes)
    var records = BIFFRecords(workbook.stream, at: entry.offset)
    guard let first = try records.next(), first.type == BIFF.begin else {
      throw .damaged(.record(offset: entry.offset))
    }
    // A chart within the sheet is a stream within the stream.
    var depth = 1
    while depth > 0, let record = try records.next() {
      switch record.type {
      case BIFF.begin: depth += 1
      case BIFF.end: depth -= 1
      default: if depth == 1 { try read(record, &records) }
      }
    }
  }

  /// The sheet, its cells in order; of two cells at one place the first counts.
  func sheet(_ visibility: Sheet.Visibility) -> Sheet {
    let ordered = rows.keys.sorted().map { index in
      Sheet.Row(
        index: index, cells: WorksheetPart.ordered(rows[index] ?? []), isHidden: hiddenRows.contains(index))
    }
    return Sheet(name: name, visibility: visibility, rows: ordered, merged: merged, hiddenColumns: hiddenColumns)
  }

  private mutating func read(_ record: BIFFRecords.Record, _ records: inout BIFFRecords) throws(SpreadsheetError) {
    let (stream, start) = (workbook.stream, record.data.lowerBound)
    // Row, column and style; the shortest record of a cell has more.
    guard record.data.count >= 6 else { return }
    let (row, column, style) = (
      Int(stream.word(at: start)), Int(stream.word(at: start + 2)), Int(stream.word(at: start + 4))
    )
    switch record.type {
    case BIFF.sharedText:
      let index = Int(stream.long(at: start + 6))
      guard record.data.count >= 10, workbook.texts.indices.contains(index) else {
        throw .damaged(.sharedText(sheet: name))
      }
      try add(text(workbook.texts[index]), row, column)
    case BIFF.label, BIFF.richLabel:
      let found = workbook.text(start + 6..<record.data.upperBound, and: try records.continuations())
      guard let found else { throw .damaged(.record(offset: record.offset)) }
      try add(text(found), row, column)
    case BIFF.number where record.data.count >= 14:
      try add(number(double(at: start + 6), style), row, column)
    case BIFF.rk where record.data.count >= 10:
      try add(number(BIFF.number(ofRK: stream.long(at: start + 6)), style), row, column)
    case BIFF.rks:
      for index in 0..<((record.data.count - 6) / 6) {
        let at = start + 4 + index * 6
        let value = number(BIFF.number(ofRK: stream.long(at: at + 2)), Int(stream.word(at: at)))
        try add(value, row, column + index)
      }
    case BIFF.booleanOrError where record.data.count >= 8:
      let isError = stream[start + 7] != 0
      try add(isError ? .error(BIFF.error(stream[start + 6])) : .boolean(stream[start + 6] != 0), row, column)
    case BIFF.formula where record.data.count >= 14:
      try add(result(at: start + 6, style, &records), row, column, isFormula: true)
    case BIFF.merged: try merge(record.data)
    case BIFF.row where record.data.count >= 16: if stream[start + 12] & 0x20 != 0 { hiddenRows.insert(row) }
    case BIFF.columns where record.data.count >= 10:
      // The first and the last column, of 256.
      let (first, last) = (row, min(column, 0xFF))
      if first <= last, stream[start + 8] & 1 != 0 { hiddenColumns.formUnion(first...last) }
    default: break
    }
  }

  /// The stored result of a formula ([MS-XLS] 2.5.133).
  private func result(at offset: Int, _ style: Int, _ records: inout BIFFRecords) throws(SpreadsheetError) -> CellValue
  {
    let stream = workbook.stream
    guard stream.word(at: offset + 6) == 0xFFFF else { return number(double(at: offset), style) }
    switch stream[offset] {
    case 0:
      // The text is in the next record but for the formula's own, that of a shared formula or of a table.
      var ahead = records
      while let next = try ahead.next(), next.type != BIFF.end, next.type != BIFF.formula {
        guard next.type == BIFF.formulaText else { continue }
        return text(workbook.text(next.data, and: try ahead.continuations()) ?? "")
      }
      return .empty
    case 1: return .boolean(stream[offset + 2] != 0)
    case 2: return .error(BIFF.error(stream[offset + 2]))
    default: return .empty
    }
  }

  private func double(at offset: Int) -> Double {
    let (low, high) = (workbook.stream.long(at: offset), workbook.stream.long(at: offset + 4))
    return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
  }

  private func text(_ text: String) -> CellValue { text.isEmpty ? .empty : .text(EscapedText.lineFeeds(text)) }

  private func number(_ number: Double, _ style: Int) -> CellValue {
    let plain = CellValue.number(NumberDigits.text(of: number))
    guard workbook.dates.indices.contains(style), let parts = workbook.dates[style] else { return plain }
    return CellDate(serial: number, system: workbook.dateSystem, parts: parts).map { .date($0) } ?? plain
  }

  private mutating func add(_ value: CellValue, _ row: Int, _ column: Int, isFormula: Bool = false)
    throws(SpreadsheetError)
  {
    guard value != .empty else { return }
    cells += 1
    if case .text(let text) = value { textBytes += text.utf8.count }
    guard cells <= limits.cells else { throw .tooLarge(.cells, limit: limits.cells) }
    guard textBytes <= limits.textBytes else { throw .tooLarge(.textBytes, limit: limits.textBytes) }
    rows[row, default: []].append(Cell(column: column, value: value, isFormula: isFormula))
  }

  private mutating func merge(_ data: Range<Int>) throws(SpreadsheetError) {
    let stream = workbook.stream
    for index in 0..<min(Int(stream.word(at: data.lowerBound)), (data.count - 2) / 8) {
      guard merged.count < limits.merged else { throw .tooLarge(.merged, limit: limits.merged) }
      let at = data.lowerBound + 2 + index * 8
      let (first, last) = (Int(stream.word(at: at)), Int(stream.word(at: at + 2)))
      let (left, right) = (Int(stream.word(at: at + 4)), Int(stream.word(at: at + 6)))
      guard first <= last, left <= right else { continue }
      merged.append(CellRange(CellReference(row: first, column: left), CellReference(row: last, column: right)))
    }
  }
}
