import Questionnaires
import RecordValues

/// Makes what stands at the head of a questionnaire of the settings of a form.
struct HeadBuilder {
  private(set) var questionnaire: Questionnaire
  private(set) var notices: [XLSFormNotice] = []

  init(_ settings: FormSettings, _ own: OwnSheet, _ languages: FormLanguages, name: String, sheets: FormBook) {
    let formID = settings["id_string"]
    let slug = PlainName.slug(formID ?? name) ?? "form"
    questionnaire = Questionnaire(id: own["id"] ?? slug, title: LocalizedText(), sections: [])
    let version = settings["version"].flatMap { Self.version($0) }
    questionnaire.version = own["version"].flatMap { Self.version($0) } ?? version ?? 1
    readTitle(settings["title"] ?? formID ?? name, own, languages)
    questionnaire.introduction = own.texts("introduction")
    questionnaire.replaces = own["replaces"]
    questionnaire.addressees = own.values("addressee")
    if let day = own["deadline"].flatMap({ CalendarDay($0) }) {
      questionnaire.deadline = .init(
        day: day, clock: own["deadline_time"], zone: own["deadline_time_zone"].flatMap { TimeZoneName($0) },
        isHard: own["deadline_hard"] == "true")
    }
    keepSettings(settings, languages, slug, version)
    for language in languages.list where language.name != FormLanguages.name(of: language.tag) {
      questionnaire.kept.cells.append(.init(column: "language::" + language.tag, text: language.name))
    }
    keepSheets(sheets)
    for row in own.rows where row.property == "kept" {
      questionnaire.kept.cells.append(.init(column: row.language, text: row.value))
    }
  }

  /// A version that counts from 1, in the digits that it would be written in.
  private static func version(_ text: String) -> Int? {
    guard let number = Int(text), number > 0, String(number) == text else { return nil }
    return number
  }

  /// XLSForm has one title; a form that states no others has it in each of its languages.
  private mutating func readTitle(_ text: String, _ own: OwnSheet, _ languages: FormLanguages) {
    var stated = own.texts("title")
    if let first = stated.entries.first {
      for language in own.languages where stated[language.tag] == nil { stated[language.tag] = first.text }
    }
    let tags = languages.list.map(\.tag)
    let ordered = tags.filter { stated[$0] != nil } + stated.entries.map(\.language).filter { !tags.contains($0) }
    questionnaire.title = LocalizedText(ordered.map { ($0, stated[$0] ?? "") })
    guard let first = questionnaire.title.entries.first else {
      for language in languages.list { questionnaire.title[language.tag] = text }
      return
    }
    // Somebody may have changed the title where a form has it.
    if first.text != text { questionnaire.title[first.language] = text }
  }

  private mutating func keepSettings(
    _ settings: FormSettings, _ languages: FormLanguages, _ slug: String, _ version: Int?
  ) {
    // In the order in which they are written, whatever that of the file.
    let first = ["id_string", "version", "default_language"]
    let ordered =
      first.flatMap { path in settings.cells.filter { $0.path == path } }
      + settings.cells.filter { !first.contains($0.path) }
    for (path, heading, text) in ordered {
      switch path {
      case "title": continue
      case "id_string" where text == slug: continue
      case "version" where version != nil: continue
      // The writer states it again.
      case "default_language" where !text.isEmpty && text == languages.list.first?.name: continue
      default:
        let column = path == "id_string" ? "form_id" : path
        questionnaire.kept.cells.append(.init(column: "settings::" + column, text: text))
        let isKnown = ["id_string", "version", "default_language", "allow_choice_duplicates", "clean_text_values"]
        if !isKnown.contains(path) {
          notices.append(XLSFormNotice(.keptSetting(heading), sheet: settings.sheet, row: settings.row))
        }
      }
    }
  }

  /// Sheets whose rows mean nothing here, cell by cell: `external_choices!B3`.
  private mutating func keepSheets(_ book: FormBook) {
    for kind in [FormSheet.Kind.externalChoices, .entities, .osm] {
      guard let sheet = book.sheets[kind], !sheet.headings.isEmpty else { continue }
      notices.append(XLSFormNotice(.keptSheet, sheet: sheet.name))
      let columns = sheet.headings.map(\.heading)
      for (place, heading) in columns.enumerated() {
        questionnaire.kept.cells.append(KeptSheet.cell(kind, row: 0, column: place, heading.text))
      }
      for (number, row) in sheet.rows.enumerated() {
        for cell in row.cells {
          guard let place = columns.firstIndex(of: cell.heading) else { continue }
          questionnaire.kept.cells.append(KeptSheet.cell(kind, row: number + 1, column: place, cell.text))
        }
      }
    }
  }
}
