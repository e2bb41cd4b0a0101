import Questionnaires
import RecordValues

/// Makes questions of the rows of a form.
struct QuestionBuilder {
  let context: FormContext
  private(set) var notices: [XLSFormNotice] = []
  /// The columns that were kept, each named once.
  private var keptColumns: Set<String> = []

  init(_ context: FormContext) { self.context = context }

  /// - Parameter isInLoop: whether it is asked once for each choice of a list, and so not here.
  mutating func question(_ row: SurveyRow, isInLoop: Bool = false) -> Question {
    let id = context.ids[row.row.number] ?? PlainName.id(row.name)
    var used: Set<[String]> = [["type"], ["name"]]
    var kept = KeptCells()
    let type = type(row, isInLoop, &used, &kept)
    var question = Question(
      id: id, type: type, label: context.texts(row.row, "label"), hint: context.texts(row.row, "hint"))
    question.constraintMessage = context.texts(row.row, "bind", "jr:constraintMsg")
    used.insert(["bind", "relevant"])
    question.relevant = context.expression(row.row, ["bind", "relevant"])
    if let text = take(row, ["bind", "required"], &used) {
      switch context.cleaned(text).yesOrNo {
      case let isRequired?: question.isRequired = isRequired
      case nil: question.requiredIf = context.expression(row.row, ["bind", "required"])
      }
    }
    if let text = take(row, ["bind", "readonly"], &used) {
      switch context.cleaned(text).yesOrNo {
      case let isReadOnly?: question.isReadOnly = isReadOnly
      case nil: keep("read_only", text, row, &kept)
      }
    }
    if let text = take(row, ["bind", "constraint"], &used) { question.constraint = constraint(text, row) }
    readDefault(row, &question, &used, &kept)
    keepName(row, id, &kept)
    keepRest(row.row, used, &kept)
    question.kept.cells += kept.cells
    if question.label.entries.isEmpty, needsLabel(type), let first = context.languages.list.first {
      question.label[first.tag] = row.name
      note(.nameAsLabel(row.name), row)
    }
    return question
  }

  private func needsLabel(_ type: QuestionType) -> Bool {
    switch type {
    case .calculation, .foreign: false
    default: true
    }
  }

  // MARK: Types

  private mutating func type(
    _ row: SurveyRow, _ isInLoop: Bool, _ used: inout Set<[String]>, _ kept: inout KeptCells
  ) -> QuestionType {
    let found = isInLoop || row.row["trigger"] != nil ? nil : equal(row, &used, &kept)
    guard var type = found else {
      if row.typeText != "audit", !isInLoop { note(.foreignType(row.typeText), row) }
      return .foreign(row.typeText)
    }
    if let calculation = context.expression(row.row, ["bind", "calculate"]) {
      // Whatever its type, a value that an expression gives is not asked.
      used.insert(["bind", "calculate"])
      type = .calculation(calculation)
    }
    if row.typeText != FormTypeText.canonical(type, listName: listName(row)), row.row[Own.prefix, Own.type] == nil,
      row.row[Own.prefix, Own.list] == nil
    {
      kept.cells.insert(.init(column: "type", text: row.typeText), at: 0)
    }
    return type
  }

  private func listName(_ row: SurveyRow) -> String {
    if case .select(_, let list, _) = row.type { list } else { "" }
  }

  /// The type that is the equal of the row's; `nil` for none.
  private mutating func equal(_ row: SurveyRow, _ used: inout Set<[String]>, _ kept: inout KeptCells) -> QuestionType? {
    switch row.row[Own.prefix, Own.type] {
    case "yes-no":
      return .yesNo
    case "status": return .status
    case "percentage": return .percentage
    case "long-text": return .longText
    default: break
    }
    switch row.type {
    case .select(let select, let list, let allowsOther):
      return choices(row, select, list, allowsOther, &used)
    case .question(let question):
      if question.isCalculation {
        return context.expression(row.row, ["bind", "calculate"]).map { .calculation($0) }
      }
      if question.word == "range" {
        note(.keptRange, row)
        let pairs = ParameterCheck.pairs(row.row["parameters"] ?? "") ?? []
        let isDecimal = pairs.contains { Double($0.value).map { $0 != $0.rounded() } ?? false }
        return isDecimal ? .decimal : .integer
      }
      guard question.type == .text, let appearance = row.row["control", "appearance"],
        appearance.split(separator: " ").contains("multiline")
      else { return question.type }
      if appearance == "multiline" { used.insert(["control", "appearance"]) }
      return .longText
    default: return nil
    }
  }

