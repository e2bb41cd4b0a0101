import Questionnaires
import RecordValues
import Spreadsheets

/// A form as a workbook: a row for each question with its number, its id, its words and an unlocked cell for the answer; a
/// sheet for each table and each repeated group; the lists to choose from on a hidden sheet.
///
/// Only the cells for answers can be changed, and they refuse what is no number, no day or none of a list's choices.
/// ``read(_:for:countries:)`` gives back what is filled in.
public enum WorkbookForm {
  /// The workbook as .xlsx. The same form gives the same bytes. Cost: linear in the form.
  ///
  /// - Throws: `SpreadsheetWriteError.textTooLong` for an answer of more than 32,767 characters, which no cell can have.
  public static func workbook(_ form: FormDocument) throws(SpreadsheetWriteError) -> [UInt8] {
    var writer = WorkbookFormWriter(form)
    return try writer.workbook().xlsx()
  }

  /// Rows of a repeated group beside those that are filled in.
  static let spareEntries = 20
}

/// The columns of the first sheet.
enum WorkbookColumn {
  static let number = 0, question = 1, answer = 2, help = 3, code = 4
  /// The code of the row for the country.
  static let country = "form:country"
}

private struct WorkbookFormWriter {
  private let form: FormDocument
  private let words: FormWords
  private let cells: AnswerCells
  private let lists: WorkbookLists
  private let conditions: ConditionWords
  private var main = SheetDraft()
  private var sheets: [Sheet] = []

  init(_ form: FormDocument) {
    (self.form, words, cells, lists) = (form, form.words, AnswerCells(form), WorkbookLists(form))
    conditions = ConditionWords(form)
  }

  mutating func workbook() -> Workbook {
    head()
    let values = FormValues(form.answers?.values ?? [])
    for section in form.sections {
      if !section.group.isImplicit, let title = form.text(section.group.label) {
        heading(section.number, title, hint(of: section.group, section.number))
      }
      items(section.items, values)
    }
    let layout = SheetLayout(
      widths: [
        WorkbookColumn.number: 8, WorkbookColumn.question: 46, WorkbookColumn.answer: 42, WorkbookColumn.help: 28,
        WorkbookColumn.code: 14,
      ], isProtected: true, validations: main.validations(lists, words))
    let first = Sheet(name: words[.formSheet], rows: main.rows, layout: layout)
    return Workbook(sheets: [first] + sheets + [lists.sheet])
  }

  // MARK: The first sheet

  private mutating func head() {
    main.add([(form.title, WorkbookStyle.title)])
    let facts = [
      form.country.map { form.line($0.name, else: $0.code.description) + " (\($0.code))" },
      form.questionnaire.deadline.map { words(.deadline, ("date", $0.line)) },
    ].compactMap { $0 }.joined(separator: " · ")
    main.add([(facts, .plain)])
    if let text = form.text(form.questionnaire.introduction) { row(question: text) }
    row(question: words[.workbookInstructions])
    row(question: WordFormIdentity.line(of: form))
    main.add([FormSentence.number, .question, .answer, .help, .id].map { (words[$0], WorkbookStyle.heading) })
    if form.country == nil {
      let entry: AnswerCells.Entry = form.countries.isEmpty ? .text : .list(WorkbookLists.countries)
      row(question: words[.country], WorkbookStyle.strong, answer: (.empty, entry), code: WorkbookColumn.country)
    }
  }

  /// A row of the first sheet.
  private mutating func row(
    _ number: String = "", question: String, _ style: CellStyle = WorkbookStyle.question,
    answer: (value: CellValue, entry: AnswerCells.Entry)? = nil, note: String = "", help: String = "", code: String = ""
  ) {
    func text(_ text: String, _ style: CellStyle) -> (CellValue, CellStyle, AnswerCells.Entry?) {
      (text.isEmpty ? .empty : .text(text), text.isEmpty ? .plain : style, nil)
    }
    let cell = answer.map { ($0.value, WorkbookStyle.answer($0.entry), Optional($0.entry)) }
    main.add([
      text(number, WorkbookStyle.strong), text(question, style), cell ?? text(note, WorkbookStyle.question),
      text(help, WorkbookStyle.question), text(code, .plain),
    ])
  }

  private mutating func heading(_ number: String, _ title: String, _ hint: String) {
    let style = WorkbookStyle.heading
    main.add([(number, style), (title, style), ("", style), (hint, style), ("", style)])
  }

