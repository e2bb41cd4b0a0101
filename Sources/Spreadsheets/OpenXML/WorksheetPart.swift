import OfficeOpenXML

/// A worksheet (ECMA-376 part 1, section 18.3) as it is parsed.
final class WorksheetPart: XMLVisitor {
  private(set) var rows: [Sheet.Row] = []
  private(set) var merged: [CellRange] = []
  private var hiddenColumns: Set<Int> = []
  /// The last column that a `col` described: they are in ascending order, and what is said of a column again does not count.
  private var lastColumn = -1
  /// The first reason to refuse the sheet.
  private(set) var fault: SpreadsheetError?

  private let name: String
  private let texts: [String]
  private let dates: [CellDate.Parts?]
  private let dateSystem: DateSystem
  private let limits: SpreadsheetLimits
  /// What other sheets have used up.
  private(set) var cells: Int
  private(set) var textBytes: Int

  private var isInData = false
  private var row = Sheet.Row(index: -1, cells: [])
  private var column = -1
  private var type = "n"
  private var style = 0
  private var isFormula = false
  private var isInValue = false
  private var value: [UInt8] = []
  private var inline = RichText()
  private var hasInline = false

  init(
    _ name: String, texts: [String], dates: [CellDate.Parts?], dateSystem: DateSystem, limits: SpreadsheetLimits,
    cells: Int, textBytes: Int
  ) {
    (self.name, self.texts, self.dates, self.dateSystem) = (name, texts, dates, dateSystem)
    (self.limits, self.cells, self.textBytes) = (limits, cells, textBytes)
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    guard isInData else {
      switch name.local {
      case "sheetData": isInData = true
      case "mergeCell": merge(attributes["ref"])
      case "col": describe(attributes)
      default: break
      }
      return
    }
    switch name.local {
    case "row":
      endRow()
      let given = attributes["r"].flatMap { Int($0) }.map { $0 - 1 }
      row = Sheet.Row(index: given ?? row.index + 1, cells: [], isHidden: Self.isTrue(attributes["hidden"]))
      column = -1
    case "c":
      let reference = attributes["r"].flatMap { CellReference($0) }
      column = reference?.column ?? column + 1
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      (isFormula, hasInline) = (false, false)
      value.removeAll(keepingCapacity: true)
    case "f": isFormula = true
    case "v": isInValue = true
    case "is": hasInline = true
    default: if hasInline { inline.begin(name.local) }
    }
  }

  func end(_ name: XMLName, _ bytes: Range<Int>) {
    guard isInData else { return }
    switch name.local {
    case "sheetData":
      endRow()
      isInData = false
    case "v": isInValue = false
    case "c": endCell()
    default: if hasInline { inline.end(name.local) }
    }
  }

  func text(_ text: UnsafeBufferPointer<UInt8>) {
    if isInValue { value += text } else if hasInline { inline.text(text) }
  }

  /// The rows in ascending order, whatever the order of the file; of two cells at one place the first counts.
  func sheet(_ visibility: Sheet.Visibility) -> Sheet {
    var sorted = rows
    if zip(rows, rows.dropFirst()).contains(where: { $0.index >= $1.index }) {
      sorted = []
      for row in rows.enumerated().sorted(by: { ($0.element.index, $0.offset) < ($1.element.index, $1.offset) }) {
        if sorted.last?.index == row.element.index {
          sorted[sorted.count - 1].cells += row.element.cells
          if row.element.isHidden { sorted[sorted.count - 1].isHidden = true }
        } else {
          sorted.append(row.element)
        }
      }
    }
    for index in sorted.indices { sorted[index].cells = Self.ordered(sorted[index].cells) }
    return Sheet(name: name, visibility: visibility, rows: sorted, merged: merged, hiddenColumns: hiddenColumns)
  }

  static func ordered(_ cells: [Cell]) -> [Cell] {
    guard zip(cells, cells.dropFirst()).contains(where: { $0.column >= $1.column }) else { return cells }
    let sorted = cells.enumerated().sorted { ($0.element.column, $0.offset) < ($1.element.column, $1.offset) }
    return sorted.reduce(into: []) { if $0.last?.column != $1.element.column { $0.append($1.element) } }
  }

  // MARK: Cells

  private func merge(_ reference: String?) {
    guard let range = reference.flatMap({ CellRange($0) }) else { return }
    guard merged.count < limits.merged else { return stop(.tooLarge(.merged, limit: limits.merged)) }
    merged.append(range)
  }

  private func describe(_ attributes: XMLAttributes) {
    guard let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) }),
      first - 1 > lastColumn, last >= first, last <= CellReference.columns
    else { return }
    lastColumn = last - 1
    if Self.isTrue(attributes["hidden"]) { hiddenColumns.formUnion(first - 1...last - 1) }
  }

  private static func isTrue(_ value: String?) -> Bool { value == "1" || value == "true" }

  private func stop(_ error: SpreadsheetError) { if fault == nil { fault = error } }

  private func endRow() {
    if !row.cells.isEmpty, (0..<CellReference.rows).contains(row.index) { rows.append(row) }
    row.cells = []
  }

  private func endCell() {
    let found = cellValue()
    guard found != .empty || isFormula, fault == nil, (0..<CellReference.columns).contains(column) else { return }
    cells += 1
    if case .text(let text) = found { textBytes += text.utf8.count }
    guard cells <= limits.cells else { return stop(.tooLarge(.cells, limit: limits.cells)) }
    guard textBytes <= limits.textBytes else { return stop(.tooLarge(.textBytes, limit: limits.textBytes)) }
    row.cells.append(Cell(column: column, value: found, isFormula: isFormula))
  }

  private func cellValue() -> CellValue {
    switch type {
    case "s":
      guard !value.isEmpty else { return .empty }
      guard let index = Int(String(decoding: value, as: UTF8.self)), texts.indices.contains(index) else {
        stop(.damaged(.sharedText(sheet: name)))
        return .empty
      }
      return texts[index].isEmpty ? .empty : .text(texts[index])
    case "inlineStr":
      let text = inline.take()
      return text.isEmpty ? .empty : .text(text)
    case "str":
      let text = EscapedText.decoded(value)
      return text.isEmpty ? .empty : .text(text)
    case "b": return value.isEmpty ? .empty : .boolean(value == [UInt8(ascii: "1")] || value.elementsEqual("true".utf8))
    case "e": return value.isEmpty ? .empty : .error(String(decoding: value, as: UTF8.self))
    case "d":
      let text = String(decoding: value, as: UTF8.self)
      return text.isEmpty ? .empty : CellDate(text).map { .date($0) } ?? .text(text)
    default: return number(String(decoding: value, as: UTF8.self))
    }
  }

  private func number(_ digits: String) -> CellValue {
    guard !digits.isEmpty else { return .empty }
    guard let number = Double(digits) else { return .text(digits) }
    guard dates.indices.contains(style), let parts = dates[style] else { return .number(digits) }
    return CellDate(serial: number, system: dateSystem, parts: parts).map { .date($0) } ?? .number(digits)
  }
}
