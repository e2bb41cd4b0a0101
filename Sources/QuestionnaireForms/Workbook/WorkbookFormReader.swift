import Questionnaires
import RecordValues
import Spreadsheets

extension WorkbookForm {
  /// Why a file is not a filled form.
  public enum Failure: Error, Sendable, Hashable {
    case spreadsheet(SpreadsheetError)
    /// Nothing in it says which questionnaire it asks.
    case noIdentity
  }

  /// What the workbook says of itself, to find the definition that it answers. Cost: that of reading it.
  public static func identity(of bytes: [UInt8]) throws(Failure) -> FormIdentity { try identity(try opened(bytes)) }

  /// Reads a filled form, also an .xls.
  ///
  /// An answer is found by the id in its row or column, else by the printed number. Of a formula the stored value is taken,
  /// and it is never evaluated; a day is read in the workbook's date system.
  ///
  /// Cost: linear in the workbook.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - form: the version of the questionnaire that the workbook names.
  ///   - countries: the States that may be chosen in it.
  public static func read(
    _ bytes: [UInt8], for form: QuestionnaireForm, countries: [FormCountry] = []
  ) throws(Failure) -> FilledForm {
    let workbook = try opened(bytes)
    let identity = try identity(workbook)
    var reader = WorkbookFormReader(
      document: FormDocument(form.questionnaire, language: identity.language), form: form, workbook: workbook)
    return reader.filled(identity, countries)
  }

  private static func opened(_ bytes: [UInt8]) throws(Failure) -> Workbook {
    do throws(SpreadsheetError) { return try Workbook(bytes) } catch { throw .spreadsheet(error) }
  }

  private static func identity(_ workbook: Workbook) throws(Failure) -> FormIdentity {
    for sheet in workbook.sheets.prefix(20) {
      for row in sheet.rows.prefix(20) {
        for cell in row.cells.prefix(20) {
          if let found = WordFormIdentity.identity(in: cell.value.plainText) { return found }
        }
      }
    }
    throw .noIdentity
  }
}

/// Finds the answers in the sheets of a form.
private struct WorkbookFormReader {
  let document: FormDocument
  let form: QuestionnaireForm
  let workbook: Workbook
  private let cells: AnswerCells
  private var readings: FieldReadings
  private var country: String?
  /// Nobody reads more faults than these, and each of a choice costs a look for the nearest ones.
  private var problems = 0
  private static let mostProblems = 1_000

  init(document: FormDocument, form: QuestionnaireForm, workbook: Workbook) {
    (self.document, self.form, self.workbook) = (document, form, workbook)
    cells = AnswerCells(document)
    readings = FieldReadings(document)
  }

  mutating func filled(_ identity: FormIdentity, _ countries: [FormCountry]) -> FilledForm {
    for sheet in workbook.sheets { read(sheet) }
    var filled = FilledForm(identity: identity, values: readings.answers())
    (filled.faults, filled.remarks) = (readings.faults, readings.remarks)
    guard identity.country == nil, let country else { return filled }
    filled.identity.country = FormCountry.code(in: country, of: countries)
    if filled.identity.country == nil {
      let place = FormPlace(number: "", label: document.words[.country], question: "")
      filled.faults.append(FormFault(place: place, problem: .unknown(country)))
    }
    return filled
  }

  private mutating func read(_ sheet: Sheet) {
    let head = sheet[0, 0].plainText
    let items = document.sections.flatMap(\.items)
    if let found = find(head, in: items) {
      read(sheet, of: found)
    } else if sheet.rows.contains(where: { $0[WorkbookColumn.number].plainText != "" && $0.index > 2 }) {
      readMain(sheet)
    }
  }

  // MARK: The first sheet

  private struct Collected {
    let question: FormQuestion
    var cells: [String: Cell] = [:]
    var remarks: [FormRemark.Kind] = []
    /// Whether a cell has a formula that nobody computed.
    var emptyFormula = false
  }

