import RecordValues
import RecordYAML

/// The answers of a file as a definition understands them, with what it does not understand.
public struct AnswersReading: Sendable {
  /// The answers that could be read, in the order of the questionnaire.
  public let answers: Answers
  /// What could not be read, in the order of the file, each with its line and column.
  public let faults: [AnswerFault]

  /// Reads a file's answers.
  ///
  /// Each is read as `answers.yml` writes it, and where it is not written so, as people type it: a form in YAML that a
  /// person fills in gives the same answers. Whether the answers are complete and within the limits is checked by
  /// ``AnswerCheck``.
  ///
  /// Cost: linear in the file.
  public init(_ file: AnswersFile, for form: QuestionnaireForm) {
    var reader = FileReader(form: form, language: file.language)
    let values = reader.answers(file.answers, scope: 0, places: [])
    answers = Answers(
      questionnaire: file.questionnaire, version: file.version, country: file.country, language: file.language,
      values: values, answeredBy: file.answeredBy)
    faults = reader.faults
  }
}

/// Reads the values of a file of answers.
private struct FileReader {
  let form: QuestionnaireForm
  let language: LanguageTag
  private(set) var faults: [AnswerFault] = []
  /// How often near names are looked for at most: each time costs a comparison with all.
  private var lookups = 20

  init(form: QuestionnaireForm, language: LanguageTag) {
    (self.form, self.language, outline) = (form, language, form.outline)
  }

  private let outline: QuestionnaireOutline

  mutating func answers(_ pairs: [Node.Pair], scope: Int, places: [AnswerFault.Place]) -> [Answers.Answer] {
    var found: [(entry: Int, answer: Answers.Answer)] = []
    found.reserveCapacity(pairs.count)
    for pair in pairs where !pair.value.isNull {
      guard let index = outline.scopes[scope].names[pair.key] else {
        let near = nearest(pair.key, outline.scopes[scope].names.keys)
        faults.append(
          AnswerFault(
            .unknownQuestion(nearest: near), number: "", question: pair.key, places: places, mark: pair.keyMark))
        continue
      }
      let context = Context(entry: index, places: places)
      let value: AnswerValue? =
        switch outline.entries[index].subject {
        case .group: entries(pair.value, context)
        case .question(let question), .column(let question): self.value(pair.value, question, context)
        }
      if let value { found.append((index, Answers.Answer(question: pair.key, value: value))) }
    }
    // Most files are in order already.
    if !zip(found, found.dropFirst()).allSatisfy({ $0.entry < $1.entry }) { found.sort { $0.entry < $1.entry } }
    return found.map(\.answer)
  }

  /// A question and where it is asked.
  private struct Context {
    let entry: Int
    let places: [AnswerFault.Place]
  }

  private mutating func note(_ kind: AnswerFault.Kind, _ context: Context, _ mark: Mark) {
    let entry = outline.entries[context.entry]
    faults.append(
      AnswerFault(kind, number: entry.number, question: entry.id, places: context.places, mark: mark))
  }

  private mutating func nearest(_ name: String, _ names: some Sequence<String>) -> [String] {
    guard lookups > 0 else { return [] }
    lookups -= 1
    return nearestNames(to: name, among: names)
  }

  // MARK: Groups and tables

  private mutating func entries(_ node: Node, _ context: Context) -> AnswerValue? {
    guard let nodes = node.sequence, let scope = outline.entries[context.entry].opened else {
      note(.wrongType, context, node.mark)
      return nil
    }
    if nodes.count > QuestionnaireLimits.entries {
      note(.tooManyEntries(count: nodes.count, most: QuestionnaireLimits.entries), context, node.mark)
    }
    var entries: [[Answers.Answer]] = []
    for (place, node) in nodes.prefix(QuestionnaireLimits.entries).enumerated() {
      guard let pairs = node.isNull ? [] : node.mapping else {
        note(.wrongType, context, node.mark)
        continue
      }
      entries.append(answers(pairs, scope: scope, places: context.places + [.entry(place + 1)]))
    }
    return entries.isEmpty ? nil : .entries(entries)
  }

