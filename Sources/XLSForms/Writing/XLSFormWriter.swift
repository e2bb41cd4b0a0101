import Questionnaires
import RecordValues
import Spreadsheets

/// Writes a questionnaire as a form.
struct XLSFormWriter {
  private let questionnaire: Questionnaire
  private let columns: FormColumns

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    columns = FormColumns(questionnaire)
  }

  func workbook() throws(XLSFormWriteError) -> Workbook {
    let made = MadeLists(questionnaire)
    let choices = try ChoicesWriter(questionnaire, columns: columns, made: made)
    let survey = try SurveyWriter(questionnaire, columns: columns, made: made, literals: choices.literals)
    try WrittenFormCheck.check(survey.rows, choices.rows, columns)
    var sheets = [survey.rows.sheet("survey", required: 3)]
    if !choices.rows.isEmpty { sheets.append(choices.rows.sheet("choices", required: 3)) }
    sheets.append(settings())
    sheets += keptSheets()
    sheets.append(own())
    return Workbook(sheets: sheets)
  }

  // MARK: Settings

  private func settings() -> Sheet {
    let kept = questionnaire.kept
    var cells: [(column: String, text: String?)] = [
      ("form_title", questionnaire.title.entries.first?.text),
      ("form_id", kept["settings::form_id"] ?? questionnaire.id),
      ("version", kept["settings::version"] ?? String(questionnaire.version)),
      ("default_language", kept["settings::default_language"] ?? defaultLanguage),
    ]
    for cell in kept.cells {
      guard let column = cell.column.after("settings::") else { continue }
      cells.append((column, cell.text))
    }
    var rows = SheetRows(["form_title", "form_id", "version", "default_language"])
    rows.add(cells)
    return rows.sheet("settings", required: 3)
  }

  private var defaultLanguage: String? {
    guard let first = columns.tags.first, !columns.name(first).isEmpty else { return nil }
    return columns.name(first)
  }

  // MARK: Sheets of this program

  /// What XLSForm has no place for.
  private func own() -> Sheet {
    var rows = SheetRows(OwnSheet.headings)
    func add(_ property: String, language: String? = nil, _ value: String?) {
      if let value { rows.add([("property", property), ("language", language), ("value", value)]) }
    }
    let form = questionnaire.kept["settings::form_id"] ?? questionnaire.id
    if PlainName.slug(form) != questionnaire.id { add("id", questionnaire.id) }
    if let version = questionnaire.kept["settings::version"], version != String(questionnaire.version),
      questionnaire.version != 1
    {
      add("version", String(questionnaire.version))
    }
    for entry in questionnaire.title.entries { add("language", language: entry.language, columns.name(entry.language)) }
    for entry in questionnaire.title.entries { add("title", language: entry.language, entry.text) }
    for entry in questionnaire.introduction.entries { add("introduction", language: entry.language, entry.text) }
    add("replaces", questionnaire.replaces)
    for addressee in questionnaire.addressees { add("addressee", addressee) }
    if let deadline = questionnaire.deadline {
      add("deadline", deadline.day.description)
      add("deadline_time", deadline.clock)
      add("deadline_time_zone", deadline.zone?.description)
      if deadline.isHard { add("deadline_hard", "true") }
    }
    for cell in questionnaire.kept.cells where !isWritten(cell.column) { add("kept", language: cell.column, cell.text) }
    return rows.sheet(FormSheet.Kind.own.rawValue, required: 3)
  }

  private func isWritten(_ column: String) -> Bool {
    column.after("settings::") != nil || column.after("language::") != nil || KeptSheet.place(column) != nil
  }

  private func keptSheets() -> [Sheet] {
    [FormSheet.Kind.externalChoices, .entities, .osm].compactMap { kind in
      var rows: [[String]] = []
      for cell in questionnaire.kept.cells {
        guard let place = KeptSheet.place(cell.column), place.kind == kind else { continue }
        while rows.count <= place.cell.row { rows.append([]) }
        while rows[place.cell.row].count <= place.cell.column { rows[place.cell.row].append("") }
        rows[place.cell.row][place.cell.column] = cell.text
      }
      return rows.isEmpty ? nil : Sheet(name: kind.rawValue, texts: rows)
    }
  }
}
