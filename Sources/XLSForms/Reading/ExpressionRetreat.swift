import Questionnaires
import RecordYAML

/// Keeps the expressions of a form that a questionnaire cannot have: those outside its subset of XPath, and those that depend
/// on each other in a circle, are moved to the cells that are kept for export.
struct ExpressionRetreat {
  private(set) var questionnaire: Questionnaire
  /// The id of the question or group, the column and the text of each expression that was moved.
  private(set) var kept: [(id: String?, column: String, text: String)] = []
  /// What is wrong with the questionnaire all the same.
  private(set) var faults: [DefinitionFault] = []
  /// The names of questions, and of choices, by their ids.
  private let names: [String: String]
  private let literals: [String: String]

  /// The columns of a form by the keys of a definition.
  private static let columns = [
    "relevant": "relevant", "required": "required", "constraint": "constraint", "filter": "choice_filter",
    "calculation": "calculation", "count": "repeat_count",
  ]

  init(_ questionnaire: Questionnaire, names: [String: String], literals: [String: String]) {
    (self.questionnaire, self.names) = (questionnaire, names)
    self.literals = Dictionary(literals.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  /// Cost: that of the questionnaire's check, a few times: a removed expression can only remove further faults.
  mutating func run() {
    for _ in 0..<20 {
      faults = questionnaire.faults.filter { !$0.isWarning }
      // In the order of the check; an expression may have several faults, and is moved once.
      let movable = faults.filter { Self.key($0) != nil }.map(\.path)
      guard !movable.isEmpty else { return }
      for path in movable { move(path) }
    }
  }

  private static func key(_ fault: DefinitionFault) -> String? {
    guard case .key(let key) = fault.path.last, columns[key] != nil else { return nil }
    return key
  }

  private mutating func move(_ path: [EditedText.Step]) {
    guard path.count >= 3, case .item(let section) = path[1], questionnaire.sections.indices.contains(section),
      case .key(let key) = path[path.count - 1], let column = Self.columns[key]
    else { return }
    var moved: (id: String, text: String)?
    var changed = questionnaire.sections[section]
    change(&changed, path[2..<(path.count - 1)]) { group in
      moved = take(key, column, of: &group)
    } question: { question in
      moved = take(key, column, of: &question)
    }
    questionnaire.sections[section] = changed
    if let moved { kept.append((moved.id, column, moved.text)) }
  }

  /// Changes the group, question or column at a path.
  private func change(
    _ group: inout Group, _ path: ArraySlice<EditedText.Step>, group body: (inout Group) -> Void,
    question: (inout Question) -> Void
  ) {
    guard let next = path.dropFirst().first else { return body(&group) }
    guard case .item(let place) = next, group.items.indices.contains(place) else { return }
    let rest = path.dropFirst(2)
    switch group.items[place] {
    case .group(var inner):
      change(&inner, rest, group: body, question: question)
      group.items[place] = .group(inner)
    case .question(var found):
      if case .item(let place) = rest.dropFirst().first, case .table(let rows, var columns) = found.type,
        columns.indices.contains(place)
      {
        question(&columns[place])
        found.type = .table(rows: rows, columns: columns)
      } else {
        question(&found)
      }
      group.items[place] = .question(found)
    }
  }

  // MARK: Expressions

  private func text(_ expression: Expression) -> String {
    ReferenceText.replacing({ names[$0] }, literals: literals, in: expression.source)
  }

  private func take(_ key: String, _ column: String, of group: inout Group) -> (String, String)? {
    let expression: Expression?
    if key == "count" {
      expression = group.repetition?.count
      group.repetition?.count = nil
    } else {
      (expression, group.relevant) = (group.relevant, nil)
    }
    guard let expression else { return nil }
    group.kept.cells.append(.init(column: column, text: text(expression)))
    return (group.id, text(expression))
  }

  private func take(_ key: String, _ column: String, of question: inout Question) -> (String, String)? {
    var expression: Expression?
    switch (key, question.type) {
    case ("relevant", _): (expression, question.relevant) = (question.relevant, nil)
    case ("required", _): (expression, question.requiredIf) = (question.requiredIf, nil)
    case ("constraint", _): (expression, question.constraint) = (question.constraint, nil)
    case ("calculation", .calculation(let found)):
      expression = found
      // The kept type is that of the foreign question.
      question.type = .foreign(question.kept["type"] ?? "calculate")
      question.kept.cells.removeAll { $0.column == "type" }
    case ("filter", .one(var choices)):
      (expression, choices.filter) = (choices.filter, nil)
      question.type = .one(choices)
    case ("filter", .many(var choices)):
      (expression, choices.filter) = (choices.filter, nil)
      question.type = .many(choices)
    case ("filter", .ranking(var choices)):
      (expression, choices.filter) = (choices.filter, nil)
      question.type = .ranking(choices)
    default: break
    }
    guard let expression else { return nil }
    question.kept.cells.append(.init(column: column, text: text(expression)))
    return (question.id, text(expression))
  }
}
