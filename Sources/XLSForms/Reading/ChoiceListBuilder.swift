import Questionnaires
import RecordValues

/// Makes choice lists of the rows of a form.
struct ChoiceListBuilder {
  /// The lists by their names in the form, and their ids in its order.
  private(set) var lists: [String: ChoiceList] = [:]
  private(set) var order: [String] = []
  /// The ids of choices that have another name, by their names: only where a name stands for one id and an id for one name,
  /// so that expressions can be written either way.
  private(set) var literals: [String: String] = [:]
  private(set) var notices: [XLSFormNotice] = []

  init(_ choices: FormChoices, sheet: String, languages: FormLanguages) {
    var taken: Set<String> = []
    var pairs: [(name: String, id: String)] = []
    for list in choices.lists {
      let id = FormIDs.free(PlainName.id(list.name), nil, &taken)
      if id != list.name {
        notices.append(XLSFormNotice(.renamed(list.name, id: id), sheet: sheet, row: list.rows.first?.number))
      }
      let ids = Self.ids(names: list.rows.map { $0["name"] ?? "" }, stated: list.rows.map { $0[Own.choiceID] })
      var built: [Choice] = []
      for (row, id) in zip(list.rows, ids) {
        let choice = choice(row, id, sheet, languages)
        pairs.append((row["name"] ?? "", id))
        built.append(choice)
      }
      lists[list.name] = ChoiceList(id: id, choices: built)
      order.append(list.name)
    }
    literals = Self.bijection(pairs)
    guard !literals.isEmpty else { return }
    for name in order {
      guard let list = lists[name] else { continue }
      lists[name] = ChoiceList(id: list.id, choices: list.choices.map { $0.replacingFacts(literals) })
    }
  }

  /// The ids of the choices of one list: their names, if they may be ids and differ in more than case; else what is left of
  /// them, with a number if that is taken.
  static func ids(names: [String], stated: [String?]) -> [String] {
    var taken = Set(stated.compactMap { $0?.lowercased() })
    return zip(names, stated).map { name, stated in stated ?? FormIDs.free(PlainName.choiceID(name), nil, &taken) }
  }

  /// The pairs of different texts, of which each first stands for one second and each second for one first.
  static func bijection(_ pairs: [(name: String, id: String)]) -> [String: String] {
    var (byName, byID): ([String: Set<String>], [String: Set<String>]) = ([:], [:])
    for pair in pairs {
      byName[pair.name, default: []].insert(pair.id)
      byID[pair.id, default: []].insert(pair.name)
    }
    var found: [String: String] = [:]
    for pair in pairs where pair.name != pair.id && byName[pair.name]?.count == 1 && byID[pair.id]?.count == 1 {
      found[pair.name] = pair.id
    }
    return found
  }

  private mutating func choice(_ row: FormRow, _ id: String, _ sheet: String, _ languages: FormLanguages) -> Choice {
    let context = FormContext(
      sheet: sheet, languages: languages, collapsesSpaces: false, ids: [:], shared: [], renamed: [:], literals: [:],
      lists: [:])
    var choice = Choice(id: id, label: context.texts(row, "label"))
    let name = row["name"] ?? ""
    if id != name {
      choice.kept.cells.append(.init(column: "name", text: name))
      notices.append(XLSFormNotice(.renamed(name, id: id), sheet: sheet, row: row.number))
    }
    if choice.label.entries.isEmpty, let first = languages.list.first {
      choice.label[first.tag] = name
      notices.append(XLSFormNotice(.nameAsLabel(name), sheet: sheet, row: row.number))
    }
    for cell in row.cells where !context.isText(cell.heading.path, "label") {
      let path = cell.heading.path
      if path == ["list name"] || path == ["name"] || path == [Own.choiceID] { continue }
      let column = path.joined(separator: "::")
      if path.count == 1, QuestionID.isValid(column), !["label", "media", "sms_option"].contains(column) {
        choice.facts.append(.init(name: ChoicesWriter.fact(column), value: cell.text))
      } else {
        choice.kept.cells.append(.init(column: column, text: cell.text))
      }
    }
    return choice
  }
}

extension Choice {
  /// With other values of facts, where there are others.
  func replacingFacts(_ values: [String: String]) -> Choice {
    var choice = self
    for index in choice.facts.indices {
      choice.facts[index].value = values[choice.facts[index].value] ?? choice.facts[index].value
    }
    return choice
  }
}
