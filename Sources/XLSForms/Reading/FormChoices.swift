/// The lists of a sheet of choices, as far as the check of a form needs them.
struct FormChoices {
  /// A list with its rows.
  struct List {
    let name: String
    var rows: [FormRow] = []
    /// The names of its choices, as they are written.
    var names: [String] { rows.compactMap { $0["name"] } }
  }

  /// In the order of their first rows.
  private(set) var lists: [List] = []
  private var places: [String: Int] = [:]
  private(set) var faults: [XLSFormFault] = []
  private(set) var notices: [XLSFormNotice] = []

  init(_ sheet: FormSheet?, allowsDuplicates: Bool) {
    guard let sheet else { return }
    if sheet.kind == .choices, !sheet.rows.isEmpty, !sheet.holds("name") {
      faults.append(XLSFormFault(.missingColumn("name"), sheet: sheet.name))
    }
    var seen: [String: Set<String>] = [:]
    for row in sheet.rows {
      guard let list = row["list name"] else {
        notices.append(XLSFormNotice(.choiceWithoutList, sheet: sheet.name, row: row.number))
        continue
      }
      add(row, to: list)
      guard sheet.kind == .choices else { continue }
      guard let name = row["name"] else {
        faults.append(XLSFormFault(.missingChoiceName, sheet: sheet.name, row: row.number))
        continue
      }
      if !seen[list, default: []].insert(name).inserted, !allowsDuplicates {
        faults.append(
          XLSFormFault(.duplicateChoice(name, list: list), sheet: sheet.name, row: row.number, column: "name"))
      }
      check(row, sheet.name)
    }
  }

  private mutating func check(_ row: FormRow, _ sheet: String) {
    for cell in row.cells where cell.heading.path.count > 1 {
      let kind: XLSFormFault.Kind
      switch cell.heading.path[0] {
      case "label": continue
      case "media" where SurveyCheck.media.contains(cell.heading.path[1]): continue
      case "media": kind = .unknownMedia(cell.heading.path[1])
      default: kind = .invalidColumn(cell.heading.text)
      }
      faults.append(XLSFormFault(kind, sheet: sheet, row: row.number, column: cell.heading.text))
    }
  }

  private mutating func add(_ row: FormRow, to name: String) {
    if let place = places[name] {
      lists[place].rows.append(row)
    } else {
      places[name] = lists.count
      lists.append(List(name: name, rows: [row]))
    }
  }

  /// The list with a name.
  subscript(_ name: String) -> List? { places[name].map { lists[$0] } }
}
