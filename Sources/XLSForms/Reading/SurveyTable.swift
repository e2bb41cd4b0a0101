/// A table of a questionnaire as a form has it: a group with a group for each row, which all have the same columns.
struct SurveyTable {
  /// A row with its cells, one for each column.
  let rows: [(group: SurveyGroup, cells: [SurveyRow])]
}

extension SurveyGroup {
  /// The table that this program wrote as this group; `nil` if it is none, or no longer one.
  var table: SurveyTable? {
    guard control == .group, row.row[Own.prefix, Own.type] == "table", !items.isEmpty else { return nil }
    var rows: [(group: SurveyGroup, cells: [SurveyRow])] = []
    for item in items {
      guard case .group(let group) = item, group.control == .group, group.row.row[Own.prefix, Own.type] == "row" else {
        return nil
      }
      var cells: [SurveyRow] = []
      for item in group.items {
        guard case .question(let cell) = item else { return nil }
        // The text that goes with `other` belongs to the cell before it.
        if cell.row[Own.prefix, Own.type] == "other" { continue }
        guard cell.row[Own.prefix, Own.id] != nil else { return nil }
        cells.append(cell)
      }
      let ids = cells.map { $0.row[Own.prefix, Own.id] }
      guard !ids.isEmpty, rows.isEmpty || rows[0].cells.map({ $0.row[Own.prefix, Own.id] }) == ids else { return nil }
      rows.append((group, cells))
    }
    return SurveyTable(rows: rows)
  }
}
