import RecordValues

/// The answers while they are evaluated: the questionnaire's own, and those of each entry of a repeated group and of each
/// row of a table.
final class FormState {
  let form: QuestionnaireForm
  let now: MeetingTime
  private(set) var instances: [Instance]
  /// The instances of each scope, in order.
  private(set) var ofScope: [[Int]]
  /// Answers of repeated groups that may still be looked at: an expression in each of many entries that looks at all of
  /// them would cost the square of their number. Beyond that, lists are empty.
  private(set) var visits = QuestionnaireLimits.visits

  /// The questionnaire, an entry of a repeated group or a row of a table.
  struct Instance {
    let scope: Int
    let parent: Int?
    /// Where it is, from the outside.
    let places: [AnswerFault.Place]
    /// By entry of the outline: answers, what they are worth in expressions, and what is relevant.
    var answers: [Int: AnswerValue] = [:]
    var values: [Int: ExpressionValue] = [:]
    var relevant: Set<Int> = []
    /// The instances that an entry opens here.
    var children: [Int: [Int]] = [:]
  }

  init(_ form: QuestionnaireForm, now: MeetingTime) {
    (self.form, self.now) = (form, now)
    instances = [Instance(scope: 0, parent: nil, places: [])]
    ofScope = Array(repeating: [], count: form.outline.scopes.count)
    ofScope[0] = [0]
  }

  func add(scope: Int, parent: Int, opener: Int, place: AnswerFault.Place) -> Int {
    let index = instances.count
    instances.append(Instance(scope: scope, parent: parent, places: instances[parent].places + [place]))
    ofScope[scope].append(index)
    instances[parent].children[opener, default: []].append(index)
    return index
  }

  func set(_ answer: AnswerValue?, of entry: Int, in instance: Int) { instances[instance].answers[entry] = answer }

  /// Decides what is relevant and what calculations give, each after all that it depends on. Cost: linear in the answers
  /// and the definition, and in what its expressions look at.
  ///
  /// - Parameter dropping: gets each answer that is not relevant.
  func evaluate(dropping: (_ entry: Int, _ instance: Int) -> Void) {
    for entry in form.logic.order {
      let rules = form.logic.rules[entry]
      let question = form.outline.entries[entry].question
      for instance in ofScope[form.outline.entries[entry].scope] {
        let context = FormContext(state: self, instance: instance)
        guard isParentRelevant(entry, instance), rules.relevant?.holds(in: context) ?? true else {
          if instances[instance].answers.removeValue(forKey: entry) != nil { dropping(entry, instance) }
          continue
        }
        instances[instance].relevant.insert(entry)
        guard let question else { continue }
        if let calculation = rules.calculation {
          let value = calculation.value(in: context)
          instances[instance].values[entry] = value
          set(AnswerValue(value), of: entry, in: instance)
        } else if let answer = instances[instance].answers[entry] {
          instances[instance].values[entry] = ExpressionValue(answer, of: question.type)
        }
      }
    }
  }

  private func isParentRelevant(_ entry: Int, _ instance: Int) -> Bool {
    guard let parent = form.outline.entries[entry].parent else { return true }
    // What opened this instance is in the instance around it.
    let isOpener = form.outline.scopes[instances[instance].scope].entry == parent
    let place = isOpener ? instances[instance].parent ?? instance : instance
    return instances[place].relevant.contains(parent)
  }

  func isRelevant(_ entry: Int, in instance: Int) -> Bool { instances[instance].relevant.contains(entry) }

  /// What a name in an expression of an instance is worth.
  func value(of name: String, in instance: Int) -> ExpressionValue {
    switch form.outline.meaning(of: name, in: instances[instance].scope) {
    case .entry(let entry):
      guard let place = ancestor(of: instance, in: form.outline.entries[entry].scope) else { return .blank }
      return instances[place].values[entry] ?? .blank
    case .all(let entry):
      let opened = form.outline.entries[entry].opened
      let scope = opened ?? form.outline.entries[entry].scope
      return .list(
        below(instance, in: scope).map { opened == nil ? instances[$0].values[entry] ?? .blank : .blank })
    case .ambiguous, .unknown: return .blank
    }
  }

  /// The instance of a scope that an instance is in.
  private func ancestor(of instance: Int, in scope: Int) -> Int? {
    var place: Int? = instance
    while let current = place {
      if instances[current].scope == scope { return current }
      place = instances[current].parent
    }
    return nil
  }

  /// The relevant instances of a scope that share with an instance all scopes that are around both.
  private func below(_ instance: Int, in scope: Int) -> [Int] {
    visits -= ofScope[scope].count
    guard visits >= 0 else { return [] }
    var around: [Int] = []
    var place: Int? = instance
    while let current = place {
      around.append(current)
      place = instances[current].parent
    }
    return ofScope[scope].filter { candidate in
      var place = instances[candidate].parent
      guard let opener = form.outline.scopes[scope].entry, let parent = place,
        instances[parent].relevant.contains(opener)
      else { return false }
      while let current = place {
        if around.contains(current) { return true }
        // Another instance of a scope that the given one is in as well.
        if around.contains(where: { instances[$0].scope == instances[current].scope }) { return false }
        place = instances[current].parent
      }
      return false
    }
  }
}

/// What an expression of an instance can see.
struct FormContext: ExpressionContext {
  let state: FormState
  let instance: Int
  var answer: ExpressionValue = .blank
  var choice: Choice?

  func value(of question: String) -> ExpressionValue { state.value(of: question, in: instance) }

  func fact(_ name: String) -> ExpressionValue {
    guard let choice else { return .blank }
    if let fact = choice.facts.first(where: { $0.name == name }) { return .text(fact.value) }
    return name == "name" ? .text(choice.id) : .blank
  }

  var now: MeetingTime { state.now }
}

extension ExpressionValue {
  /// What an answer is worth in an expression: a number, a day or a time; `yes`, `no` and `unknown`; the id of a choice, ids
  /// between spaces, ``AnswerValue/otherWord`` for another answer in words; blank for a table or repeated group.
  public init(_ answer: AnswerValue, of type: QuestionType) {
    switch answer {
    case .text(let text), .choice(let text): self = .text(text)
    case .number(let number): self = .number(Double(number) ?? .nan)
    case .boolean(let isTrue):
      if case .calculation = type { self = .boolean(isTrue) } else { self = .text(isTrue ? "yes" : "no") }
    case .unknown: self = .text("unknown")
    case .time(let time): self = ExpressionValue(dateIn: time) ?? .text(time)
    case .choices(let ids): self = .text(ids.joined(separator: " "))
    case .other(let ids, _): self = .text((ids + [AnswerValue.otherWord]).joined(separator: " "))
    case .entries, .rows: self = .blank
    }
  }
}

extension AnswerValue {
  /// A calculated value as an answer; `nil` for a blank and for a number that is none.
  public init?(_ value: ExpressionValue) {
    switch value {
    case .number(let number):
      guard number.isFinite, let text = NumberText.canonical(NumberText.text(of: number)) else { return nil }
      self = .number(text)
    case .text(let text):
      self.init(calculated: TextForm.canonical(text))
    case .boolean(let isTrue): self = .boolean(isTrue)
    case .day, .moment: self.init(calculated: value.text)
    case .list(let values):
      guard let first = values.first else { return nil }
      self.init(first)
    }
  }
}
