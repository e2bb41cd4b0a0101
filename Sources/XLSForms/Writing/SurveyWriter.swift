import Questionnaires
import RecordValues

/// Writes the sheet `survey`.
struct SurveyWriter {
  private(set) var rows: SheetRows
  private let names: FormNames
  private let columns: FormColumns
  private let made: MadeLists
  private let lists: Set<String>
  /// The names of choices that have another id, by their ids.
  private let literals: [String: String]
  /// The id of the section that begins with the next row, where it has no group.
  private var pendingSection: String?

  typealias Cells = [(column: String, text: String?)]

  init(
    _ questionnaire: Questionnaire, columns: FormColumns, made: MadeLists, literals: [String: String]
  ) throws(XLSFormWriteError) {
    (self.columns, self.made, self.literals) = (columns, made, literals)
    names = FormNames(questionnaire)
    lists = Set(questionnaire.choiceLists.map(\.id))
    rows = SheetRows(
      ["type", "name"] + columns.headings("label") + columns.headings("hint")
        + ["required", "relevant", "constraint"] + columns.headings("constraint_message")
        + ["calculation", "choice_filter", "default", "read_only", "appearance", "repeat_count"]
        + Self.keptColumns(questionnaire))
    for (place, section) in questionnaire.sections.enumerated() { try write(section: section, [place]) }
  }

  /// The columns that groups, questions and rows of tables keep.
  private static func keptColumns(_ questionnaire: Questionnaire) -> [String] {
    var rows: [[String]] = []
    func add(_ kept: KeptCells) {
      let columns = kept.cells.map(\.column).filter { column in
        !["type", "name"].contains(column) && column.after("end::") == nil && !ColumnOrder.survey.contains(column)
      }
      if !columns.isEmpty { rows.append(columns) }
    }
    func walk(_ group: Group) {
      add(group.kept)
      for case .group(let group) in group.items { walk(group) }
    }
    questionnaire.sections.forEach(walk)
    questionnaire.forEachQuestion { question in
      add(question.kept)
      if case .table(let rows, _) = question.type { rows.forEach { add($0.kept) } }
    }
    return ColumnOrder.merged(rows)
  }

  private func own(_ column: String) -> String { Own.prefix + "::" + column }

  // MARK: Groups

  private mutating func write(section: Group, _ place: FormNames.Place) throws(XLSFormWriteError) {
    let isBare =
      section.label.entries.isEmpty && section.hint.entries.isEmpty && section.relevant == nil
      && section.kept.cells.isEmpty && section.repetition == nil
    guard section.isImplicit, isBare else {
      let marker = section.isImplicit ? "implicit" : section.label.entries.isEmpty ? "section" : nil
      return try write(section, place, marker: marker)
    }
    pendingSection = section.id
    for (index, item) in section.items.enumerated() { try write(item, place + [index], isTop: true) }
  }

  private mutating func write(_ item: Group.Item, _ place: FormNames.Place, isTop: Bool = false)
    throws(XLSFormWriteError)
  {
    switch item {
    case .question(let question): try write(question, place)
    case .group(let group):
      // At the top, a group with a label would be a section.
      let isSection = isTop && group.repetition == nil && group.kept["type"] == nil && !group.label.entries.isEmpty
      try write(group, place, marker: isSection ? "group" : nil)
    }
  }

  private mutating func write(_ group: Group, _ place: FormNames.Place, marker: String?) throws(XLSFormWriteError) {
    let loop = group.kept["type"].flatMap { text in
      if case .begin(.loop, _) = FormType(text) { text } else { nil }
    }
    let control = loop != nil ? "loop" : group.repetition == nil ? "group" : "repeat"
    var cells: Cells = [("type", loop ?? "begin_" + control)]
    cells += name(group.id, group.kept, place)
    cells += columns.cells("label", group.label) { text($0, place) }
    cells += columns.cells("hint", group.hint) { text($0, place) }
    cells += expression("relevant", group.relevant, place)
    // The number of entries is counted outside of them.
    cells += expression("repeat_count", group.repetition?.count, place)
    cells.append((own(Own.most), group.repetition?.most.map { String($0) }))
    cells.append((own(Own.type), marker))
    var end: Cells = [("type", "end_" + control)]
    for cell in group.kept.cells where !["type", "name"].contains(cell.column) {
      if let column = cell.column.after("end::") {
        end.append((column, cell.text))
      } else {
        cells.append((cell.column, cell.text))
      }
    }
    add(cells)
    for (index, item) in group.items.enumerated() { try write(item, place + [index]) }
    rows.add(end)
  }

