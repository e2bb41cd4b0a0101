import Questionnaires
import RecordValues
import Spreadsheets

/// Reads a form: finds its sheets, checks them as pyxform does, and makes a questionnaire of them.
struct XLSFormReader {
  private let name: String
  private let language: LanguageTag?
  private let book: FormBook
  private var faults: [XLSFormFault]
  private var notices: [XLSFormNotice]

  /// More rows than a survey may have questions: they cost nothing but a fault.
  private static let mostRows = QuestionnaireLimits.questions * 10

  init(_ workbook: Workbook, name: String, language: LanguageTag?) {
    (self.name, self.language) = (name, language)
    book = FormBook(workbook)
    (faults, notices) = (book.faults, book.notices)
  }

  mutating func read() throws(XLSFormFaults) -> XLSForm.Reading {
    guard let survey = book.sheets[.survey] else { throw XLSFormFaults(faults: faults) }
    guard survey.holds("type") else {
      faults.append(XLSFormFault(.missingColumn("type"), sheet: survey.name))
      throw XLSFormFaults(faults: faults)
    }
    guard survey.rows.count <= Self.mostRows else {
      let kind = DefinitionFault.Kind.tooMany(.questions, count: survey.rows.count, most: QuestionnaireLimits.questions)
      throw XLSFormFaults(faults: [XLSFormFault(.definition(kind), sheet: survey.name)])
    }
    var settings = FormSettings(book)
    let choices = FormChoices(book.sheets[.choices], allowsDuplicates: settings.allowsDuplicateChoices)
    let external = FormChoices(book.sheets[.externalChoices], allowsDuplicates: true)
    let tree = SurveyTree(survey, settings: settings)
    for (path, text) in tree.settings { settings.set(path, text) }
    let check = SurveyCheck(tree, sheet: survey.name, choices: choices, external: external)
    faults += settings.faults + choices.faults + tree.faults + check.faults
    faults += ReferenceCheck(book, tree, choices: choices, settings: settings).faults + EntityCheck(book, tree).faults
    notices += tree.notices + choices.notices
    guard faults.isEmpty else { throw XLSFormFaults(faults: ordered(faults)) }
    return try reading(survey, settings, choices, tree)
  }

  private func reading(_ survey: FormSheet, _ settings: FormSettings, _ choices: FormChoices, _ tree: SurveyTree)
    throws(XLSFormFaults) -> XLSForm.Reading
  {
    var notices = notices
    let own = OwnSheet(book.sheets[.own])
    let languages = LanguagesBuilder(book, settings, own, language).languages
    if settings["default_language"] == nil, own.languages.isEmpty, let tag = languages.tag("") {
      notices.append(XLSFormNotice(.unstatedLanguage(tag), sheet: survey.name))
    }
    let lists = ChoiceListBuilder(choices, sheet: book.sheets[.choices]?.name ?? "choices", languages: languages)
    let ids = FormIDs(tree.items)
    var renamed: [String: String] = [:]
    for row in tree.rows {
      let id = ids.ids[row.row.number] ?? row.row[Own.prefix, Own.id] ?? row.name
      if id != row.name { renamed[row.name] = id }
    }
    let context = FormContext(
      sheet: survey.name, languages: languages, collapsesSpaces: settings.collapsesSpaces, ids: ids.ids,
      shared: Self.sharedNames(tree), renamed: renamed, literals: lists.literals, lists: lists.lists)
    let sections = SectionBuilder(tree, context, ids: ids)
    notices += lists.notices + sections.notices
    guard !sections.sections.isEmpty else {
      throw XLSFormFaults(faults: [XLSFormFault(.noQuestions, sheet: survey.name)])
    }
    let head = HeadBuilder(settings, own, languages, name: name, sheets: book)
    notices += head.notices
    var questionnaire = head.questionnaire
    questionnaire.sections = sections.sections
    questionnaire.choiceLists = lists.order.compactMap { lists.lists[$0] }
    let made = Self.madeLists(tree)
    questionnaire.choiceLists = lists.order.filter { !made.contains($0) }.compactMap { lists.lists[$0] }
    let names = Dictionary(renamed.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    var retreat = ExpressionRetreat(questionnaire, names: names, literals: lists.literals)
    retreat.run()
    let rows = Dictionary(
      tree.rows.map { (ids.ids[$0.row.number] ?? $0.name, $0.row.number) }, uniquingKeysWith: { first, _ in first })
    for (id, column, text) in retreat.kept {
      notices.append(
        XLSFormNotice(.keptExpression(column: column, text: text), sheet: survey.name, row: id.flatMap { rows[$0] }))
    }
    guard retreat.faults.isEmpty else {
      throw XLSFormFaults(
        faults: retreat.faults.map { fault in
          XLSFormFault(.definition(fault.kind), sheet: survey.name, row: fault.id.flatMap { rows[$0] })
        })
    }
    let choiceRows = Dictionary(
      choices.lists.compactMap { list in lists.lists[list.name].map { ($0.id, list.rows.map(\.number)) } },
      uniquingKeysWith: { first, _ in first })
    let places = FormPlaces(
      survey: survey.name, choices: book.sheets[.choices]?.name ?? FormSheet.Kind.choices.rawValue,
      settings: book.sheets[.settings]?.name ?? survey.name, questions: rows, lists: choiceRows)
    return XLSForm.Reading(questionnaire: retreat.questionnaire, notices: ordered(notices), places: places)
  }

  private static func sharedNames(_ tree: SurveyTree) -> Set<String> {
    var (seen, shared): (Set<String>, Set<String>) = ([], [])
    for row in tree.rows {
      var names = [row.name]
      if case .select(_, _, allowsOther: true) = row.type { names.append(row.name + "_other") }
      if case .begin(.repeat, _) = row.type { names.append(row.name + "_count") }
      for name in names where !seen.insert(name.lowercased()).inserted { shared.insert(name.lowercased()) }
    }
    return shared
  }

  /// The lists that this program made for types that XLSForm does not have, and for other answers.
  private static func madeLists(_ tree: SurveyTree) -> Set<String> {
    var made: Set<String> = []
    for row in tree.rows {
      guard case .select(_, let list, _) = row.type else { continue }
      let type = row.row[Own.prefix, Own.type]
      if type == "yes-no" || type == "status" || row.row[Own.prefix, Own.list] != nil { made.insert(list) }
    }
    return made
  }

  /// In the order of the sheets of a form and their rows.
  private func ordered(_ faults: [XLSFormFault]) -> [XLSFormFault] {
    faults.enumerated().sorted {
      let (one, other) = ($0.element, $1.element)
      return (place(one.sheet), one.row ?? 0, $0.offset) < (place(other.sheet), other.row ?? 0, $1.offset)
    }.map(\.element)
  }

  private func ordered(_ notices: [XLSFormNotice]) -> [XLSFormNotice] {
    notices.enumerated().sorted {
      let (one, other) = ($0.element, $1.element)
      return (place(one.sheet), one.row ?? 0, $0.offset) < (place(other.sheet), other.row ?? 0, $1.offset)
    }.map(\.element)
  }

  private func place(_ sheet: String) -> Int {
    FormSheet.Kind(rawValue: sheet.lowercased()).flatMap { FormSheet.Kind.allCases.firstIndex(of: $0) } ?? 0
  }
}
