import RecordValues
import SeededRandom

@testable import Questionnaires

/// Right questionnaires and right answers to them, at random.
struct RandomQuestionnaire {
  var random: SeededNumbers
  private(set) var form: QuestionnaireForm
  private var lists: [ChoiceList] = []
  private var names = 0
  /// Questions so far that a later one may name, and the number of questions left.
  private var numbers: [String] = []

  private static let texts = [
    "Nombre", "¿Hay ley?", "a: b", "- x", "'", "\"", "niño\nniña", "#1", "yes", "12", "2026-01-01", "null", "<b>&</b>",
    "{a}", "[x]", "移民", "\\n", "a  b", "true", "~", "%", "@a", "1e3", ".5", "😀 x", "x #y", "\ttab", " lead",
  ]

  init(seed: UInt64, questions: Int = 12) {
    random = SeededNumbers(seed: seed)
    form = QuestionnaireForm(Questionnaire(id: "x", title: LocalizedText(), sections: []))
    var left = questions
    for index in 0...random.below(3) {
      lists.append(ChoiceList(id: "list\(index)", choices: choices("c")))
    }
    var sections: [Group] = []
    while left > 0 {
      var section = group(&left, depth: 0, inGroup: false)
      section.isImplicit = random.chance(10)
      sections.append(section)
    }
    var questionnaire = Questionnaire(id: "form-\(seed)", title: text(), sections: sections, choiceLists: lists)
    questionnaire.version = 1 + random.below(9)
    if random.chance(50) { questionnaire.introduction = text() }
    if random.chance(50) { questionnaire.replaces = "former" }
    if random.chance(50) { questionnaire.addressees = ["RCM", "CL"] }
    if random.chance(50), let day = CalendarDay("2026-12-31") {
      questionnaire.deadline = .init(
        day: day, clock: random.chance(50) ? "18:00" : nil, zone: random.chance(50) ? "America/Panama" : nil,
        isHard: random.chance(50))
    }
    questionnaire.kept = kept()
    form = QuestionnaireForm(questionnaire)
  }

  private mutating func name() -> String {
    names += 1
    return "\(random.pick(["q", "Q_", "a-b.", "_x"]))\(names)"
  }

  private mutating func text() -> LocalizedText {
    LocalizedText([("es", random.pick(Self.texts)), ("en", random.pick(Self.texts))])
  }

  private mutating func kept() -> KeptCells {
    guard random.chance(20) else { return KeptCells() }
    return KeptCells([
      .init(column: "appearance", text: random.pick(Self.texts)), .init(column: "media::image::es", text: ""),
    ])
  }

  private mutating func choices(_ prefix: String) -> [Choice] {
    (0...random.below(4)).map { index in
      var choice = Choice(id: "\(prefix)\(index)", label: text())
      if random.chance(30) { choice.facts = [.init(name: "region", value: random.pick(Self.texts))] }
      choice.kept = kept()
      return choice
    }
  }

  private mutating func group(_ left: inout Int, depth: Int, inGroup: Bool) -> Group {
    var group = Group(id: name(), label: text())
    if random.chance(30) { group.hint = text() }
    if let number = numbers.last, random.chance(20) { group.relevant = Expression("${\(number)} != 3") }
    let isRepeated = depth > 0 && random.chance(50)
    if isRepeated { group.repetition = .init(most: random.chance(50) ? 1 + random.below(500) : nil) }
    group.kept = kept()
    let outside = numbers
    for _ in 0...random.below(5) {
      if depth < 3, random.chance(15) {
        group.items.append(.group(self.group(&left, depth: depth + 1, inGroup: true)))
      } else {
        group.items.append(.question(question(isColumn: false)))
        left -= 1
      }
    }
    if isRepeated { numbers = outside }
    return group
  }

