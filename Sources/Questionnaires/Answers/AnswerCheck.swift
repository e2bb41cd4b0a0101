import RecordValues

/// Checks answers against their definition.
public struct AnswerCheck: Sendable {
  /// The answers in canonical form: in the order of the questionnaire, without those that are not asked or not relevant,
  /// with what calculations give.
  public let answers: Answers
  /// Everything wrong with them, in the order of the questionnaire.
  public let faults: [AnswerFault]

  /// Checks answers. Relevance, required answers, limits, constraints, choice filters and calculations follow the
  /// definition's expressions.
  ///
  /// Cost: linear in the answers and the definition, and in what its expressions look at.
  ///
  /// - Parameters:
  ///   - answers: the answers to this version of the questionnaire.
  ///   - form: the definition.
  ///   - isPartial: whether answers that are required may be missing still.
  ///   - now: the day, for `today()`, and the time, for `now()`.
  public init(_ answers: Answers, for form: QuestionnaireForm, isPartial: Bool = false, now: MeetingTime) {
    var checker = AnswerChecker(form: form, isPartial: isPartial, now: now)
    checker.load(answers.values, scope: 0, into: 0)
    checker.run()
    var checked = answers
    checked.values = checker.result(of: 0)
    checked.answeredBy = form.inOrder(answers.answeredBy)
    self.answers = checked
    faults = checker.faultsInOrder
  }

  /// Whether nothing is wrong but what was dropped.
  public var isAcceptable: Bool { faults.allSatisfy(\.isWarning) }
}

extension QuestionnaireForm {
  /// Authors in the order of the sections, whoever sent the whole first.
  func inOrder(_ authors: [Answers.Author]) -> [Answers.Author] {
    let places = Dictionary(
      questionnaire.sections.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return authors.enumerated().sorted { a, b in
      let (one, other) = (a.element.section, b.element.section)
      let (first, second) = (one.map { places[$0] ?? .max } ?? -1, other.map { places[$0] ?? .max } ?? -1)
      return (first, one ?? "", a.offset) < (second, other ?? "", b.offset)
    }.map(\.element)
  }
}

/// Collects the faults of one State's answers.
struct AnswerChecker {
  let form: QuestionnaireForm
  let isPartial: Bool
  let state: FormState
  /// Each with its entry, so that they can be put in order.
  private var faults: [(entry: Int, fault: AnswerFault)] = []

  init(form: QuestionnaireForm, isPartial: Bool, now: MeetingTime) {
    (self.form, self.isPartial) = (form, isPartial)
    state = FormState(form, now: now)
  }

  /// By question; of one question in the order in which they were found.
  var faultsInOrder: [AnswerFault] {
    faults.enumerated().sorted { ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset) }.map(\.element.fault)
  }

  private var outline: QuestionnaireOutline { form.outline }

  mutating func note(_ kind: AnswerFault.Kind, _ entry: Int, _ instance: Int, _ place: AnswerFault.Place? = nil) {
    let found = outline.entries[entry]
    let places = state.instances[instance].places + (place.map { [$0] } ?? [])
    faults.append((entry, AnswerFault(kind, number: found.number, question: found.id, places: places)))
  }

  // MARK: Loading

  /// Takes answers into an instance; those that fit no question are faults.
  mutating func load(_ answers: [Answers.Answer], scope: Int, into instance: Int) {
    var seen: Set<Int> = []
    for answer in answers {
      guard let entry = outline.scopes[scope].names[answer.question] else {
        let nearest =
          faults.count < 20 ? nearestNames(to: answer.question, among: outline.scopes[scope].names.keys) : []
        let fault = AnswerFault(
          .unknownQuestion(nearest: nearest), number: "", question: answer.question,
          places: state.instances[instance].places)
        faults.append((outline.entries.count, fault))
        continue
      }
      guard seen.insert(entry).inserted else {
        note(.duplicate, entry, instance)
        continue
      }
      load(answer.value, entry, instance)
    }
  }

  private mutating func load(_ value: AnswerValue, _ entry: Int, _ instance: Int) {
    switch (outline.entries[entry].subject, value) {
    case (.group(let group), .entries(let entries)): load(entries, group, entry, instance)
    case (.question(let question), .rows(let found)):
      guard case .table(let rows, _) = question.type else { return note(.wrongType, entry, instance) }
      load(found, rows, entry, instance)
    case (.question(let question), _), (.column(let question), _):
      switch question.type {
      // What a calculation gives is computed again.
      case .calculation: break
      case .note: note(.notAsked, entry, instance)
      // Nobody is asked, but an answer that a program gave is kept.
      case .foreign where value.isText: state.set(value, of: entry, in: instance)
      default:
        guard let canonical = form.canonical(value, of: question.type) else {
          return note(.wrongType, entry, instance)
        }
        state.set(canonical, of: entry, in: instance)
      }
    case (.group, _): note(.wrongType, entry, instance)
    }
  }

