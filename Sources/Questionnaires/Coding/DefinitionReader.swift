import RecordValues
import RecordYAML

/// Reads the values of a definition and notes what is wrong with their form; what they mean is checked afterwards.
struct DefinitionReader {
  let labels: (String) -> LocalizedText?
  private(set) var faults: [DefinitionFault] = []
  private(set) var lists: [ChoiceList] = []
  /// Where the lists are that questions name in place.
  private(set) var inlineLists: [String: [EditedText.Step]] = [:]
  /// The ids of the lists.
  private var taken: Set<String> = []

  init(labels: @escaping (String) -> LocalizedText?) { self.labels = labels }

  static let keys = [
    "id", "version", "title", "introduction", "replaces", "addressees", "deadline", "sections", "lists", "xlsform",
  ]
  static let groupKeys = ["id", "title", "hint", "relevant", "questions", "xlsform"]
  static let choiceKeys = ["id", "label", "facts", "xlsform"]

  mutating func questionnaire(_ root: Node) -> Questionnaire {
    var fields = DefinitionFields(root, at: [])
    fields.check(known: Self.keys)
    let id = fields.text("id", isRequired: true) ?? ""
    let version = fields.integer("version") ?? 1
    let title = fields.texts("title")
    let introduction = fields.texts("introduction")
    let replaces = fields.text("replaces")
    var addressees: [String] = []
    for (place, node) in fields.list("addressees").enumerated() {
      if let text = node.string {
        addressees.append(text)
      } else {
        fields.note(.wrongType(expected: .text, found: node.kind), [.key("addressees"), .item(place)])
      }
    }
    if let node = fields.value("lists") { readLists(node) }
    var deadline: Questionnaire.Deadline?
    if let node = fields.value("deadline") { deadline = self.deadline(node) }
    var sections: [Group] = []
    for (place, node) in fields.list("sections", isRequired: true).prefix(QuestionnaireLimits.questions + 1)
      .enumerated()
    {
      sections.append(group(node, [.key("sections"), .item(place)], depth: 0))
    }
    let kept = fields.kept()
    faults = fields.faults + faults
    return Questionnaire(
      id: id, version: version, title: title, introduction: introduction, replaces: replaces, addressees: addressees,
      deadline: deadline, sections: sections, choiceLists: lists, kept: kept)
  }

  private mutating func deadline(_ node: Node) -> Questionnaire.Deadline? {
    var fields = DefinitionFields(node, at: [.key("deadline")])
    fields.check(known: ["date", "time", "time_zone", "hard"])
    if !fields.pairs.isEmpty, fields.value("date") == nil { fields.note(.missingKey("date"), []) }
    let day = fields.value("date", else: { .invalidDay($0) }) { CalendarDay($0) }
    let clock = fields.value("time", else: { .invalidClock($0) }) { text in
      MeetingTime("2000-01-01T" + text)?.clock
    }
    let zone = fields.value("time_zone", else: { .invalidTimeZone($0) }) { TimeZoneName($0) }
    let isHard = fields.flag("hard")
    faults += fields.faults
    return day.map { Questionnaire.Deadline(day: $0, clock: clock, zone: zone, isHard: isHard) }
  }

  // MARK: Groups

  private mutating func group(
    _ node: Node, _ path: [EditedText.Step], depth: Int, isRepeated: Bool = false
  ) -> Group {
    var fields = DefinitionFields(node, at: path)
    var known = Self.groupKeys
    if depth > 0 { known.append("type") }
    if depth == 0 { known.append("implicit") }
    if isRepeated { known += ["count", "most"] }
    let id = fields.text("id", isRequired: fields.pairs.isEmpty ? false : true) ?? ""
    fields.id = id.isEmpty ? nil : id
    fields.check(known: known, elsewhere: isRepeated ? [] : ["count", "most"], type: "group")
    var group = Group(id: id, label: fields.texts("title"), hint: fields.texts("hint"))
    group.relevant = fields.expression("relevant")
    if isRepeated { group.repetition = .init(count: fields.expression("count"), most: fields.integer("most")) }
    if depth == 0 { group.isImplicit = fields.flag("implicit") }
    group.kept = fields.kept()
    let nodes = fields.list("questions", isRequired: !fields.pairs.isEmpty)
    faults += fields.faults
    // The check says that it is too deep; deeper questions are not read.
    guard depth <= QuestionnaireLimits.depth else { return group }
    for (place, node) in nodes.prefix(QuestionnaireLimits.questions + 1).enumerated() {
      let path = path + [.key("questions"), .item(place)]
      switch node["type"]?.string {
      case "group": group.items.append(.group(self.group(node, path, depth: depth + 1)))
      case "repeat": group.items.append(.group(self.group(node, path, depth: depth + 1, isRepeated: true)))
      default:
        var reader = QuestionReader(node, path, taken: taken, labels: labels)
        group.items.append(.question(reader.question()))
        take(reader)
      }
    }
    return group
  }

  private mutating func take(_ reader: QuestionReader) {
    faults += reader.faults
    for (list, path) in reader.lists {
      lists.append(list)
      taken.insert(list.id)
      inlineLists[list.id] = path
    }
  }

  // MARK: Lists

  private mutating func readLists(_ node: Node) {
    let path: [EditedText.Step] = [.key("lists")]
    let fields = DefinitionFields(node, at: path)
    faults += fields.faults
    for pair in fields.pairs {
      let path = path + [.key(pair.key)]
      var choices: [Choice] = []
      if let nodes = pair.value.sequence {
        var reader = ChoiceReader(labels: labels, id: pair.key)
        choices = reader.choices(nodes, path)
        faults += reader.faults
      } else {
        faults.append(
          DefinitionFault(.wrongType(expected: .list, found: pair.value.kind), at: path, id: pair.key))
      }
      lists.append(ChoiceList(id: pair.key, choices: choices))
      taken.insert(pair.key)
    }
  }
}

/// Reads the choices of a list or the rows of a table.
struct ChoiceReader {
  let labels: (String) -> LocalizedText?
  /// The id of the list or question.
  let id: String?
  private(set) var faults: [DefinitionFault] = []

  init(labels: @escaping (String) -> LocalizedText?, id: String?) { (self.labels, self.id) = (labels, id) }

  /// Choices, each an id alone or a mapping with an id.
  mutating func choices(_ nodes: [Node], _ path: [EditedText.Step]) -> [Choice] {
    nodes.prefix(QuestionnaireLimits.choices + 1).enumerated().map { place, node in
      choice(node, path + [.item(place)])
    }
  }

  private mutating func choice(_ node: Node, _ path: [EditedText.Step]) -> Choice {
    if let text = node.string { return Choice(id: text, label: labels(text) ?? LocalizedText()) }
    guard node.mapping != nil else {
      faults.append(DefinitionFault(.wrongType(expected: .idOrMapping, found: node.kind), at: path, id: id))
      return Choice(id: "", label: LocalizedText())
    }
    var fields = DefinitionFields(node, at: path, id: id)
    fields.check(known: DefinitionReader.choiceKeys)
    let choiceID = fields.text("id", isRequired: true) ?? ""
    var label = fields.texts("label")
    if fields.value("label") == nil { label = labels(choiceID) ?? label }
    let facts = fields.pairs("facts").map { Choice.Fact(name: $0.key, value: $0.value) }
    let choice = Choice(id: choiceID, label: label, facts: facts, kept: fields.kept())
    faults += fields.faults
    return choice
  }
}