  private mutating func question(isColumn: Bool) -> Question {
    let id = name()
    let list = QuestionType.Choices(list: random.pick(lists).id, allowsOther: random.chance(30))
    var types: [QuestionType] = [
      .text, .longText, .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status, .one(list),
      .many(list),
    ]
    if !isColumn {
      types += [
        .ranking(.init(list: list.list)), .file, .note, .calculation(Expression("1 + 1")), .foreign("geopoint"),
      ]
      if random.chance(20) {
        types = [.table(rows: choices("r"), columns: (0...random.below(3)).map { _ in question(isColumn: true) })]
      }
    }
    var made = Question(id: id, type: random.pick(types), label: text())
    if random.chance(30) { made.hint = text() }
    if random.chance(20) { made.isRequired = true } else if random.chance(10) { made.requiredIf = Expression("1 = 1") }
    if let number = numbers.last, random.chance(20) { made.relevant = Expression("${\(number)} != 3") }
    if random.chance(10) { made.constraint = Expression("string-length(.) > 0") }
    if random.chance(10) { made.constraintMessage = text() }
    if case .integer = made.type {
      if !isColumn { numbers.append(id) }
      if random.chance(30) { made.defaultAnswer = "7" }
    }
    made.isReadOnly = random.chance(5)
    made.kept = kept()
    return made
  }

  // MARK: Answers

  mutating func answers() -> Answers {
    Answers(
      questionnaire: form.questionnaire.id, version: form.questionnaire.version, country: "CL", language: "es",
      values: answers(scope: 0), answeredBy: random.chance(50) ? [.init(name: "Ana: Rojas")] : [])
  }

  private mutating func answers(scope: Int) -> [Answers.Answer] {
    var found: [Answers.Answer] = []
    for entry in form.outline.entries where entry.scope == scope && random.chance(70) {
      let value: AnswerValue?
      switch (entry.subject, entry.opened) {
      case (.group, nil): value = nil
      case (.group, let opened?):
        let entries = (0..<random.below(3)).map { _ in answers(scope: opened) }.filter { !$0.isEmpty }
        value = entries.isEmpty ? nil : .entries(entries)
      case (.question(let question), let opened?):
        guard case .table(let rows, _) = question.type else { continue }
        let answered = rows.map { AnswerValue.Row(id: $0.id, values: answers(scope: opened)) }
        let kept = answered.filter { !$0.values.isEmpty }
        value = kept.isEmpty ? nil : .rows(kept)
      case (.question(let question), nil), (.column(let question), _): value = self.value(question.type)
      }
      if let value { found.append(.init(question: entry.id, value: value)) }
    }
    return found
  }

  private mutating func value(_ type: QuestionType) -> AnswerValue? {
    let number =
      "\(random.chance(30) ? "-" : "")\(random.below(9_999))\(random.chance(50) ? ".\(random.below(99))" : "")"
    switch type {
    case .text, .longText, .file:
      return form.canonical(.text(random.pick(Self.texts)), of: type)
    case .foreign: return .text("1 2")
    case .integer: return AnswerValue(canonical: "\(random.below(2_000) - 1_000)", of: type)
    case .decimal: return AnswerValue(canonical: number, of: type)
    case .percentage: return AnswerValue(canonical: "\(random.below(100)).\(random.below(9))", of: type)
    case .date: return .time("2026-0\(1 + random.below(9))-1\(random.below(10))")
    case .time: return .time("0\(random.below(10)):3\(random.below(10))")
    case .dateTime: return .time("2026-01-01T0\(random.below(10)):00")
    case .yesNo: return random.pick([.boolean(true), .boolean(false), .unknown])
    case .status: return .choice(random.pick(ReportingStatus.allCases).rawValue)
    case .one(let choices):
      if choices.allowsOther, random.chance(30) { return form.canonical(.other([], random.pick(Self.texts)), of: type) }
      return (form.lists[choices.list]?.choices).map { .choice(random.pick($0).id) }
    case .many(let choices):
      let ids = (form.lists[choices.list]?.choices ?? []).map(\.id).filter { _ in random.chance(50) }
      if choices.allowsOther, random.chance(30) {
        return form.canonical(.other(ids, random.pick(Self.texts)), of: type)
      }
      return form.canonical(.choices(ids), of: type)
    case .ranking(let choices):
      var ids = (form.lists[choices.list]?.choices ?? []).map(\.id)
      ids.shuffle(using: &random)
      return .choices(ids)
    case .table, .note, .calculation: return nil
    }
  }
}