  private mutating func load(
    _ entries: [[Answers.Answer]], _ group: Group, _ entry: Int, _ instance: Int
  ) {
    guard let scope = outline.entries[entry].opened else { return }
    // An entry without answers says nothing, unless an expression says how many there are.
    let given = group.repetition?.count == nil ? entries.filter { !$0.isEmpty } : entries
    let most = min(group.repetition?.most ?? QuestionnaireLimits.entries, QuestionnaireLimits.entries)
    if given.count > most { note(.tooManyEntries(count: given.count, most: most), entry, instance) }
    for (place, answers) in given.prefix(QuestionnaireLimits.entries).enumerated() {
      let child = state.add(scope: scope, parent: instance, opener: entry, place: .entry(place + 1))
      load(answers, scope: scope, into: child)
    }
  }

  private mutating func load(_ found: [AnswerValue.Row], _ rows: [Choice], _ entry: Int, _ instance: Int) {
    guard let scope = outline.entries[entry].opened else { return }
    var byID: [String: AnswerValue.Row] = [:]
    let known = Set(rows.map(\.id))
    for row in found where !row.values.isEmpty {
      if !known.contains(row.id) {
        note(.unknownRow(row.id, nearest: nearestNames(to: row.id, among: known)), entry, instance)
      } else if byID.updateValue(row, forKey: row.id) != nil {
        note(.duplicate, entry, instance, .row(row.id))
      }
    }
    for row in rows {
      guard let answers = byID[row.id] else { continue }
      let child = state.add(scope: scope, parent: instance, opener: entry, place: .row(row.id))
      load(answers.values, scope: scope, into: child)
    }
  }

  // MARK: Checking

  mutating func run() {
    var dropped: [(entry: Int, instance: Int)] = []
    state.evaluate { dropped.append(($0, $1)) }
    for (entry, instance) in dropped {
      // A group or table that is not relevant is told as a whole.
      guard state.isOpenerRelevant(of: instance) else { continue }
      note(.notRelevant, entry, instance)
    }
    for entry in outline.entries.indices {
      for instance in state.ofScope[outline.entries[entry].scope] { check(entry, instance) }
    }
    if state.visits < 0 { faults.append((-1, AnswerFault(.tooManyVisits, number: "", question: ""))) }
  }

  private mutating func check(_ entry: Int, _ instance: Int) {
    guard state.isRelevant(entry, in: instance) else {
      let isAnswered = state.instances[instance].children[entry]?.isEmpty == false
      if isAnswered, state.isOpenerRelevant(of: instance) { note(.notRelevant, entry, instance) }
      return
    }
    let rules = form.logic.rules[entry]
    let context = FormContext(state: state, instance: instance)
    switch outline.entries[entry].subject {
    case .group:
      guard let count = rules.count?.value(in: context).number, count.isFinite, !isPartial else { return }
      let expected = Int(max(0, min(Double(QuestionnaireLimits.entries), count.rounded(.down))))
      let given = state.instances[instance].children[entry]?.count ?? 0
      if given != expected { note(.entryCount(given, expected: expected), entry, instance) }
    case .question(let question), .column(let question):
      guard question.type.isAsked else { return }
      let isRequired = question.isRequired || rules.required?.holds(in: context) ?? false
      if case .table(let rows, _) = question.type {
        let answered = state.instances[instance].children[entry] ?? []
        guard isRequired, !isPartial else { return }
        let ids = Set(answered.compactMap { state.instances[$0].places.last })
        for row in rows where !ids.contains(.row(row.id)) { note(.missing, entry, instance, .row(row.id)) }
        return
      }
      guard let answer = state.instances[instance].answers[entry] else {
        if isRequired, !isPartial { note(.missing, entry, instance) }
        return
      }
      for kind in form.faults(of: answer, to: question, rules, context) { note(kind, entry, instance) }
    }
  }

  // MARK: Result

  /// The answers of an instance in the order of the questionnaire.
  func result(of instance: Int) -> [Answers.Answer] {
    let found = state.instances[instance]
    var answers: [(entry: Int, answer: Answers.Answer)] = found.answers.map { entry, value in
      (entry, Answers.Answer(question: outline.entries[entry].id, value: value))
    }
    for (entry, children) in found.children where state.isRelevant(entry, in: instance) {
      let value: AnswerValue
      if case .group(let group) = outline.entries[entry].subject {
        var entries = children.map { result(of: $0) }
        if group.repetition?.count == nil { entries.removeAll(where: \.isEmpty) }
        guard !entries.isEmpty else { continue }
        value = .entries(entries)
      } else {
        let rows = children.compactMap { child -> AnswerValue.Row? in
          guard case .row(let id) = state.instances[child].places.last else { return nil }
          let values = result(of: child)
          return values.isEmpty ? nil : AnswerValue.Row(id: id, values: values)
        }
        guard !rows.isEmpty else { continue }
        value = .rows(rows)
      }
      answers.append((entry, Answers.Answer(question: outline.entries[entry].id, value: value)))
    }
    return answers.sorted { $0.entry < $1.entry }.map(\.answer)
  }
}

extension FormState {
  /// Whether the repeated group or table is relevant that an instance is an entry or a row of.
  fileprivate func isOpenerRelevant(of instance: Int) -> Bool {
    guard let parent = instances[instance].parent,
      let opener = form.outline.scopes[instances[instance].scope].entry
    else { return true }
    return isRelevant(opener, in: parent)
  }
}

extension AnswerValue {
  fileprivate var isText: Bool { if case .text = self { true } else { false } }
}
