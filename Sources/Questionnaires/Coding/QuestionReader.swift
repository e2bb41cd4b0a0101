import RecordValues
import RecordYAML

/// Reads one question.
struct QuestionReader {
  private var fields: DefinitionFields
  private let taken: Set<String>
  private let labels: (String) -> LocalizedText?
  private let isColumn: Bool
  /// The lists that it names in place, each with its position.
  private(set) var lists: [(ChoiceList, [EditedText.Step])] = []
  private var inner: [DefinitionFault] = []

  init(
    _ node: Node, _ path: [EditedText.Step], taken: Set<String>, isColumn: Bool = false,
    labels: @escaping (String) -> LocalizedText?
  ) {
    fields = DefinitionFields(node, at: path)
    (self.taken, self.isColumn, self.labels) = (taken, isColumn, labels)
  }

  var faults: [DefinitionFault] { fields.faults + inner }

  static let keys = [
    "id", "type", "label", "hint", "required", "relevant", "constraint", "constraint_message", "default", "read_only",
    "xlsform",
  ]
  static let limitKeys = ["min", "max", "max_length"]
  static let choiceKeys = ["list", "choices", "filter", "other"]
  static let tableKeys = ["rows", "columns"]

  mutating func question() -> Question {
    let hasFields = !fields.pairs.isEmpty
    let id = fields.text("id", isRequired: hasFields) ?? ""
    fields.id = id.isEmpty ? nil : id
    let word = fields.text("type", isRequired: hasFields)
    let type = word.map { self.type($0, id) } ?? .text
    if let word, word == type.word {
      let own = Self.keys + Self.keys(of: type)
      let all = Self.limitKeys + Self.choiceKeys + Self.tableKeys + ["calculation", "count", "most", "questions"]
      fields.check(known: own, elsewhere: all, type: word)
    }
    var question = Question(id: id, type: type, label: fields.texts("label"), hint: fields.texts("hint"))
    switch fields.value("required") {
    case nil: break
    case let value? where value.flag != nil: question.isRequired = value.flag ?? false
    case let value?:
      // `required: yes` is a text in YAML 1.2 and would be an expression that names nothing.
      if value.string == nil || ["yes", "no", "y", "n"].contains(value.string?.lowercased()) {
        fields.note(.wrongType(expected: .booleanOrExpression, found: value.kind), [.key("required")])
      } else {
        question.requiredIf = fields.expression("required")
      }
    }
    question.relevant = fields.expression("relevant")
    question.constraint = constraint(of: type)
    question.constraintMessage = fields.texts("constraint_message")
    question.defaultAnswer = fields.text("default")
    question.isReadOnly = fields.flag("read_only")
    question.kept = fields.kept()
    if case .foreign = type { question.kept.cells.removeAll { $0.column == "type" } }
    return question
  }

  /// The keys that a type has beside those of all questions.
  private static func keys(of type: QuestionType) -> [String] {
    switch type {
    case .text, .longText: ["max_length"]
    case .integer, .decimal, .percentage, .date: ["min", "max"]
    case .one, .many, .ranking: choiceKeys
    case .table: tableKeys
    case .calculation: ["calculation"]
    default: []
    }
  }

  // MARK: Types

  private mutating func type(_ word: String, _ id: String) -> QuestionType {
    if let type = QuestionType.simple[word] { return type }
    switch word {
    case "one-of": return choices(id).map { .one($0) } ?? .text
    case "many-of": return choices(id).map { .many($0) } ?? .text
    case "ranking": return choices(id).map { .ranking($0) } ?? .text
    case "table" where isColumn:
      // It is not read, so that depth stays bounded.
      fields.note(.columnType("table"), [.key("type")])
      return .text
    case "table": return table(id)
    case "calculation":
      if fields.value("calculation") == nil { fields.note(.missingKey("calculation"), []) }
      return .calculation(fields.expression("calculation") ?? Expression("''"))
    case "xlsform":
      guard let foreign = fields.value("xlsform")?["type"]?.string, !foreign.isEmpty else {
        fields.note(.missingKey("type"), [.key("xlsform")])
        return .foreign("text")
      }
      return .foreign(foreign)
    default:
      let nearest = nearestNames(to: word, among: QuestionType.words)
      fields.note(.unknownWord(word, nearest: nearest, known: QuestionType.words), [.key("type")])
      return .text
    }
  }

  private mutating func choices(_ id: String) -> QuestionType.Choices? {
    let filter = fields.expression("filter")
    let allowsOther = fields.flag("other")
    let hasChoices = fields.value("choices") != nil
    if let list = fields.text("list") {
      if hasChoices { fields.note(.bothKeys("list", "choices"), [.key("choices")]) }
      return .init(list: list, filter: filter, allowsOther: allowsOther)
    }
    guard hasChoices else {
      if fields.value("list") == nil { fields.note(.missingKey("choices"), []) }
      return nil
    }
    var reader = ChoiceReader(labels: labels, id: id.isEmpty ? nil : id)
    let path = fields.path + [.key("choices")]
    let choices = reader.choices(fields.list("choices"), path)
    inner += reader.faults
    // A question in a repeated group may have the id of another.
    var name = id
    var count = 1
    while taken.contains(name) {
      count += 1
      name = "\(id).\(count)"
    }
    lists.append((ChoiceList(id: name, choices: choices), path))
    return .init(list: name, filter: filter, allowsOther: allowsOther)
  }

  private mutating func table(_ id: String) -> QuestionType {
    var reader = ChoiceReader(labels: labels, id: id.isEmpty ? nil : id)
    let rows = reader.choices(fields.list("rows", isRequired: true), fields.path + [.key("rows")])
    inner += reader.faults
    var columns: [Question] = []
    let nodes = fields.list("columns", isRequired: true).prefix(QuestionnaireLimits.columns + 1)
    for (place, node) in nodes.enumerated() {
      let known = taken.union(lists.map(\.0.id))
      var column = QuestionReader(
        node, fields.path + [.key("columns"), .item(place)], taken: known, isColumn: true, labels: labels)
      columns.append(column.question())
      inner += column.faults
      lists += column.lists
    }
    return .table(rows: rows, columns: columns)
  }

  // MARK: Limits

  /// The constraint with the short forms `min`, `max` and `max_length` as parts of it: they are written back as one
  /// expression.
  private mutating func constraint(of type: QuestionType) -> Expression? {
    var parts: [String] = []
    let isDay = if case .date = type { true } else { false }
    let isText =
      switch type {
      case .text, .longText: true
      default: false
      }
    for (key, sign) in isText ? [] : [("min", ">="), ("max", "<=")] {
      let limit = fields.value(key, else: { isDay ? .invalidDay($0) : .invalidNumber($0) }) { text in
        isDay ? CalendarDay(text).map { "date('\($0)')" } : NumberText.canonical(text)
      }
      if let limit { parts.append(". \(sign) \(limit)") }
    }
    if isText, let most = fields.integer("max_length") {
      if (1...QuestionnaireLimits.text).contains(most) {
        parts.append("string-length(.) <= \(most)")
      } else {
        fields.note(.invalidNumber(String(most)), [.key("max_length")])
      }
    }
    guard let constraint = fields.expression("constraint") else {
      return parts.isEmpty ? nil : Expression(parts.joined(separator: " and "))
    }
    guard !parts.isEmpty else { return constraint }
    return Expression((parts + ["(\(constraint.source))"]).joined(separator: " and "))
  }
}
