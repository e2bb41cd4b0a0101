import Questionnaires
import RecordValues
import SeededRandom

/// A questionnaire and answers to it that are the same for the same seed: every type of question, tables, groups and
/// repeated groups, and words with everything that a format could take for its own.
struct RandomQuestionnaire {
  private var random: SeededNumbers
  private var count = 0

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  private static let words = [
    "ley", "migración", "niñez", "protección & asilo", "<b>visado</b>", "\"frontera\"", "l’État", "São Tomé", "100 %",
    "a;b", "1.2", "{{ x }}", "</script>", "—", "日本", "مرحبا", "👩‍👧", "x", "No", "=SUM(A1)", "+1", "'", "\\n", "12,5", "☒",
    "_x000D_", "&amp;", "]]>", "e\u{301}",
  ]

  private mutating func text(_ most: Int, _ separator: [String] = [" "]) -> String {
    var text = ""
    for place in 0...random.below(most) {
      if place > 0 { text += random.pick(separator) }
      text += random.pick(Self.words)
    }
    return text
  }

  private mutating func label() -> LocalizedText {
    count += 1
    return LocalizedText([("es", "¿\(text(6)) \(count)?"), ("en", "\(text(6)) \(count)?")])
  }

  // MARK: The questionnaire

  private mutating func list(_ index: Int) -> ChoiceList {
    let choices = (0...2 + random.below(6)).map { place in
      Choice(id: random.pick(["c", "opcion_", "1."]) + "\(place)", label: label())
    }
    return ChoiceList(id: "list\(index)", choices: choices)
  }

  private mutating func question(_ id: String, _ lists: [ChoiceList], isCell: Bool = false) -> Question {
    let choices = QuestionType.Choices(list: random.pick(lists).id, allowsOther: random.chance(40))
    var types: [QuestionType] = [
      .text, .longText, .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status, .one(choices),
      .many(choices), .file,
    ]
    if !isCell {
      types.append(.ranking(.init(list: choices.list)))
      types.append(
        .table(
          rows: (0...random.below(4)).map { Choice(id: "r\($0)", label: label()) },
          columns: (0...random.below(4)).map { question("col\($0)", lists, isCell: true) }))
    }
    return Question(
      id: id, type: random.pick(types), label: label(), hint: random.chance(30) ? label() : LocalizedText(),
      isRequired: random.chance(20))
  }

  private mutating func group(_ id: String, _ lists: [ChoiceList], depth: Int, isRepeated: Bool) -> Group {
    let items = (0...1 + random.below(3)).map { place -> Group.Item in
      if depth > 0, random.chance(15) {
        return .group(group("\(id)_g\(place)", lists, depth: depth - 1, isRepeated: random.chance(50)))
      }
      return .question(question("\(id)_q\(place)", lists))
    }
    return Group(id: id, label: label(), repetition: isRepeated ? .init() : nil, items: items)
  }

  /// - Parameter questions: how many at least.
  mutating func questionnaire(questions: Int) -> Questionnaire {
    let lists = (0..<6).map { list($0) }
    var sections: [Group] = []
    var made = 0
    while made < questions {
      var items: [Group.Item] = []
      for place in 0..<min(12, questions - made) {
        let id = "s\(sections.count)_q\(place)"
        if random.chance(8) {
          items.append(.group(group(id, lists, depth: 2, isRepeated: random.chance(60))))
        } else if random.chance(5) {
          items.append(.question(Question(id: id, type: .note, label: label())))
        } else {
          items.append(.question(question(id, lists)))
        }
        made += 1
      }
      sections.append(
        Group(id: "s\(sections.count)", label: label(), items: items))
    }
    return Questionnaire(
      id: "round-\(random.below(100))", version: 1 + random.below(9), title: label(), introduction: label(),
      sections: sections, choiceLists: lists)
  }

  // MARK: Answers