  private mutating func readMain(_ sheet: Sheet) {
    var byID: [String: FormQuestion] = [:]
    var byNumber: [String: FormQuestion] = [:]
    for question in questions(document.sections.flatMap(\.items)) {
      byID[question.question.id] = question
      byNumber[question.number] = question
    }
    let merged = MergedCells(sheet)
    var open: Collected?
    for row in sheet.rows {
      let code = TextForm.line(row[WorkbookColumn.code].plainText)
      let number = TextForm.line(row[WorkbookColumn.number].plainText)
      let answer = row.cells.first { $0.column == WorkbookColumn.answer && !$0.value.isBlank }
      if code == WorkbookColumn.country {
        country = answer.map(\.value.plainText) ?? country
        continue
      }
      let id = String(code.prefix { $0 != "=" })
      // The id, else the number, else the question that the rows above belong to.
      let named = byID[id] ?? byNumber[number]
      var part = String(code.dropFirst(id.utf8.count))
      if let named, named != open?.question || part.isEmpty {
        close(&open)
        open = Collected(question: named)
      } else if named == nil {
        let label = TextForm.line(row[WorkbookColumn.question].plainText)
        guard let current = open?.question,
          let found = cells.parts(of: current.question).first(where: { $0.label == label })
        else { continue }
        part = found.code
      }
      if row.cells.contains(where: { $0.column == WorkbookColumn.answer && $0.isFormula && $0.value.isBlank }) {
        open?.emptyFormula = true
      }
      guard let answer, open != nil else { continue }
      open?.cells[part] = answer
      for remark in remarks(sheet, row, [WorkbookColumn.answer], merged) where open?.remarks.contains(remark) == false {
        open?.remarks.append(remark)
      }
    }
    close(&open)
  }

  private mutating func close(_ open: inout Collected?) {
    guard let collected = open else { return }
    open = nil
    if case .table = collected.question.question.type { return }
    guard problems < Self.mostProblems else { return }
    var reading = cells.reading(collected.cells, of: collected.question.question, workbook.dateSystem, form.reader)
    if !collected.cells.isEmpty { reading.remarks += collected.remarks }
    if collected.emptyFormula { reading.remarks.append(.formula("")) }
    if reading.problem != nil { problems += 1 }
    readings.add(reading, at: collected.question.number)
  }

  /// What is to be said of an answer in some cells of a row.
  private func remarks(_ sheet: Sheet, _ row: Sheet.Row, _ columns: [Int], _ merged: MergedCells)
    -> [FormRemark.Kind]
  {
    (columns.contains { sheet.hides(row, column: $0) } ? [.hidden] : [])
      + (columns.contains { merged.contains(CellReference(row: row.index, column: $0)) } ? [.merged] : [])
  }

  private func questions(_ items: [FormItem]) -> [FormQuestion] {
    items.flatMap { item -> [FormQuestion] in
      switch item {
      case .question(let question): question.question.type.isAsked ? [question] : []
      case .group(_, _, let items): questions(items)
      case .repeated: []
      }
    }
  }

  // MARK: Sheets of tables and repeated groups

  /// A table or a repeated group, which has a sheet of its own, with the questions in it by id.
  private enum Owner {
    case table(FormQuestion, rows: [Choice], columns: [Question])
    case repetition(FormRepetition)

    /// Whether a table has a row of that id.
    func hasRow(_ id: String) -> Bool {
      if case .table(_, let rows, _) = self { rows.contains { $0.id == id } } else { true }
    }

    func place(in document: FormDocument) -> FormPlace {
      switch self {
      case .table(let question, _, _): document.place(of: question)
      case .repetition(let repetition):
        FormPlace(
          number: FormNumbering.plain(repetition.number),
          label: document.line(repetition.group.label, else: repetition.group.id), question: repetition.group.id)
      }
    }
  }

  private func find(_ number: String, in items: [FormItem]) -> Owner? {
    for item in items {
      switch item {
      case .group(_, _, let items): if let found = find(number, in: items) { return found }
      case .repeated(let repetition):
        if FormNumbering.plain(repetition.number) == number { return .repetition(repetition) }
        if let found = find(number, in: repetition.items(ofEntry: 1)) { return found }
      case .question(let question):
        guard case .table(let rows, let columns) = question.question.type,
          FormNumbering.plain(question.number) == number
        else { continue }
        return .table(question, rows: rows, columns: columns)
      }
    }
    return nil
  }

