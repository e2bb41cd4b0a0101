import Questionnaires
import RecordValues
import Spreadsheets

/// The looks of a form's cells.
enum WorkbookStyle {
  static let title = CellStyle(isBold: true)
  static let heading = CellStyle(isBold: true, wraps: true, fill: "D9E2EC")
  static let question = CellStyle(wraps: true)
  static let strong = CellStyle(isBold: true, wraps: true)

  static func answer(_ entry: AnswerCells.Entry) -> CellStyle {
    CellStyle(wraps: true, isUnlocked: true, format: format(entry), fill: "FFF7DB")
  }

  /// As text where a spreadsheet program would make another value of what is typed: `1-2`, `45 %`.
  private static func format(_ entry: AnswerCells.Entry) -> String? {
    switch entry {
    case .text, .longText, .percentage, .mark, .list: "@"
    case .whole, .decimal: nil
    case .day: "yyyy\\-mm\\-dd"
    case .clock: "hh:mm"
    case .dayAndClock: "yyyy\\-mm\\-dd\\ hh:mm"
    }
  }
}

/// Collects the cells of one sheet and what may be entered in them.
struct SheetDraft {
  private(set) var rows: [Sheet.Row] = []
  private var ranges: [AnswerCells.Entry: [CellRange]] = [:]
  private var order: [AnswerCells.Entry] = []

  /// The next row.
  var next: Int { rows.last.map { $0.index + 1 } ?? 0 }

  /// Adds a row of texts; empty ones are left out.
  mutating func add(_ texts: [(text: String, style: CellStyle)]) {
    add(texts.map { ($0.text.isEmpty ? .empty : .text($0.text), $0.style, nil) })
  }

  /// Adds a row of cells; one for an answer says what may be entered.
  mutating func add(_ cells: [(value: CellValue, style: CellStyle, entry: AnswerCells.Entry?)]) {
    let row = next
    rows.append(
      Sheet.Row(
        index: row,
        cells: cells.enumerated().compactMap { column, cell in
          cell.value == .empty && cell.style == .plain
            ? nil : Cell(column: column, value: cell.value, style: cell.style)
        }))
    for (column, cell) in cells.enumerated() {
      guard let entry = cell.entry else { continue }
      if ranges[entry] == nil { order.append(entry) }
      let place = CellReference(row: row, column: column)
      var places = ranges[entry] ?? []
      // Cells below one another are one range.
      if let last = places.last, last.last.row == row - 1, last.last.column == column, last.first.column == column {
        places[places.count - 1].last = place
      } else {
        places.append(CellRange(place, place))
      }
      ranges[entry] = places
    }
  }

  /// What may be entered where.
  ///
  /// - Parameters:
  ///   - lists: the ranges of the lists on the second sheet, by their keys.
  ///   - words: for the message where something else is entered.
  func validations(_ lists: WorkbookLists, _ words: FormWords) -> [DataValidation] {
    order.compactMap { entry in
      guard let (rule, sentence) = rule(entry, lists) else { return nil }
      return DataValidation(
        ranges: ranges[entry] ?? [], rule: rule,
        alert: .init(title: words[.answer], text: words[sentence]))
    }
  }

  private func rule(_ entry: AnswerCells.Entry, _ lists: WorkbookLists) -> (DataValidation.Rule, FormSentence)? {
    switch entry {
    case .text, .longText, .percentage, .clock, .dayAndClock: nil
    case .whole(let from, let to): (.whole(from: from, to: to), .isNoInteger)
    case .decimal: (.decimal(from: nil, to: nil), .isNoNumber)
    case .day: (.day(from: nil, to: nil), .isNoDate)
    case .list(let key): lists.range(of: key).map { (.listRange(sheet: lists.sheetName, range: $0), .invalidEntry) }
    case .mark: (.list(["x"]), .invalidEntry)
    }
  }
}

/// The lists to choose from, each a column of the second sheet.
struct WorkbookLists {
  let sheetName: String
  private var columns: [(key: String, labels: [String])] = []

  init(_ form: FormDocument) {
    sheetName = form.words[.listsSheet]
    let display = AnswerDisplay(form: form)
    for (key, type) in [("+yes-no", QuestionType.yesNo), ("+status", .status)] {
      let question = Question(id: "list", type: type, label: LocalizedText())
      columns.append((key, display.options(of: question)?.map(\.label) ?? []))
    }
    for list in form.questionnaire.choiceLists { columns.append((list.id, display.labels(of: list.choices))) }
    if form.country == nil, !form.countries.isEmpty {
      columns.append(
        (Self.countries, form.countries.map { "\(form.line($0.name, else: $0.code.description)) (\($0.code))" }))
    }
  }

  static let countries = "+countries"

  func range(of key: String) -> CellRange? {
    guard let column = columns.firstIndex(where: { $0.key == key }), !columns[column].labels.isEmpty else { return nil }
    return CellRange(
      CellReference(row: 1, column: column), CellReference(row: columns[column].labels.count, column: column))
  }

  var sheet: Sheet {
    var texts = [columns.map(\.key)]
    for row in 0..<(columns.map(\.labels.count).max() ?? 0) {
      texts.append(columns.map { $0.labels.indices.contains(row) ? $0.labels[row] : "" })
    }
    var sheet = Sheet(name: sheetName, texts: texts)
    sheet.visibility = .hidden
    sheet.layout = SheetLayout(isProtected: true)
    return sheet
  }
}
