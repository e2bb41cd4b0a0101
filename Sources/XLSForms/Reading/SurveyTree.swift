import Questionnaires
import RecordValues

/// The rows of a survey as the tree that their `begin` and `end` make.
struct SurveyTree {
  /// A question or group.
  indirect enum Item {
    case question(SurveyRow)
    case group(SurveyGroup)
  }

  /// The items at the top.
  private(set) var items: [Item] = []
  /// The rows of all questions and groups in order.
  private(set) var rows: [SurveyRow] = []
  private(set) var faults: [XLSFormFault] = []
  private(set) var notices: [XLSFormNotice] = []
  /// Settings that rows of the survey state.
  private(set) var settings: [(path: String, text: String)] = []

  private struct Open {
    let row: SurveyRow
    let control: FormType.Control
    let list: String?
    var items: [Item] = []
    var names: [String: Int] = ["meta": 0]
  }

  private let sheet: String
  private let collapses: Bool
  private var open: [Open] = []
  private var topNames: [String: Int] = ["meta": 0]
  private var repeatNames: Set<String> = []
  private var firstAudit: Int?
  private let root: String
  /// Deeper groups than a questionnaire may have cost nothing but a fault.
  private static let mostOpen = 64

  init(_ sheet: FormSheet, settings: FormSettings) {
    (self.sheet, collapses, root) = (sheet.name, settings.collapsesSpaces, settings.root)
    for row in sheet.rows { read(row) }
    while let last = open.popLast() {
      note(.unmatchedBegin(last.row.name), last.row.row, "type")
      append(.group(SurveyGroup(row: last.row, control: last.control, list: last.list, items: last.items, end: nil)))
    }
    faults.sort { ($0.row ?? 0) < ($1.row ?? 0) }
  }

  private mutating func read(_ row: FormRow) {
    var row = row
    if let disabled = row["disabled"] {
      if disabled.yesOrNo == true {
        notices.append(XLSFormNotice(.disabledRow, sheet: sheet, row: row.number))
        return
      }
      row.cells.removeAll { $0.heading.path == ["disabled"] }
      if row.cells.isEmpty { return }
    }
    guard let typeText = row["type"]?.cleaned(collapsing: collapses).trimmed, !typeText.isEmpty else {
      if row.holds("name") || row.holds("label") {
        note(.missingType, row, "type")
      } else {
        notices.append(XLSFormNotice(.skippedRow, sheet: sheet, row: row.number))
      }
      return
    }
    let type = FormType(typeText)
    let name = row["name"]?.cleaned(collapsing: collapses).trimmed
    switch type {
    case .setting(let path): if let name { settings.append((path, name)) }
    case .end(let control): end(control, row)
    case .begin(let control, let list):
      let group = SurveyRow(row: row, type: type, typeText: typeText, name: checked(name, row))
      if let count = row["control", "jr:count"], !ReferenceText.isReference(count.cleaned(collapsing: collapses)) {
        // pyxform counts the entries in a question of its own.
        take(group.name + "_count", row)
      }
      if control == .repeat {
        let isTaken = group.name == root || !repeatNames.insert(group.name).inserted
        if isTaken { note(.reservedName(group.name), row, "name") }
      }
      rows.append(group)
      guard open.count < Self.mostOpen else { return note(.tooDeep(most: QuestionnaireLimits.depth), row, "type") }
      open.append(Open(row: group, control: control, list: list))
    case .unknown where typeText == "include": note(.includedForm(name ?? ""), row, "type")
    case .unknown:
      note(.unknownType(typeText, nearest: nearestNames(to: typeText, among: FormType.known)), row, "type")
    case .select, .question: question(row, type, typeText, name)
    }
  }

  private mutating func question(_ row: FormRow, _ type: FormType, _ typeText: String, _ name: String?) {
    var name = name
    if typeText == "note", name == nil {
      // pyxform names such a note after its row.
      name = "generated_note_name_\(row.number)"
    } else if typeText == "audit" {
      // The log of a device has no name of its own, and is no element of the form.
      if let name, name != "audit" { note(.invalidName(name), row, "name") }
      if let firstAudit { note(.duplicateName("audit", firstRow: firstAudit), row, "type") }
      firstAudit = firstAudit ?? row.number
      let question = SurveyRow(row: row, type: type, typeText: typeText, name: "audit")
      rows.append(question)
      append(.question(question))
      return
    }
    let question = SurveyRow(row: row, type: type, typeText: typeText, name: checked(name, row))
    // pyxform asks for the other answer in a question of its own.
    if case .select(_, _, allowsOther: true) = type { take(question.name + "_other", row) }
    rows.append(question)
    append(.question(question))
  }

  private mutating func end(_ control: FormType.Control, _ row: FormRow) {
    guard let last = open.last, last.control == control else {
      return note(.unmatchedEnd(control.rawValue), row, "type")
    }
    open.removeLast()
    append(.group(SurveyGroup(row: last.row, control: last.control, list: last.list, items: last.items, end: row)))
  }

  private mutating func append(_ item: Item) {
    if open.isEmpty { items.append(item) } else { open[open.count - 1].items.append(item) }
  }

  /// The name of a question or group, which no other of the same group may have.
  private mutating func checked(_ name: String?, _ row: FormRow) -> String {
    guard let name, !name.isEmpty else {
      note(.missingName, row, "name")
      return ""
    }
    guard XMLName.isValid(name) else {
      note(.invalidName(name), row, "name")
      return name
    }
    take(name, row)
    return name
  }

  private mutating func take(_ name: String, _ row: FormRow) {
    let first = open.isEmpty ? topNames[name] : open[open.count - 1].names[name]
    if let first {
      note(first == 0 ? .reservedName(name) : .duplicateName(name, firstRow: first), row, "name")
    } else if open.isEmpty {
      topNames[name] = row.number
    } else {
      open[open.count - 1].names[name] = row.number
    }
  }

  private mutating func note(_ kind: XLSFormFault.Kind, _ row: FormRow, _ column: String) {
    faults.append(XLSFormFault(kind, sheet: sheet, row: row.number, column: column))
  }
}

/// A row of a survey that is a question or begins a group.
struct SurveyRow {
  let row: FormRow
  let type: FormType
  /// The cell `type`, with single spaces.
  let typeText: String
  let name: String
}

/// A group with its items.
struct SurveyGroup {
  let row: SurveyRow
  let control: FormType.Control
  /// The list of a loop.
  let list: String?
  let items: [SurveyTree.Item]
  /// The row that ends it.
  let end: FormRow?
}