  private mutating func read(_ sheet: Sheet, of owner: Owner) {
    guard let codes = sheet.rows.first(where: { $0.index == 1 }) else { return }
    var keys: [Int] = []
    var rowKey: Int?
    var columns: [(column: Int, id: String, part: String)] = []
    for cell in codes.cells {
      let code = TextForm.line(cell.value.plainText)
      switch code {
      case "+entry": keys.append(cell.column)
      case "+row": rowKey = cell.column
      default:
        let id = String(code.prefix { $0 != "=" })
        columns.append((cell.column, id, String(code.dropFirst(id.utf8.count))))
      }
    }
    let merged = MergedCells(sheet)
    var last = 0
    for row in sheet.rows where row.index > 2 {
      let entries = entries(of: row, keys, owner, after: &last)
      var found: [String: [String: Cell]] = [:]
      for (column, id, part) in columns {
        guard let cell = row.cells.first(where: { $0.column == column }), !cell.value.isBlank else { continue }
        found[id, default: [:]][part] = cell
      }
      guard !found.isEmpty else { continue }
      guard let entries, rowKey.map({ owner.hasRow(TextForm.line(row[$0].plainText)) }) ?? true else {
        unplaced(row, of: owner, last)
        continue
      }
      for (question, number) in targets(of: owner, entries, rowKey.map { row[$0].plainText }) {
        guard let cells = found[question.id], problems < Self.mostProblems else { continue }
        var reading = self.cells.reading(cells, of: question, workbook.dateSystem, form.reader)
        reading.remarks += remarks(sheet, row, cells.values.map(\.column), merged)
        if reading.problem != nil { problems += 1 }
        readings.add(reading, at: number)
      }
    }
  }

  /// The numbers of the entries that a row belongs to; `nil` where it does not say them.
  ///
  /// - Parameter last: the number of the last entry so far. A row that a program wrote below the form's is the next.
  private func entries(of row: Sheet.Row, _ keys: [Int], _ owner: Owner, after last: inout Int) -> [Int]? {
    var entries = keys.map { Int(TextForm.line(row[$0].plainText)) }
    if case .repetition = owner, keys.count == 1, row[keys[0]].isBlank,
      row.cells.contains(where: { !$0.value.isBlank })
    {
      entries = [last + 1]
    }
    last = max(last, entries.last.flatMap { $0 } ?? 0)
    let known = entries.compactMap { $0 }.filter { (1...QuestionnaireLimits.entries).contains($0) }
    return known.count == keys.count ? known : nil
  }

  private mutating func unplaced(_ row: Sheet.Row, of owner: Owner, _ last: Int) {
    guard problems < Self.mostProblems else { return }
    problems += 1
    let isBeyond = last > QuestionnaireLimits.entries
    readings.add(
      FormFault(
        place: owner.place(in: document), problem: isBeyond ? .tooManyEntries(last) : .unplacedRow(row.index + 1)))
  }

  /// The questions of a row with their numbers.
  private func targets(of owner: Owner, _ entries: [Int], _ row: String?) -> [(Question, String)] {
    switch owner {
    case .repetition(let repetition):
      guard let last = entries.last else { return [] }
      let number = numbered(repetition.number, entries.dropLast())
      let inner = FormRepetition(number: number, group: repetition.group)
      return questions(inner.items(ofEntry: last)).map { ($0.question, $0.number) }
    case .table(let question, let rows, let columns):
      guard let row, let index = rows.firstIndex(where: { $0.id == TextForm.line(row) }) else { return [] }
      let number = numbered(question.number, entries[...])
      return columns.enumerated().map { ($1, "\(number)/\(index + 1)/\($0 + 1)") }
    }
  }

  /// A number of the first entries with others: `3.1(1).2` with 4 is `3.1(4).2`.
  private func numbered(_ number: String, _ entries: ArraySlice<Int>) -> String {
    var (result, rest, entries) = ("", number[...], entries)
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")"),
      let entry = entries.popFirst()
    {
      result += rest[..<open] + "(\(entry))"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

/// The cells of merged ranges, found by row.
private struct MergedCells {
  private let ranges: [CellRange]

  init(_ sheet: Sheet) { ranges = sheet.merged.sorted { $0.first.row < $1.first.row } }

  /// Whether a cell is part of one. Cost: the ranges that begin at or above its row, of which a form has none.
  func contains(_ cell: CellReference) -> Bool {
    for range in ranges {
      if range.first.row > cell.row { return false }
      if range.last.row >= cell.row, (range.first.column...range.last.column).contains(cell.column) { return true }
    }
    return false
  }
}