  /// The name of a question or group, with its id where that is another.
  private func name(_ id: String, _ kept: KeptCells, _ place: FormNames.Place) -> Cells {
    let name = names.name(place)
    guard name != id else { return [("name", name)] }
    return [("name", name), (own(kept["name"] == nil ? Own.made : Own.id), id)]
  }

  private mutating func add(_ cells: Cells) {
    var cells = cells
    if let section = pendingSection { cells.append((own(Own.section), section)) }
    pendingSection = nil
    rows.add(cells)
  }

  // MARK: Questions

  private mutating func write(_ question: Question, _ place: FormNames.Place, cell id: String? = nil)
    throws(XLSFormWriteError)
  {
    var cells: Cells = []
    let (type, typeCells) = try type(question, place)
    cells.append(("type", type))
    if let id {
      cells += [("name", names.name(place)), (own(Own.id), id)]
    } else {
      cells += name(question.id, question.kept, place)
    }
    if !isNameAsLabel(question, place) { cells += columns.cells("label", question.label) { text($0, place) } }
    cells += columns.cells("hint", question.hint) { text($0, place) }
    if question.isRequired {
      cells.append(("required", "yes"))
    } else {
      cells += expression("required", question.requiredIf, place)
    }
    cells += expression("relevant", question.relevant, place)
    cells += constraint(question, place)
    cells += columns.cells("constraint_message", question.constraintMessage) { text($0, place) }
    cells += defaultCells(question, type)
    if question.isReadOnly { cells.append(("read_only", "yes")) }
    cells += typeCells
    for cell in question.kept.cells where !["type", "name"].contains(cell.column) {
      cells.append((cell.column, cell.text))
    }
    add(cells)
    if case .table(let rows, let columns) = question.type { try write(rows, columns, place) }
    if let choices = question.type.choices { otherRow(question, choices, place) }
  }

  /// Whether the label was made of the name, of a question that has something else to show: the reader makes it again.
  private func isNameAsLabel(_ question: Question, _ place: FormNames.Place) -> Bool {
    let hasMore = !question.hint.entries.isEmpty || question.kept.cells.contains { $0.column.after("media::") != nil }
    return hasMore && columns.isName(names.name(place), question.label)
  }

  /// The cell `type`, and the cells that go with it.
  private func type(_ question: Question, _ place: FormNames.Place) throws(XLSFormWriteError) -> (String, Cells) {
    let appearance = question.kept["appearance"]
    var cells: Cells = []
    if case .calculation(let expression) = question.type {
      cells += self.expression("calculation", expression, place)
    }
    if let choices = question.type.choices {
      guard lists.contains(choices.list) else { throw .unknownList(id: question.id, list: choices.list) }
      cells += expression("choice_filter", choices.filter, place)
    }
    if let kept = FormTypeText.kept(question) {
      if case .longText = question.type { cells += longText(appearance) }
      return (kept, cells)
    }
    switch question.type {
    case .longText: cells += longText(appearance)
    case .percentage: cells.append((own(Own.type), "percentage"))
    case .yesNo:
      cells.append((own(Own.type), "yes-no"))
      return (FormTypeText.canonical(question.type, listName: made.yesNo ?? ""), cells)
    case .status:
      cells.append((own(Own.type), "status"))
      return (FormTypeText.canonical(question.type, listName: made.status ?? ""), cells)
    case .table: cells.append((own(Own.type), "table"))
    case .one(let choices), .many(let choices), .ranking(let choices):
      guard choices.allowsOther, let list = made.others[choices.list] else {
        return (FormTypeText.canonical(question.type, listName: choices.list), cells)
      }
      return (madeType(question.type, list), otherCells(choices, list, place))
    default: break
    }
    return (FormTypeText.canonical(question.type, listName: ""), cells)
  }

  private func longText(_ appearance: String?) -> Cells {
    guard let appearance else { return [("appearance", "multiline")] }
    let isStated = appearance != "multiline" && appearance.split(separator: " ").contains("multiline")
    return isStated ? [] : [(own(Own.type), "long-text")]
  }

  // MARK: Another answer

