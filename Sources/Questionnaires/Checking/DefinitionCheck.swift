import RecordValues
import RecordYAML

extension Questionnaire {
  /// Everything wrong with the definition, in the order of the file as far as it can be told; without positions.
  ///
  /// Cost: linear.
  public var faults: [DefinitionFault] {
    var check = DefinitionCheck(self)
    check.run()
    return check.faults
  }
}

/// Checks a definition that may come from a file of any kind.
struct DefinitionCheck {
  private(set) var faults: [DefinitionFault] = []
  private let questionnaire: Questionnaire
  private let languages: [String]
  private var lists: [String: ChoiceList] = [:]
  private var usedLists: Set<String> = []
  private var groupIDs = SeenIDs()
  /// The ids of questions and repeated groups, for each repeated group or table around.
  private var questionIDs = [SeenIDs()]
  private var questionCount = 0

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    languages = questionnaire.title.entries.map(\.language)
    for list in questionnaire.choiceLists where lists[list.id] == nil { lists[list.id] = list }
  }

  mutating func run() {
    checkHead()
    count(.sections, questionnaire.sections.count, QuestionnaireLimits.questions, [.key("sections")])
    if questionnaire.sections.isEmpty { note(.empty, [.key("sections")]) }
    for (place, section) in questionnaire.sections.prefix(QuestionnaireLimits.questions).enumerated() {
      check(section, [.key("sections"), .item(place)], depth: 0)
    }
    count(.questions, questionCount, QuestionnaireLimits.questions, [.key("sections")])
    checkLists()
    guard questionCount <= QuestionnaireLimits.questions else { return }
    faults += FormLogic(questionnaire).faults
  }

  private mutating func checkHead() {
    if !QuestionID.isSlug(questionnaire.id) { note(.notASlug(questionnaire.id), [.key("id")]) }
    if questionnaire.version < 1 { note(.invalidNumber(String(questionnaire.version)), [.key("version")]) }
    for language in languages where LanguageTag(language) == nil {
      note(.invalidLanguage(language), [.key("title"), .key(language)])
    }
    count(.languages, languages.count, QuestionnaireLimits.languages, [.key("title")])
    check(questionnaire.title, "title", [], nil, isRequired: true)
    check(questionnaire.introduction, "introduction", [], nil, isRequired: false)
    if let former = questionnaire.replaces {
      if former == questionnaire.id {
        note(.replacesItself, [.key("replaces")])
      } else if !QuestionID.isSlug(former) {
        note(.notASlug(former), [.key("replaces")])
      }
    }
    count(.addressees, questionnaire.addressees.count, QuestionnaireLimits.addressees, [.key("addressees")])
    for (place, addressee) in questionnaire.addressees.enumerated() where PartyCode(addressee) == nil {
      note(.invalidID(addressee), [.key("addressees"), .item(place)])
    }
    if let deadline = questionnaire.deadline, let clock = deadline.clock,
      MeetingTime("\(deadline.day)T\(clock)")?.clock != clock
    {
      note(.invalidClock(clock), [.key("deadline"), .key("time")])
    }
  }

  // MARK: Groups and questions

  private mutating func check(_ group: Group, _ path: [EditedText.Step], depth: Int) {
    check(id: group.id, path)
    if depth == 0, QuestionID.isValid(group.id), !QuestionID.isValidSection(group.id) {
      note(.invalidID(group.id), path + [.key("id")], group.id)
    }
    let isRepeated = group.repetition != nil
    let seen = isRepeated ? questionIDs[questionIDs.count - 1].add(group.id, path) : groupIDs.add(group.id, path)
    note(seen, group.id, path)
    // A group inside a section may only hold questions together.
    let needsTitle = depth == 0 && !group.isImplicit
    check(group.label, "title", path, group.id, isRequired: needsTitle)
    check(group.hint, "hint", path, group.id, isRequired: false)
    if let most = group.repetition?.most, !(1...QuestionnaireLimits.entries).contains(most) {
      note(.invalidNumber(String(most)), path + [.key("most")], group.id)
    }
    guard depth < QuestionnaireLimits.depth else {
      return count(.levels, depth + 1, QuestionnaireLimits.depth, path)
    }
    if group.items.isEmpty { note(.empty, path + [.key("questions")], group.id) }
    if isRepeated { questionIDs.append(SeenIDs()) }
    for (place, item) in group.items.enumerated() {
      guard questionCount <= QuestionnaireLimits.questions else { break }
      let path = path + [.key("questions"), .item(place)]
      switch item {
      case .question(let question): check(question, path)
      case .group(let group): check(group, path, depth: depth + 1)
      }
    }
    if isRepeated { questionIDs.removeLast() }
  }

  private mutating func check(_ question: Question, _ path: [EditedText.Step], isColumn: Bool = false) {
    questionCount += 1
    check(id: question.id, path)
    note(questionIDs[questionIDs.count - 1].add(question.id, path), question.id, path)
    var needsLabel = true
    switch question.type {
    case .calculation, .foreign: needsLabel = false
    default: break
    }
    check(question.label, "label", path, question.id, isRequired: needsLabel)
    check(question.hint, "hint", path, question.id, isRequired: false)
    check(question.constraintMessage, "constraint_message", path, question.id, isRequired: false)
    if let choices = question.type.choices { check(choices, path, question.id) }
    if case .table(let rows, let columns) = question.type {
      if isColumn { note(.columnType("table"), path + [.key("type")], question.id) }
      checkTable(rows, columns, path, question.id)
    } else if isColumn, !question.type.isColumnType {
      note(.columnType(question.type.word), path + [.key("type")], question.id)
    }
    if let text = question.defaultAnswer {
      let list = question.type.choices.flatMap { lists[$0.list] }
      if AnswerValue(canonical: text, of: question.type, list: list) == nil {
        note(.invalidDefault(text), path + [.key("default")], question.id)
      }
    }
  }

  private mutating func check(_ choices: QuestionType.Choices, _ path: [EditedText.Step], _ id: String) {
    guard let list = lists[choices.list] else {
      let nearest = nearestNames(to: choices.list, among: lists.keys)
      return note(.unknownList(choices.list, nearest: nearest), path + [.key("list")], id)
    }
    usedLists.insert(choices.list)
    if choices.allowsOther, let place = list.choices.firstIndex(where: { $0.id == AnswerValue.otherWord }) {
      let first: [EditedText.Step] = [.key("lists"), .key(list.id), .item(place)]
      note(.duplicateID(AnswerValue.otherWord, first: first), path + [.key("other")], id)
    }
  }

  private mutating func checkTable(
    _ rows: [Choice], _ columns: [Question], _ path: [EditedText.Step], _ id: String
  ) {
    check(rows, "rows", path + [.key("rows")], id, most: QuestionnaireLimits.rows, .rows)
    if columns.isEmpty { note(.empty, path + [.key("columns")], id) }
    count(.columns, columns.count, QuestionnaireLimits.columns, path + [.key("columns")])
    questionIDs.append(SeenIDs())
    for (place, column) in columns.prefix(QuestionnaireLimits.columns).enumerated() {
      check(column, path + [.key("columns"), .item(place)], isColumn: true)
    }
    questionIDs.removeLast()
  }

  // MARK: Lists

  private mutating func checkLists() {
    var seen = SeenIDs()
    count(.lists, questionnaire.choiceLists.count, QuestionnaireLimits.questions, [.key("lists")])
    for list in questionnaire.choiceLists.prefix(QuestionnaireLimits.questions) {
      let path: [EditedText.Step] = [.key("lists"), .key(list.id)]
      check(id: list.id, path, isKey: true)
      note(seen.add(list.id, path), list.id, path, isKey: true)
      check(list.choices, list.id, path, list.id, most: QuestionnaireLimits.choices, .choices)
      if !usedLists.contains(list.id) { note(.unusedList, path, list.id) }
    }
  }

  private mutating func check(
    _ choices: [Choice], _ name: String, _ path: [EditedText.Step], _ id: String, most: Int,
    _ what: DefinitionFault.Countable
  ) {
    if choices.isEmpty { note(.empty, path, id) }
    count(what, choices.count, most, path)
    var seen = SeenIDs()
    for (place, choice) in choices.prefix(most).enumerated() {
      let path = path + [.item(place)]
      if !QuestionID.isValidChoice(choice.id) { note(.invalidID(choice.id), path + [.key("id")], id) }
      note(seen.add(choice.id, path), choice.id, path)
      check(choice.label, "label", path, id, isRequired: true)
      count(.facts, choice.facts.count, QuestionnaireLimits.columns, path + [.key("facts")])
      for fact in choice.facts.prefix(QuestionnaireLimits.columns) where !QuestionID.isValid(fact.name) {
        note(.invalidID(fact.name), path + [.key("facts"), .key(fact.name)], id)
      }
    }
  }

  // MARK: Ids, texts and counts

  private mutating func check(id: String, _ path: [EditedText.Step], isKey: Bool = false) {
    if !QuestionID.isValid(id) { note(.invalidID(id), isKey ? path : path + [.key("id")], id) }
  }

  private mutating func check(
    _ text: LocalizedText, _ key: String, _ path: [EditedText.Step], _ id: String?, isRequired: Bool
  ) {
    let path = path + [.key(key)]
    let given = text.entries.filter { !TextForm.trimmed($0.text).isEmpty }
    for entry in text.entries {
      if entry.text.utf8.count > QuestionnaireLimits.text {
        count(.characters, entry.text.unicodeScalars.count, QuestionnaireLimits.text, path + [.key(entry.language)])
      }
      // Without a title there is no language that the text could be missing in.
      if !languages.isEmpty, !languages.contains(entry.language) {
        let isTag = LanguageTag(entry.language) != nil
        let kind: DefinitionFault.Kind =
          isTag ? .languageNotInTitle(entry.language) : .invalidLanguage(entry.language)
        note(kind, path + [.key(entry.language)], id)
      }
    }
    guard !given.isEmpty else {
      if isRequired { note(.missingLabel, path, id) }
      return
    }
    for language in languages where !given.contains(where: { $0.language == language }) {
      note(.missingTranslation(language: language), path, id)
    }
  }

  private mutating func count(
    _ what: DefinitionFault.Countable, _ count: Int, _ most: Int, _ path: [EditedText.Step]
  ) {
    if count > most { note(.tooMany(what, count: count, most: most), path) }
  }

  private mutating func note(_ kind: DefinitionFault.Kind, _ path: [EditedText.Step], _ id: String? = nil) {
    faults.append(DefinitionFault(kind, at: path, id: id))
  }

  private mutating func note(_ seen: SeenIDs.Clash?, _ id: String, _ path: [EditedText.Step], isKey: Bool = false) {
    guard let seen else { return }
    let path = isKey ? path : path + [.key("id")]
    note(seen.id == id ? .duplicateID(id, first: seen.path) : .idsDifferInCase(id, other: seen.id), path, id)
  }
}

/// The ids that were given so far, without regard to case.
private struct SeenIDs {
  struct Clash {
    let id: String
    let path: [EditedText.Step]
  }

  private var seen: [String: Clash] = [:]

  /// Adds an id; what was there before with the same id or one that differs in case only.
  mutating func add(_ id: String, _ path: [EditedText.Step]) -> Clash? {
    let folded = id.lowercased()
    if let before = seen[folded] { return before }
    seen[folded] = Clash(id: id, path: path)
    return nil
  }
}

extension QuestionType {
  /// Whether a column of a table may be of this type: one answer that fits in a cell.
  var isColumnType: Bool {
    switch self {
    case .table, .note, .foreign, .ranking, .file: false
    default: true
    }
  }
}
