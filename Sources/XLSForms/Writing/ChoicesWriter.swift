import Questionnaires
import RecordValues

/// Writes the sheet `choices`.
struct ChoicesWriter {
  private(set) var rows: SheetRows
  private let columns: FormColumns
  /// The names of choices that have another id, by their ids.
  let literals: [String: String]

  /// Headings of facts that would mean something else: a fact of one of these names has another heading.
  private static let reserved: Set<String> = [
    "name", "label", "list_name", "media", "image", "big-image", "audio", "video", "caption", "value", "sms_option",
    "children", "type", "parent", "extra_data",
  ]

  init(_ questionnaire: Questionnaire, columns: FormColumns, made: MadeLists) throws(XLSFormWriteError) {
    self.columns = columns
    let further = questionnaire.choiceLists.lazy.flatMap(\.choices).map { choice in
      choice.facts.map { Self.heading($0.name) } + choice.kept.cells.map(\.column).filter { $0 != "name" }
    }
    rows = SheetRows(["list_name", "name"] + columns.headings("label") + ColumnOrder.merged(further))
    var pairs: [(name: String, id: String)] = []
    for list in questionnaire.choiceLists {
      for choice in list.choices { pairs.append((choice.kept["name"] ?? choice.id, choice.id)) }
    }
    let names = ChoiceListBuilder.bijection(pairs)
    literals = Dictionary(names.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    try check(questionnaire)
    for list in questionnaire.choiceLists {
      write(list, as: list.id)
      guard let other = made.others[list.id] else { continue }
      write(list, as: other)
      if !list.choices.contains(where: { $0.id == AnswerValue.otherWord }) { write([AnswerValue.otherWord], as: other) }
    }
    if let list = made.yesNo { write(["true", "false", "unknown"], as: list) }
    if let list = made.status { write(ReportingStatus.allCases.map(\.rawValue), as: list) }
  }

  /// The names of several chosen choices stand between spaces.
  private func check(_ questionnaire: Questionnaire) throws(XLSFormWriteError) {
    var lists: Set<String> = []
    questionnaire.forEachQuestion { if case .many(let choices) = $0.type { lists.insert(choices.list) } }
    for list in questionnaire.choiceLists where lists.contains(list.id) {
      for choice in list.choices where (choice.kept["name"] ?? choice.id).utf8.contains(0x20) {
        throw .spaceInChoice(list: list.id, choice: choice.id)
      }
    }
  }

  private mutating func write(_ list: ChoiceList, as name: String) {
    let names = list.choices.map { $0.kept["name"] ?? $0.id }
    let found = ChoiceListBuilder.ids(names: names, stated: names.map { _ in nil })
    for (index, choice) in list.choices.enumerated() {
      let written = choice.replacingFacts(literals)
      var cells: SurveyWriter.Cells = [("list_name", name), ("name", names[index])]
      let hasMedia = choice.kept.cells.contains { $0.column.after("media::") != nil }
      if !hasMedia || !columns.isName(names[index], choice.label) { cells += columns.cells("label", choice.label) }
      for fact in written.facts { cells.append((Self.heading(fact.name), fact.value)) }
      for cell in choice.kept.cells where cell.column != "name" { cells.append((cell.column, cell.text)) }
      if found[index] != choice.id { cells.append((Own.choiceID, choice.id)) }
      rows.add(cells)
    }
  }

  private mutating func write(_ choices: [String], as list: String) {
    for choice in choices {
      let labels = columns.tags.map { (columns.heading("label", $0), Optional(MadeLists.words(choice, $0))) }
      rows.add([("list_name", list), ("name", choice)] + labels)
    }
  }

  /// The heading of a fact.
  static func heading(_ fact: String) -> String {
    reserved.contains(fact.lowercased()) || fact.after(prefix) != nil ? prefix + fact : fact
  }

  /// The fact of a heading.
  static func fact(_ heading: String) -> String { heading.after(prefix) ?? heading }

  private static let prefix = "gcmrepo_fact_"
}