  private func madeType(_ type: QuestionType, _ list: String) -> String {
    switch type {
    case .many: "select_multiple \(list)"
    case .ranking: "rank \(list)"
    default: "select_one \(list)"
    }
  }

  /// `or_other` would offer `other` to every question of the list, and allows no filter: the question has a list of its own
  /// with it.
  private func otherCells(_ choices: QuestionType.Choices, _ list: String, _ place: FormNames.Place) -> Cells {
    var cells: Cells = [(own(Own.list), choices.list)]
    guard let filter = choices.filter else { return cells }
    let written = replaced(filter.source, place)
    cells += [("choice_filter", "(\(written)) or name = 'other'"), (own(Own.filter), written)]
    return cells
  }

  /// The text that is asked for where `other` is chosen of a list of its own.
  private mutating func otherRow(_ question: Question, _ choices: QuestionType.Choices, _ place: FormNames.Place) {
    guard choices.allowsOther, made.others[choices.list] != nil, FormTypeText.kept(question) == nil else { return }
    let name = names.name(place)
    var cells: Cells = [("type", "text"), ("name", name + "_other"), ("relevant", "selected(${\(name)}, 'other')")]
    for tag in columns.tags { cells.append((columns.heading("label", tag), MadeLists.words("specify", tag))) }
    cells.append((own(Own.type), "other"))
    rows.add(cells)
  }

  // MARK: Tables

  private mutating func write(_ choices: [Choice], _ cells: [Question], _ place: FormNames.Place)
    throws(XLSFormWriteError)
  {
    for (row, choice) in choices.enumerated() {
      let place = place + [row]
      var head: Cells = [("type", "begin_group"), ("name", names.name(place)), (own(Own.id), choice.id)]
      head += columns.cells("label", choice.label) { text($0, place) }
      head.append((own(Own.type), "row"))
      if !choice.facts.isEmpty { head.append((own(Own.facts), Facts.text(choice.facts))) }
      for cell in choice.kept.cells { head.append((cell.column, cell.text)) }
      rows.add(head)
      for (column, cell) in cells.enumerated() { try write(cell, place + [column], cell: cell.id) }
      rows.add([("type", "end_group")])
    }
    rows.add([("type", "end_group")])
  }

  // MARK: Cells

  private func constraint(_ question: Question, _ place: FormNames.Place) -> Cells {
    let isOwn = question.type == .percentage && question.kept["type"] != "percentage"
    guard isOwn else { return expression("constraint", question.constraint, place) }
    // One that has no effect here stands in the same column.
    let own = question.constraint.map { replaced($0.source, place) } ?? question.kept["constraint"]
    return [("constraint", PercentageBounds.adding(to: own)), (self.own(Own.constraint), own)]
  }

  private func defaultCells(_ question: Question, _ type: String) -> Cells {
    guard let answer = question.defaultAnswer else { return [] }
    if case .table = question.type { return [(own(Own.default), answer)] }
    var text = answer
    if question.type.choices != nil {
      text =
        literals[answer]
        ?? answer.split(separator: " ").map { literals[String($0)] ?? String($0) }
        .joined(separator: " ")
    }
    let cleaned = text.cleaned(collapsing: true)
    let looksOtherwise =
      DefaultText.isExpression(cleaned, type: type) || DefaultText.unquoted(text) != nil
      || text.components(between: "${").count > 1
    return [("default", looksOtherwise ? DefaultText.quoted(text) : text)]
  }

  /// A text with names for ids in its references.
  private func text(_ text: String, _ place: FormNames.Place) -> String {
    ReferenceText.replacing({ reference($0, place) }, in: text)
  }

  private func expression(_ column: String, _ expression: Expression?, _ place: FormNames.Place) -> Cells {
    guard let expression else { return [] }
    let written = replaced(expression.source, place)
    // Where a column of a table stands for all its cells, or a name is that of another question where it is read back, the
    // expression itself is stated as well.
    guard written.components(between: " | ${").count > 1 else { return [(column, written)] }
    return [(column, written), (own(Own.expression + column), expression.source)]
  }

  private func replaced(_ source: String, _ place: FormNames.Place) -> String {
    ReferenceText.replacing({ reference($0, place) }, literals: literals, in: source)
  }

  private func reference(_ id: String, _ place: FormNames.Place) -> String? {
    switch names.target(id, at: place) {
    case .name(let name)?: name
    case .union(let names)?: names.joined(separator: "} | ${")
    case nil: nil
    }
  }
}
