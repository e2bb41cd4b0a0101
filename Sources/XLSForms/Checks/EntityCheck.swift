/// The check of the sheet of entities and of the cells that save to them, as pyxform 4.5 makes it, but for which group an
/// entity belongs to.
struct EntityCheck {
  private(set) var faults: [XLSFormFault] = []
  private var names: [String] = []

  init(_ book: FormBook, _ tree: SurveyTree) {
    if let sheet = book.sheets[.entities] { check(sheet) }
    check(tree, book.sheets[.survey]?.name ?? "survey")
  }

  private mutating func check(_ sheet: FormSheet) {
    let known: Set<String> = ["dataset", "entity_id", "create_if", "update_if", "repeat", "label"]
    for row in sheet.rows {
      func note(_ kind: XLSFormFault.Kind, _ column: String) -> XLSFormFault {
        XLSFormFault(kind, sheet: sheet.name, row: row.number, column: column)
      }
      for cell in row.cells where !known.contains(cell.heading.path[0]) {
        faults.append(note(.unknownEntityColumn(cell.heading.text), cell.heading.text))
      }
      let name = row["dataset"] ?? ""
      let isPlain = name.after("__") == nil && !name.utf8.contains(UInt8(ascii: "."))
      if !isPlain || !XMLName.isValid(name) { faults.append(note(.invalidName(name), "list_name")) }
      if names.contains(name) { faults.append(note(.duplicateEntity(name), "list_name")) }
      names.append(name)
      let (id, create, update) = (row["entity_id"], row["create_if"], row["update_if"])
      if id == nil, update != nil { faults.append(note(.missingEntityExpression("entity_id"), "entity_id")) }
      if id != nil, create != nil, update == nil {
        faults.append(note(.missingEntityExpression("update_if"), "update_if"))
      }
      if id == nil, !row.holds("label") { faults.append(note(.missingEntityExpression("label"), "label")) }
    }
  }

  private mutating func check(_ tree: SurveyTree, _ sheet: String) {
    var seen: Set<[String]> = []
    for row in tree.rows {
      guard let target = row.row["bind", "entities:saveto"] else { continue }
      func note(_ kind: XLSFormFault.Kind) -> XLSFormFault {
        XLSFormFault(kind, sheet: sheet, row: row.row.number, column: "save_to")
      }
      guard !names.isEmpty else {
        faults.append(note(.missingEntities))
        continue
      }
      let parts = target.components(between: "#")
      var entity = names[0]
      if parts.count == 2 {
        entity = parts[0]
      } else if parts.count > 2 || names.count > 1 {
        faults.append(note(.invalidProperty(target)))
        continue
      }
      if !names.contains(entity) { faults.append(note(.unknownEntity(entity))) }
      let property = parts[parts.count - 1]
      var isSound = !["name", "label"].contains(property.lowercased()) && property.after("__") == nil
      if case .begin = row.type { isSound = false }
      if !isSound || !XMLName.isValid(property) || !seen.insert([entity, property]).inserted {
        faults.append(note(.invalidProperty(property)))
      }
    }
  }
}
