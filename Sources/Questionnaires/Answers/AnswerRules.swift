import RecordValues

extension QuestionnaireForm {
  /// An answer in the one form that it has for a type; `nil` if no such question can have it.
  func canonical(_ value: AnswerValue, of type: QuestionType) -> AnswerValue? {
    switch (type, value) {
    case (.text, .text(let text)), (.file, .text(let text)):
      let line = TextForm.line(text)
      return line.isEmpty ? nil : .text(line)
    case (.calculation, .text), (.calculation, .number), (.calculation, .boolean), (.calculation, .time): return value
    case (.longText, .text(let text)), (.foreign, .text(let text)):
      let words = TextForm.canonical(text)
      return words.isEmpty ? nil : .text(words)
    case (.integer, .number(let number)), (.decimal, .number(let number)), (.percentage, .number(let number)),
      (.date, .time(let number)), (.time, .time(let number)), (.dateTime, .time(let number)):
      return AnswerValue(canonical: number, of: type)
    case (.yesNo, .boolean), (.yesNo, .unknown): return value
    case (.status, .choice(let id)): return ReportingStatus(rawValue: id).map { .choice($0.rawValue) }
    case (.one, .choice): return value
    case (.one, .other(let ids, let text)): return ids.isEmpty ? .other([], TextForm.line(text)) : nil
    case (.many(let choices), .choices(let ids)):
      return ids.isEmpty || Set(ids).count != ids.count ? nil : .choices(inOrder(ids, choices.list))
    case (.many(let choices), .other(let ids, let text)):
      return Set(ids).count != ids.count ? nil : .other(inOrder(ids, choices.list), TextForm.line(text))
    case (.ranking, .choices(let ids)): return ids.isEmpty || Set(ids).count != ids.count ? nil : value
    default: return nil
    }
  }

  /// What is wrong with an answer that is of its question's type.
  func faults(
    of answer: AnswerValue, to question: Question, _ rules: FormLogic.Rules, _ context: FormContext
  ) -> [AnswerFault.Kind] {
    var faults: [AnswerFault.Kind] = []
    switch answer {
    case .text(let text):
      let count = text.utf8.count <= QuestionnaireLimits.text ? 0 : text.unicodeScalars.count
      if count > QuestionnaireLimits.text { faults.append(.tooLong(count: count, most: QuestionnaireLimits.text)) }
    case .choice(let id): faults += self.faults(of: [id], nil, question, rules, context)
    case .choices(let ids): faults += self.faults(of: ids, nil, question, rules, context)
    case .other(let ids, let text): faults += self.faults(of: ids, text, question, rules, context)
    default: break
    }
    return faults + constraintFaults(of: answer, question, rules, context)
  }

  // MARK: Choices

  private func faults(
    of ids: [String], _ other: String?, _ question: Question, _ rules: FormLogic.Rules, _ context: FormContext
  ) -> [AnswerFault.Kind] {
    guard let choices = question.type.choices, let list = lists[choices.list], let places = places[choices.list]
    else { return [] }
    var faults: [AnswerFault.Kind] = []
    for id in ids {
      guard let place = places[id] else {
        let nearest = nearestNames(to: id, among: list.choices.prefix(200).map(\.id))
        faults.append(.unknownChoice(id, nearest: nearest))
        continue
      }
      if !isOffered(list.choices[place], rules, context) { faults.append(.choiceNotOffered(id)) }
    }
    if let other, !choices.allowsOther { faults.append(.otherNotAllowed(other)) }
    if case .ranking = question.type, faults.isEmpty {
      let given = Set(ids)
      let missing = list.choices.filter { !given.contains($0.id) && isOffered($0, rules, context) }.map(\.id)
      if !missing.isEmpty { faults.append(.incompleteRanking(missing: missing)) }
    }
    return faults
  }

  private func isOffered(_ choice: Choice, _ rules: FormLogic.Rules, _ context: FormContext) -> Bool {
    guard let filter = rules.filter else { return true }
    var context = context
    context.choice = choice
    return filter.holds(in: context)
  }

  // MARK: Constraints

  /// Parts of a constraint that are limits are told as such, unless the definition has a message of its own.
  private func constraintFaults(
    of answer: AnswerValue, _ question: Question, _ rules: FormLogic.Rules, _ context: FormContext
  ) -> [AnswerFault.Kind] {
    var faults: [AnswerFault.Kind] = []
    var context = context
    context.answer = ExpressionValue(answer, of: question.type)
    var isBounded = (least: false, most: false)
    var breaksRest = false
    for part in rules.constraint?.conjuncts ?? [] {
      let limit = part.limit
      switch limit {
      case .least: isBounded.least = true
      case .most: isBounded.most = true
      case .characters, nil: break
      }
      guard !part.holds(in: context) else { continue }
      guard let limit, question.constraintMessage.entries.isEmpty else {
        breaksRest = true
        continue
      }
      let text = context.answer.text
      switch limit {
      case .least(let least): faults.append(.below(text, least: least))
      case .most(let most): faults.append(.above(text, most: most))
      case .characters(let most): faults.append(.tooLong(count: text.unicodeScalars.count, most: most))
      }
    }
    if case .percentage = question.type {
      let number = context.answer.number
      if !isBounded.least, number < 0 { faults.append(.below(context.answer.text, least: "0")) }
      if !isBounded.most, number > 100 { faults.append(.above(context.answer.text, most: "100")) }
    }
    if breaksRest { faults.append(.constraint(question.constraintMessage)) }
    return faults
  }
}