  private mutating func rows(_ node: Node, _ rows: [Choice], _ context: Context) -> AnswerValue? {
    guard let pairs = node.mapping, let scope = outline.entries[context.entry].opened else {
      note(.wrongType, context, node.mark)
      return nil
    }
    var found: [String: AnswerValue.Row] = [:]
    for pair in pairs where !pair.value.isNull {
      guard rows.contains(where: { $0.id == pair.key }) else {
        note(.unknownRow(pair.key, nearest: nearest(pair.key, rows.map(\.id))), context, pair.keyMark)
        continue
      }
      guard let columns = pair.value.mapping else {
        note(.wrongType, context, pair.value.mark)
        continue
      }
      let values = answers(columns, scope: scope, places: context.places + [.row(pair.key)])
      if !values.isEmpty { found[pair.key] = AnswerValue.Row(id: pair.key, values: values) }
    }
    return found.isEmpty ? nil : .rows(rows.compactMap { found[$0.id] })
  }

  // MARK: One answer

  private mutating func value(_ node: Node, _ question: Question, _ context: Context) -> AnswerValue? {
    do throws(AnswerTextFault) {
      switch (question.type, node.content) {
      case (.table(let rows, _), _): return self.rows(node, rows, context)
      case (.calculation, .scalar(let text, let plain)): return AnswerValue(calculated: text, isPlain: plain)
      case (.foreign, .scalar(let text, _)): return AnswerValue(canonical: text, of: question.type)
      case (_, .scalar(let text, _)): return try form.answer(text, to: question, language)
      case (.many(let choices), .sequence(let nodes)), (.ranking(let choices), .sequence(let nodes)):
        return try self.choices(nodes, question, choices)
      case (.one(let choices), .mapping(let pairs)), (.many(let choices), .mapping(let pairs)):
        return try other(pairs, question, choices, context)
      default:
        note(.wrongType, context, node.mark)
        return nil
      }
    } catch {
      note(error == .notAnswerable ? .notAsked : .unreadable(error), context, node.mark)
      return nil
    }
  }

  private func choices(
    _ nodes: [Node], _ question: Question, _ choices: QuestionType.Choices
  ) throws(AnswerTextFault) -> AnswerValue? {
    var ids: [String] = []
    var seen: Set<String> = []
    for node in nodes where !node.isNull {
      guard let text = node.string else { throw .unknownChoice("", nearest: []) }
      let id = try form.choice(text, choices.list, language)
      guard seen.insert(id).inserted else { throw .repeatedChoice(text) }
      ids.append(id)
    }
    if case .many = question.type { ids = form.inOrder(ids, choices.list) }
    return ids.isEmpty ? nil : .choices(ids)
  }

  /// `{choices: [...], other: text}`.
  private mutating func other(
    _ pairs: [Node.Pair], _ question: Question, _ choices: QuestionType.Choices, _ context: Context
  ) throws(AnswerTextFault) -> AnswerValue? {
    var (ids, text): ([String], String?) = ([], nil)
    for pair in pairs where !pair.value.isNull {
      switch (pair.key, pair.value.content) {
      case (AnswerValue.otherWord, .scalar(let found, _)): text = TextForm.line(found)
      case ("choices", .sequence(let nodes)):
        if case .choices(let found) = try self.choices(nodes, question, choices) { ids = found }
      default:
        note(.wrongType, context, pair.keyMark)
        return nil
      }
    }
    guard let text else { return ids.isEmpty ? nil : .choices(ids) }
    return .other(ids, text)
  }
}

extension QuestionnaireForm {
  /// Reads a text as `answers.yml` writes it, else as people type it.
  func answer(
    _ text: String, to question: Question, _ language: LanguageTag
  ) throws(AnswerTextFault) -> AnswerValue? {
    switch question.type {
    case .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status:
      if let value = AnswerValue(canonical: text, of: question.type) { return value }
    case .one(let choices): if places[choices.list]?[text] != nil { return .choice(text) }
    default: break
    }
    return try reader.value(of: text, for: question, in: language)
  }

  /// The id of a choice that a text names.
  func choice(_ text: String, _ list: String, _ language: LanguageTag) throws(AnswerTextFault) -> String {
    if places[list]?[text] != nil { return text }
    let question = Question(id: list, type: .one(.init(list: list)), label: LocalizedText())
    guard case .choice(let id) = try reader.value(of: text, for: question, in: language) else {
      throw .unknownChoice(text, nearest: [])
    }
    return id
  }

  /// Ids in the order of their list.
  func inOrder(_ ids: [String], _ list: String) -> [String] {
    guard let places = places[list] else { return ids }
    return ids.sorted { (places[$0] ?? .max, $0) < (places[$1] ?? .max, $1) }
  }
}