  private mutating func choices(
    _ row: SurveyRow, _ select: FormType.Select, _ list: String, _ allowsOther: Bool, _ used: inout Set<[String]>
  ) -> QuestionType? {
    guard [.one, .many, .rank].contains(select) else { return nil }
    // The list without another answer, where the form has one with it.
    let stated = row.row[Own.prefix, Own.list]
    guard let known = context.lists[stated ?? list] else { return nil }
    var choices = QuestionType.Choices(list: known.id, allowsOther: allowsOther || stated != nil)
    used.insert(["choice_filter"])
    choices.filter =
      stated == nil
      ? context.expression(row.row, ["choice_filter"])
      : row.row[Own.prefix, Own.filter].map { context.expression($0) }
    if choices.allowsOther, known.choices.contains(where: { $0.id == AnswerValue.otherWord }) {
      choices.allowsOther = false
      note(.keptOther, row)
    }
    switch select {
    case .one: return .one(choices)
    case .many: return .many(choices)
    case .rank: return .ranking(choices)
    case .external, .oneFromFile, .manyFromFile: return nil
    }
  }

  // MARK: Cells

  private func take(_ row: SurveyRow, _ path: [String], _ used: inout Set<[String]>) -> String? {
    used.insert(path)
    return row.row.cells.last { $0.heading.path == path }?.text
  }

  /// The constraint of a percentage without the bounds that every percentage has.
  private func constraint(_ text: String, _ row: SurveyRow) -> Expression? {
    guard row.row[Own.prefix, Own.type] == "percentage" else {
      return context.expression(row.row, ["bind", "constraint"])
    }
    let own = row.row[Own.prefix, Own.constraint]
    let written = PercentageBounds.adding(to: own)
    guard context.cleaned(text) == context.cleaned(written) else { return context.expression(text) }
    return own.map { context.expression($0) }
  }

  private mutating func readDefault(
    _ row: SurveyRow, _ question: inout Question, _ used: inout Set<[String]>, _ kept: inout KeptCells
  ) {
    if let own = row.row[Own.prefix, Own.default] {
      used.insert(["default"])
      question.defaultAnswer = own
      return
    }
    guard let text = take(row, ["default"], &used) else { return }
    let plain = DefaultText.unquoted(text)
    let isExpression = plain == nil && DefaultText.isExpression(context.cleaned(text), type: row.typeText)
    let answer = answer(plain ?? text, question.type)
    let list = question.type.choices.flatMap { choices in context.lists.values.first { $0.id == choices.list } }
    if !isExpression, AnswerValue(canonical: answer, of: question.type, list: list) != nil {
      question.defaultAnswer = answer
    } else {
      kept.cells.append(.init(column: "default", text: text))
      if case .foreign = question.type { return }
      note(.keptDefault(text), row)
    }
  }

  /// The ids of choices for their names.
  private func answer(_ text: String, _ type: QuestionType) -> String {
    guard type.choices != nil else { return text }
    if let id = context.literals[text] { return id }
    return text.split(separator: " ").map { context.literals[String($0)] ?? String($0) }.joined(separator: " ")
  }

  /// The name, where the id differs from it or another has it too.
  mutating func keepName(_ row: SurveyRow, _ id: String, _ kept: inout KeptCells) {
    let isKept = id != row.name || context.shared.contains(row.name.lowercased())
    guard isKept, row.row[Own.prefix, Own.made] == nil, row.typeText != "audit" else { return }
    kept.cells.append(.init(column: "name", text: row.name))
    if row.row[Own.prefix, Own.id] == nil, id != row.name { note(.renamed(row.name, id: id), row) }
  }

  /// The cells that were not read.
  mutating func keepRest(_ row: FormRow, _ used: Set<[String]>, _ kept: inout KeptCells) {
    var found: [KeptCells.Cell] = []
    for cell in row.cells {
      let path = cell.heading.path
      let isRead =
        used.contains(path) || path[0] == Own.prefix || context.isText(path, "label") || context.isText(path, "hint")
        || context.isText(path, "bind", "jr:constraintMsg")
      guard !isRead else { continue }
      let column = FormHeading.surveyText(path)
      if keptColumns.insert(column).inserted {
        notices.append(XLSFormNotice(.keptColumn(column), sheet: context.sheet, row: row.number))
      }
      found.append(.init(column: column, text: cell.text))
    }
    // In the order in which they are written: first those that have their place in every form.
    let first = ColumnOrder.survey.flatMap { column in found.filter { $0.column == column } }
    kept.cells += first + found.filter { !ColumnOrder.survey.contains($0.column) }
  }

  private mutating func keep(_ column: String, _ text: String, _ row: SurveyRow, _ kept: inout KeptCells) {
    kept.cells.append(.init(column: column, text: text))
    note(.keptExpression(column: column, text: text), row)
  }

  mutating func note(_ kind: XLSFormNotice.Kind, _ row: SurveyRow) {
    notices.append(XLSFormNotice(kind, sheet: context.sheet, row: row.row.number))
  }
}

/// The bounds of a percentage, which XLSForm has no type for.
enum PercentageBounds {
  private static let text = ". >= 0 and . <= 100"

  /// A constraint with the bounds.
  static func adding(to constraint: String?) -> String { constraint.map { "(\($0)) and \(text)" } ?? text }
}