  /// Answers to it in canonical form.
  mutating func answers(to questionnaire: Questionnaire, language: LanguageTag) -> Answers {
    var values: [Answers.Answer] = []
    for section in questionnaire.sections { values += answers(to: section.items, questionnaire) }
    let given = Answers(
      questionnaire: questionnaire.id, version: questionnaire.version, country: "CL", language: language, values: values
    )
    return AnswerCheck(given, for: QuestionnaireForm(questionnaire), isPartial: true, now: Self.now).answers
  }

  static let now = MeetingTime("2026-05-01T10:00")!

  private mutating func answers(to items: [Group.Item], _ questionnaire: Questionnaire) -> [Answers.Answer] {
    var answers: [Answers.Answer] = []
    for item in items {
      switch item {
      case .question(let question):
        guard random.chance(80), let value = answer(to: question, questionnaire) else { continue }
        answers.append(.init(question: question.id, value: value))
      case .group(let group) where group.repetition != nil:
        var entries: [[Answers.Answer]] = []
        for _ in 0..<random.below(4) { entries.append(self.answers(to: group.items, questionnaire)) }
        if !entries.isEmpty { answers.append(.init(question: group.id, value: .entries(entries))) }
      case .group(let group): answers += self.answers(to: group.items, questionnaire)
      }
    }
    return answers
  }

  private mutating func two(_ below: Int) -> String {
    let number = random.below(below)
    return number < 10 ? "0\(number)" : "\(number)"
  }

  private mutating func day() -> String { "\(1950 + random.below(120))-1\(random.below(3))-1\(random.below(10))" }

  private mutating func number(_ decimals: Int) -> String {
    let number = String(random.below(2) == 0 ? random.below(10) : random.below(9_999_999))
    guard decimals > 0 else { return number }
    return number + "." + (0..<decimals).map { _ in String(random.below(10)) }.joined()
  }

  private mutating func answer(to question: Question, _ questionnaire: Questionnaire) -> AnswerValue? {
    switch question.type {
    case .text, .file: return .text(text(8))
    case .longText: return .text(text(40, [" ", " ", "\n", "\n\n", "\t"]))
    case .integer: return .number((random.chance(20) ? "-" : "") + number(0))
    case .decimal: return .number((random.chance(20) ? "-" : "") + number(random.below(5)))
    case .percentage: return .number("\(random.below(100)).\(random.below(1_000))")
    case .date: return .time(day())
    case .time: return .time(two(24) + ":" + two(60))
    case .dateTime: return .time(day() + "T" + two(24) + ":" + two(60))
    case .yesNo: return random.pick([.boolean(true), .boolean(false), .unknown])
    case .status: return .choice(random.pick(ReportingStatus.allCases).rawValue)
    case .one(let choices):
      if choices.allowsOther, random.chance(30) { return .other([], text(4)) }
      return .choice(random.pick(ids(choices, questionnaire)))
    case .many(let choices):
      let chosen = ids(choices, questionnaire).filter { _ in random.chance(40) }
      if choices.allowsOther, random.chance(30) { return .other(chosen, text(4)) }
      return chosen.isEmpty ? nil : .choices(chosen)
    case .ranking(let choices): return .choices(ids(choices, questionnaire).shuffled(using: &random))
    case .table(let rows, let columns):
      var found: [AnswerValue.Row] = []
      for row in rows {
        var values: [Answers.Answer] = []
        for column in columns where random.chance(70) {
          if let value = answer(to: column, questionnaire) { values.append(.init(question: column.id, value: value)) }
        }
        if !values.isEmpty { found.append(.init(id: row.id, values: values)) }
      }
      return found.isEmpty ? nil : .rows(found)
    case .note, .calculation, .foreign: return nil
    }
  }

  private func ids(_ choices: QuestionType.Choices, _ questionnaire: Questionnaire) -> [String] {
    questionnaire.choiceList(choices.list)?.choices.map(\.id) ?? []
  }
}