  private mutating func items(_ items: [FormItem], _ values: FormValues) {
    for item in items {
      switch item {
      case .group(let group, let number, let inner):
        if let title = form.text(group.label) { heading(number, title, hint(of: group, number)) }
        self.items(inner, values)
      case .repeated(let repetition):
        let title = form.line(repetition.group.label, else: repetition.group.id)
        let filled = values.entries(of: repetition.group.id).count
        let count = repetition.entries(filled: filled, spare: WorkbookForm.spareEntries, least: form.leastEntries)
        var help = hint(of: repetition.group, repetition.number)
        if repetition.entries(filled: count, spare: 1) > count {
          let more = words(
            .moreEntries, ("n", String(count)), ("id", form.questionnaire.id), ("more", String(2 * count)))
          help = [help, more].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        pointer(repetition.number, repetition.group.id, title, help)
        sheet(of: repetition, entries: [([], values)])
      case .question(let question):
        switch question.question.type {
        case .note:
          row(question: form.text(question.question.label) ?? "")
        case .calculation, .foreign: break
        case .table(let rows, let columns):
          pointer(question.number, question.question.id, label(question), form.text(question.question.hint) ?? "")
          sheet(of: question, rows, columns, entries: [([], values)])
        default: self.question(question, values)
        }
      }
    }
  }

  private func label(_ question: FormQuestion) -> String { label(question.question, question.number) }

  /// - Parameter number: the number of the question, or of the table that it is a column of.
  private func label(_ question: Question, _ number: String) -> String {
    (form.text(question.label) ?? question.id)
      + (conditions.note(on: question, numbered: number).map { " (\($0))" } ?? "")
  }

  /// What helps to answer a group, and when it is asked.
  private func hint(of group: Group, _ number: String) -> String {
    [form.text(group.hint), conditions.words(of: group.relevant, at: number)].compactMap { $0 }.joined(separator: "\n")
  }

  /// A row that says on which sheet the answer is.
  private mutating func pointer(_ number: String, _ id: String, _ label: String, _ hint: String) {
    row(
      number, question: label, WorkbookStyle.strong, note: words(.sheetNote, ("sheet", number)),
      help: hint, code: id)
  }

  private mutating func question(_ question: FormQuestion, _ values: FormValues) {
    let asked = question.question
    let parts = cells.parts(of: asked)
    let filled = cells.values(values[asked.id], of: asked)
    var help = form.text(asked.hint) ?? ""
    switch asked.type {
    case .many: help = [help, words[.separateBySemicolon]].filter { !$0.isEmpty }.joined(separator: "\n")
    case .ranking: help = [help, words[.rankingHint]].filter { !$0.isEmpty }.joined(separator: "\n")
    case .file: help = [help, words[.fileHint]].filter { !$0.isEmpty }.joined(separator: "\n")
    default: break
    }
    let isSplit = parts.first?.code != ""
    if isSplit { row(question.number, question: label(question), WorkbookStyle.strong, help: help, code: asked.id) }
    for (part, value) in zip(parts, filled) {
      if let label = part.label {
        row(question: "    " + label, answer: (value, part.entry), code: asked.id + part.code)
      } else {
        row(
          question.number, question: label(question), WorkbookStyle.strong, answer: (value, part.entry), help: help,
          code: asked.id)
      }
    }
  }

  // MARK: Sheets of tables and repeated groups

  private typealias Entry = (numbers: [Int], values: FormValues)

  /// The heads of a sheet: the number and id, the codes of the columns, their words.
  private func draft(
    _ number: String, _ id: String, _ title: String, keys: [(code: String, label: String)], _ columns: [SheetColumn]
  ) -> SheetDraft {
    var draft = SheetDraft()
    draft.add([(number, WorkbookStyle.title), (id, .plain), (title, WorkbookStyle.title)])
    draft.add((keys.map(\.code) + columns.map(\.code)).map { ($0, .plain) })
    draft.add((keys.map(\.label) + columns.map(\.label)).map { ($0, WorkbookStyle.heading) })
    return draft
  }

  private mutating func finish(_ draft: SheetDraft, _ number: String, keys: Int, columns: Int) {
    var widths: [Int: Double] = [:]
    for column in 0..<(keys + columns) { widths[column] = column < keys ? 14 : 24 }
    sheets.append(
      Sheet(
        name: FormNumbering.plain(number), rows: draft.rows,
        layout: SheetLayout(
          widths: widths, frozenRows: 3, isProtected: true, validations: draft.validations(lists, words))))
  }

  /// The questions of an entry, also those of groups in it, as columns; and what needs sheets of its own.
  private func columns(of items: [FormItem]) -> [SheetColumn] {
    items.flatMap { item -> [SheetColumn] in
      switch item {
      case .group(_, _, let items): return columns(of: items)
      case .repeated: return []
      case .question(let question):
        if case .table = question.question.type { return [] }
        guard question.question.type.isAsked else { return [] }
        return SheetColumn.columns(of: question.question, cells, label: label(question))
      }
    }
  }

  private mutating func sheet(of repetition: FormRepetition, entries outer: [Entry]) {
    let items = repetition.items(ofEntry: 1)
    let columns = columns(of: items)
    let depth = outer.first?.numbers.count ?? 0
    let keys = keys(depth, of: repetition.number) + [("+entry", words[.number])]
    var draft = draft(
      FormNumbering.plain(repetition.number), repetition.group.id,
      form.line(repetition.group.label, else: repetition.group.id),
      keys: keys, columns)
    var all: [Entry] = []
    for (numbers, values) in outer {
      let filled = values.entries(of: repetition.group.id)
      // Of the outermost group there are spare rows; those of an inner one belong to an entry that is filled in.
      let spare = depth == 0 ? WorkbookForm.spareEntries : 3
      let least = depth == 0 ? form.leastEntries : 0
      for index in 0..<repetition.entries(filled: filled.count, spare: spare, least: least) {
        all.append((numbers + [index + 1], index < filled.count ? filled[index] : FormValues([])))
      }
    }
    for (numbers, values) in all {
      var row = numbers.map { (CellValue.number(String($0)), CellStyle.plain, AnswerCells.Entry?.none) }
      for column in columns {
        row.append((column.value(values, cells), WorkbookStyle.answer(column.part.entry), column.part.entry))
      }
      draft.add(row)
    }
    finish(draft, repetition.number, keys: keys.count, columns: columns.count)
    // Sheets of inner tables and groups have rows for the entries that are filled in and a few more.
    let filled = (all.lastIndex { !$0.values.isEmpty } ?? -1) + 1
    inner(items, Array(all.prefix(depth == 0 ? filled + 3 : all.count)))
  }

  private mutating func inner(_ items: [FormItem], _ entries: [Entry]) {
    for item in items {
      switch item {
      case .group(_, _, let items): inner(items, entries)
      case .repeated(let repetition): sheet(of: repetition, entries: entries)
      case .question(let question):
        if case .table(let rows, let columns) = question.question.type {
          sheet(of: question, rows, columns, entries: entries)
        }
      }
    }
  }

  private func keys(_ depth: Int, of number: String) -> [(code: String, label: String)] {
    // The numbers of the groups around it: `3.1` of `3.1(1).4`.
    let groups = number.split(separator: "(").dropLast().enumerated().map { index, _ in
      FormNumbering.plain(number.split(separator: "(").prefix(index + 1).joined(separator: "("))
    }
    return (0..<depth).map { ("+entry", groups.indices.contains($0) ? groups[$0] : words[.number]) }
  }

  private mutating func sheet(
    of question: FormQuestion, _ rows: [Choice], _ asked: [Question], entries: [Entry]
  ) {
    let columns = asked.filter(\.type.isAsked).flatMap {
      SheetColumn.columns(of: $0, cells, label: label($0, question.number))
    }
    let depth = entries.first?.numbers.count ?? 0
    let keys = keys(depth, of: question.number) + [("+row", words[.id]), ("", words[.row])]
    var draft = draft(
      FormNumbering.plain(question.number), question.question.id, label(question), keys: keys, columns)
    let labels = cells.display.labels(of: rows)
    for (numbers, values) in entries {
      let found = values.rows(of: question.question.id)
      for (choice, label) in zip(rows, labels) {
        var row = numbers.map { (CellValue.number(String($0)), CellStyle.plain, AnswerCells.Entry?.none) }
        row += [(.text(choice.id), .plain, nil), (.text(label), WorkbookStyle.question, nil)]
        for column in columns {
          let value = column.value(found[choice.id] ?? FormValues([]), cells)
          row.append((value, WorkbookStyle.answer(column.part.entry), column.part.entry))
        }
        draft.add(row)
      }
    }
    finish(draft, question.number, keys: keys.count, columns: columns.count)
  }
}

/// A column of the sheet of a table or a repeated group.
struct SheetColumn {
  let question: Question
  let part: AnswerCells.Part
  let place: Int
  let label: String

  /// `partner`, `topics=law`.
  var code: String { question.id + part.code }

  static func columns(of question: Question, _ cells: AnswerCells, label: String) -> [SheetColumn] {
    cells.parts(of: question).enumerated().map { place, part in
      SheetColumn(question: question, part: part, place: place, label: part.label.map { label + "\n" + $0 } ?? label)
    }
  }

  func value(_ values: FormValues, _ cells: AnswerCells) -> CellValue {
    cells.values(values[question.id], of: question)[place]
  }
}
