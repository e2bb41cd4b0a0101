import Spreadsheets

/// The rows of a sheet as they are collected, whose columns are those that some row has.
struct SheetRows {
  private var columns: [String]
  private var places: [String: Int] = [:]
  private var rows: [[Int: String]] = []

  /// - Parameter columns: the columns that the sheet has in any case, in their order.
  init(_ columns: [String]) {
    self.columns = columns
    for (place, column) in columns.enumerated() { places[column] = place }
  }

  var isEmpty: Bool { rows.isEmpty }
  var headings: [String] { columns }

  /// Adds a row; its texts that are empty are empty cells, and of two for one column the first counts.
  mutating func add(_ cells: [(column: String, text: String?)]) {
    var row: [Int: String] = [:]
    for (column, text) in cells {
      guard let text, !text.isEmpty else { continue }
      let place = places[column] ?? columns.count
      if place == columns.count {
        places[column] = place
        columns.append(column)
      }
      if row[place] == nil { row[place] = text }
    }
    rows.append(row)
  }

  /// Every text of a column, with its row from 0.
  func texts(_ isWanted: (String) -> Bool) -> [(row: Int, text: String)] {
    let wanted = Set(columns.indices.filter { isWanted(columns[$0]) })
    return rows.enumerated().flatMap { index, row in
      row.filter { wanted.contains($0.key) }.map { (index, $0.value) }
    }
  }

  /// The text of a row in a column.
  func text(_ row: Int, _ column: String) -> String? { places[column].flatMap { rows[row][$0] } }

  /// The sheet, without the columns that no row has but for the first ones.
  ///
  /// - Parameter required: how many columns are written even if they are empty.
  func sheet(_ name: String, required: Int) -> Sheet {
    let used = columns.indices.filter { place in place < required || rows.contains { $0[place] != nil } }
    let heading = used.enumerated().map { place, column in
      Cell(column: place, value: .text(columns[column]), style: .heading)
    }
    var written = [Sheet.Row(index: 0, cells: heading)]
    for (index, row) in rows.enumerated() {
      let cells = used.enumerated().compactMap { place, column in
        row[column].map { Cell(column: place, value: .text($0), style: CellStyle(wraps: true)) }
      }
      written.append(Sheet.Row(index: index + 1, cells: cells))
    }
    var layout = SheetLayout(frozenRows: 1)
    for (place, column) in used.enumerated() {
      let isText = columns[column].utf8.starts(with: "label".utf8) || columns[column].utf8.starts(with: "hint".utf8)
      layout.widths[place] = isText ? 50 : 20
    }
    return Sheet(name: name, rows: written.filter { !$0.cells.isEmpty }, layout: layout)
  }
}
