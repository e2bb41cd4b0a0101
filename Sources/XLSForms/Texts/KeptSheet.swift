import Questionnaires
import Spreadsheets

/// Cells of whole sheets among the kept cells of a questionnaire: the column is `external_choices!B3`.
enum KeptSheet {
  static func cell(_ kind: FormSheet.Kind, row: Int, column: Int, _ text: String) -> KeptCells.Cell {
    .init(column: "\(kind.rawValue)!\(CellReference(row: row, column: column))", text: text)
  }

  /// The sheet and the place that a column means; `nil` if it is none of these.
  static func place(_ column: String) -> (kind: FormSheet.Kind, cell: CellReference)? {
    let parts = column.components(between: "!")
    guard parts.count == 2, let kind = FormSheet.Kind(rawValue: parts[0]), let cell = CellReference(parts[1]),
      [.externalChoices, .entities, .osm].contains(kind), cell.row < 20_000, cell.column < 200
    else { return nil }
    return (kind, cell)
  }
}
