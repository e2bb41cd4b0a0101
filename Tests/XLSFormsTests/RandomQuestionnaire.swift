import Questionnaires
import RecordValues
import SeededRandom

/// A questionnaire without faults, with everything that one may have, the same for the same seed.
struct RandomQuestionnaire {
  private var numbers: SeededNumbers
  private var count = 0
  private let languages: [String]
  private var lists: [ChoiceList] = []
  /// The questions that an expression in the present scope may name.
  private var known: [String] = []
  /// The scopes' last numbers, so that repeated groups have ids that others have too.
  private var isRepeated = false

  static func questionnaire(seed: UInt64) -> Questionnaire {
    var random = RandomQuestionnaire(seed: seed)
    return random.questionnaire()
  }

  private init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
    let all = [["es"], ["en", "es"], ["es", "en", "pt", "fr"], ["fr", "pt-BR"]]
    languages = numbers.pick(all)
  }

  private static let words = [
    "Norte - Sur", "CRM+CSM", "¿Cuántas personas?", "l’État", "“oui”", "a < b & c", "=1+1", "-5", "@x", "+x", "it's",
    "both 'x' and \"y\"", "line\nline", "año", "N° 5", "100 %", "{x}", "_x0041_", "today()", "yes", "TRUE", "1.0",
    "a  b", "Región", "日本", "e\u{301}",
  ]

  private mutating func text() -> String {
    let pieces = (0...numbers.below(3)).map { _ in numbers.pick(Self.words) }
    return TextForm.canonical(pieces.joined(separator: " "))
  }

  private mutating func texts() -> LocalizedText { LocalizedText(languages.map { ($0, text()) }) }
  private mutating func maybeTexts() -> LocalizedText { numbers.chance(30) ? texts() : LocalizedText() }

  private mutating func id(_ start: String) -> String {
    count += 1
    return "\(start)\(count)"
  }

  private mutating func questionnaire() -> Questionnaire {
    for _ in 0..<(1 + numbers.below(3)) { lists.append(list()) }
    var sections: [Group] = []
    for _ in 0..<(1 + numbers.below(4)) { sections.append(section()) }
    var made = Questionnaire(id: "round-\(numbers.below(9))", title: texts(), sections: sections, choiceLists: lists)
    made.version = 1 + numbers.below(4)
    if numbers.chance(50) { made.introduction = texts() }
    if numbers.chance(30) { made.replaces = "round-x" }
    if numbers.chance(40) { made.addressees = ["SACM", "CL", "RCM-TS"] }
    if numbers.chance(40), let day = CalendarDay("2026-05-01") {
      made.deadline = .init(
        day: day, clock: numbers.chance(50) ? "18:00" : nil, zone: TimeZoneName("America/Santiago"),
        isHard: numbers.chance(50))
    }
    return made
  }

  private mutating func list() -> ChoiceList {
    var choices: [Choice] = []
    for _ in 0..<(1 + numbers.below(4)) {
      var choice = Choice(id: id(numbers.pick(["c", "1c", "C-", "región.", "a/b&", "'x"])), label: texts())
      choice.facts = [.init(name: "region", value: text())]
      if numbers.chance(20) { choice.facts.append(.init(name: "label", value: "x\(count)")) }
      choices.append(choice)
    }
    return ChoiceList(id: id("list"), choices: choices)
  }

  private mutating func section() -> Group {
    let isImplicit = numbers.chance(30)
    var group = Group(id: id("s"), label: isImplicit ? LocalizedText() : texts(), isImplicit: isImplicit)
    if !isImplicit {
      group.hint = maybeTexts()
      group.relevant = condition()
    }
    group.items = items(depth: 1)
    return group
  }

  private mutating func items(depth: Int) -> [Group.Item] {
    (0..<(1 + numbers.below(5))).map { _ in
      if depth < 3, numbers.chance(20) { return .group(group(depth: depth)) }
      return .question(question())
    }
  }

  private mutating func group(depth: Int) -> Group {
    var group = Group(id: id("g"), label: maybeTexts(), hint: maybeTexts())
    group.relevant = condition()
    guard numbers.chance(50), !isRepeated else {
      group.items = items(depth: depth + 1)
      return group
    }
    group.repetition = .init(
      count: numbers.chance(30) ? Expression("3") : nil, most: numbers.chance(30) ? 1 + numbers.below(9) : nil)
    let outside = (known, count)
    // Ids of a repeated group may be those of another.
    if numbers.chance(50) { count = 5_000 }
    isRepeated = true
    group.items = items(depth: depth + 1)
    isRepeated = false
    known = outside.0
    count = max(outside.1 + 100, numbers.chance(50) ? count % 5_000 : 0)
    return group
  }

  private mutating func condition() -> Expression? {
    guard numbers.chance(30), !known.isEmpty else { return nil }
    let name = numbers.pick(known)
    let texts = [
      "${\(name)} != 'x'", "${\(name)} = 1 or not(${\(name)} = 2)", "string-length(${\(name)}) > 2",
    ]
    return Expression(numbers.pick(texts))
  }

  private mutating func question() -> Question {
    let id = self.id(numbers.pick(["q", "q", "Ñ", "qé", "日"]))
    var question = Question(id: id, type: .text, label: texts(), hint: maybeTexts())
    question.type = type(id)
    question.isRequired = numbers.chance(30)
    if !question.isRequired { question.requiredIf = condition() }
    question.relevant = condition()
    if numbers.chance(20) {
      question.constraint = Expression(numbers.pick([". != 'x'", "string-length(.) < 20 or . = 3"]))
      question.constraintMessage = texts()
    }
    question.isReadOnly = numbers.chance(10)
    if numbers.chance(40) { question.defaultAnswer = defaultAnswer(question.type) }
    if numbers.chance(20) { question.kept.cells.append(.init(column: "appearance", text: "w\(numbers.below(4))")) }
    if case .note = question.type { question.defaultAnswer = nil }
    if question.type.isAsked, !isTable(question.type) { known.append(id) }
    return question
  }

  private func isTable(_ type: QuestionType) -> Bool { if case .table = type { true } else { false } }

  private mutating func type(_ id: String) -> QuestionType {
    let simple: [QuestionType] = [
      .text, .longText, .integer, .decimal, .percentage, .date, .time, .dateTime, .yesNo, .status, .file, .note,
      .foreign("geopoint"), .foreign("image"), .foreign("start"),
    ]
    switch numbers.below(8) {
    case 0: return .one(choices())
    case 1: return .many(choices())
    case 2: return .ranking(choices())
    case 3: return .calculation(condition() ?? Expression("1 + 1"))
    case 4 where numbers.chance(50): return table()
    default: return numbers.pick(simple)
    }
  }

  private mutating func choices() -> QuestionType.Choices {
    .init(
      list: numbers.pick(lists).id, filter: numbers.chance(20) ? Expression("region = 'x' or name = 'y'") : nil,
      allowsOther: numbers.chance(30))
  }

  private mutating func table() -> QuestionType {
    let rows = (0..<(1 + numbers.below(3))).map { _ in
      var choice = Choice(id: id(numbers.pick(["r", "1", "Á/"])), label: texts())
      if numbers.chance(30) { choice.facts = [.init(name: "f", value: text()), .init(name: "g", value: "a\\n=b")] }
      return choice
    }
    let outside = known
    var columns: [Question] = []
    for _ in 0..<(1 + numbers.below(3)) {
      let id = self.id("k")
      let types: [QuestionType] = [.integer, .percentage, .yesNo, .one(choices())]
      var column = Question(id: id, type: numbers.pick(types), label: texts())
      column.relevant = condition()
      columns.append(column)
      known.append(id)
    }
    known = outside
    return .table(rows: rows, columns: columns)
  }

  private mutating func defaultAnswer(_ type: QuestionType) -> String? {
    switch type {
    case .text, .longText, .file, .foreign: text()
    case .integer: "-5"
    case .decimal, .percentage: "12.5"
    case .date: "2026-05-01"
    case .time: "09:30"
    case .dateTime: "2026-05-01T09:30"
    case .yesNo: numbers.pick(["true", "false", "unknown"])
    case .status: "in-progress"
    case .one(let choices), .many(let choices), .ranking(let choices):
      lists.first { $0.id == choices.list }?.choices.first?.id
    case .note, .table, .calculation: nil
    }
  }
}
