import Questionnaires

/// What was found of one field: in most forms once, but a field may have been copied.
struct FieldReading: Sendable {
  /// The answer; `nil` for none.
  var value: AnswerValue?
  /// The answer as it is written, for a fault.
  var written = ""
  var problem: FormFault.Problem?
  var remarks: [FormRemark.Kind] = []
}

/// The readings of all fields, put together to answers in the order of the questionnaire.
struct FieldReadings {
  let document: FormDocument
  private var found: [String: [FieldReading]] = [:]
  /// The entries of each repeated group that have a field, by the group's number.
  private var entries: [String: Int] = [:]
  private(set) var faults: [FormFault] = []
  var remarks: [FormRemark] = []

  init(_ document: FormDocument) { self.document = document }

  /// Takes what was found of a field.
  ///
  /// - Parameter number: ``FormField/number``.
  mutating func add(_ reading: FieldReading, at number: String) {
    found[number, default: []].append(reading)
    // `2.5(1).2` is in the first entry of `2.5`.
    for place in number.indices where number[place] == "(" {
      let group = String(number[..<place])
      let entry = number[number.index(after: place)...].prefix { $0 != ")" }
      entries[group] = max(entries[group] ?? 0, Int(entry) ?? 0)
    }
  }

  /// Notes something of the form that belongs to no field.
  mutating func add(_ fault: FormFault) { faults.append(fault) }

  /// Whether anything was found of a field.
  func has(_ number: String) -> Bool { found[number] != nil }

  /// The answers. Cost: linear in the questionnaire and in the entries that were found.
  mutating func answers() -> [Answers.Answer] {
    answers(document.sections.flatMap(\.items), places: [])
  }

  private mutating func answers(_ items: [FormItem], places: [AnswerFault.Place]) -> [Answers.Answer] {
    var answers: [Answers.Answer] = []
    for item in items {
      switch item {
      case .group(_, _, let items): answers += self.answers(items, places: places)
      case .question(let question):
        let value: AnswerValue?
        if case .table(let rows, let columns) = question.question.type {
          value = table(question, rows, columns, places)
        } else {
          value = self.value(at: question.number, document.place(of: question, in: places))
        }
        if let value { answers.append(.init(question: question.question.id, value: value)) }
      case .repeated(let repetition):
        var entries: [[Answers.Answer]] = []
        for entry in 0..<min(self.entries[repetition.number] ?? 0, QuestionnaireLimits.entries) {
          entries.append(
            self.answers(repetition.items(ofEntry: entry + 1), places: places + [.entry(entry + 1)]))
        }
        // Spare entries at the end say nothing.
        while entries.last?.isEmpty == true { entries.removeLast() }
        if !entries.isEmpty { answers.append(.init(question: repetition.group.id, value: .entries(entries))) }
      }
    }
    return answers
  }

  private mutating func table(
    _ question: FormQuestion, _ rows: [Choice], _ columns: [Question], _ places: [AnswerFault.Place]
  ) -> AnswerValue? {
    var found: [AnswerValue.Row] = []
    for (row, choice) in rows.enumerated() {
      var values: [Answers.Answer] = []
      for (column, asked) in columns.enumerated() {
        let place = document.place(ofColumn: asked, at: column, of: question, in: places + [.row(choice.id)])
        if let value = value(at: "\(question.number)/\(row + 1)/\(column + 1)", place) {
          values.append(.init(question: asked.id, value: value))
        }
      }
      if !values.isEmpty { found.append(.init(id: choice.id, values: values)) }
    }
    return found.isEmpty ? nil : .rows(found)
  }

  private mutating func value(at number: String, _ place: FormPlace) -> AnswerValue? {
    guard let readings = found[number] else { return nil }
    for kind in readings.flatMap(\.remarks) { remarks.append(FormRemark(place: place, kind: kind)) }
    for reading in readings {
      if let problem = reading.problem { faults.append(FormFault(place: place, problem: problem)) }
    }
    let filled = readings.filter { $0.value != nil }
    guard let first = filled.first else { return nil }
    guard filled.allSatisfy({ $0.value == first.value }) else {
      faults.append(FormFault(place: place, problem: .severalAnswers(filled.map(\.written))))
      return nil
    }
    if filled.count > 1 { remarks.append(FormRemark(place: place, kind: .duplicated)) }
    return first.value
  }
}
