import RecordValues
import RecordYAML

extension Questionnaire {
  /// The definition as `questionnaire.yml`: keys in one order, each list written out under `lists`, limits as parts of the
  /// constraint. Reading it gives the same value, and writing that the same bytes. Cost: linear, times the depth.
  public var yaml: String { node.blockText }

  /// The definition as a YAML value.
  public var node: Node {
    var pairs: [(String, Node)] = [("id", .string(id)), ("version", .int(version)), ("title", title.node)]
    pairs.add("introduction", introduction)
    pairs.add("replaces", replaces)
    if !addressees.isEmpty { pairs.append(("addressees", .sequence(addressees.map { .string($0) }))) }
    if let deadline { pairs.append(("deadline", deadline.node)) }
    pairs.append(("sections", .sequence(sections.map { $0.node(isSection: true) })))
    if !choiceLists.isEmpty {
      pairs.append(("lists", .mapping(choiceLists.map { ($0.id, .sequence($0.choices.map(\.node))) })))
    }
    pairs.add(kept)
    return .mapping(pairs)
  }
}

extension Questionnaire.Deadline {
  fileprivate var node: Node {
    var pairs: [(String, Node)] = [("date", .plain(day.description))]
    pairs.add("time", clock)
    pairs.add("time_zone", zone?.description)
    if isHard { pairs.append(("hard", .plain("true"))) }
    return .mapping(pairs)
  }
}

extension Group {
  fileprivate func node(isSection: Bool) -> Node {
    var pairs: [(String, Node)] = [("id", .string(id))]
    if !isSection { pairs.append(("type", .string(repetition == nil ? "group" : "repeat"))) }
    pairs.add("title", label)
    pairs.add("hint", hint)
    pairs.add("relevant", relevant)
    pairs.add("count", repetition?.count)
    if let most = repetition?.most { pairs.append(("most", .int(most))) }
    if isSection && isImplicit { pairs.append(("implicit", .plain("true"))) }
    let questions = items.map { item in
      switch item {
      case .question(let question): question.node
      case .group(let group): group.node(isSection: false)
      }
    }
    pairs.append(("questions", .sequence(questions)))
    pairs.add(kept)
    return .mapping(pairs)
  }
}

extension Question {
  fileprivate var node: Node {
    var pairs: [(String, Node)] = [("id", .string(id)), ("type", .string(type.word))]
    if isRequired { pairs.append(("required", .plain("true"))) }
    if !isRequired { pairs.add("required", requiredIf) }
    pairs.add("relevant", relevant)
    pairs.add("label", label)
    pairs.add("hint", hint)
    switch type {
    case .one(let choices), .many(let choices), .ranking(let choices):
      pairs.append(("list", .string(choices.list)))
      pairs.add("filter", choices.filter)
      if choices.allowsOther { pairs.append(("other", .plain("true"))) }
    case .table(let rows, let columns):
      pairs.append(("rows", .sequence(rows.map(\.node))))
      pairs.append(("columns", .sequence(columns.map(\.node))))
    case .calculation(let expression): pairs.append(("calculation", .string(expression.source)))
    default: break
    }
    pairs.add("constraint", constraint)
    pairs.add("constraint_message", constraintMessage)
    pairs.add("default", defaultAnswer)
    if isReadOnly { pairs.append(("read_only", .plain("true"))) }
    var kept = kept
    if case .foreign(let word) = type { kept.cells.insert(.init(column: "type", text: word), at: 0) }
    pairs.add(kept)
    return .mapping(pairs)
  }
}

extension Choice {
  fileprivate var node: Node {
    var pairs: [(String, Node)] = [("id", .string(id))]
    // An absent label would be looked up.
    pairs.append(("label", label.node))
    if !facts.isEmpty { pairs.append(("facts", .mapping(facts.map { ($0.name, .string($0.value)) }))) }
    pairs.add(kept)
    return .mapping(pairs)
  }
}

extension LocalizedText {
  fileprivate var node: Node { .mapping(entries.map { ($0.language, .string($0.text)) }) }
}

extension [(String, Node)] {
  fileprivate mutating func add(_ key: String, _ text: String?) {
    if let text { append((key, .string(text))) }
  }

  fileprivate mutating func add(_ key: String, _ expression: Expression?) { add(key, expression?.source) }

  fileprivate mutating func add(_ key: String, _ text: LocalizedText) {
    if !text.entries.isEmpty { append((key, text.node)) }
  }

  fileprivate mutating func add(_ kept: KeptCells) {
    guard !kept.cells.isEmpty else { return }
    append(("xlsform", .mapping(kept.cells.map { ($0.column, .string($0.text)) })))
  }
}
