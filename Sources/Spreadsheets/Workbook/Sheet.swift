/// A sheet with its rows.
public struct Sheet: Sendable, Hashable {
  /// Its name, unique in its workbook without regard to case.
  public var name: String
  /// Whether it is shown.
  public var visibility: Visibility
  /// The rows that have cells, in ascending order.
  public var rows: [Row]
  /// Ranges whose cells are shown as one; the first cell has the value.
  public var merged: [CellRange]
  /// The columns that are not shown, by their numbers from 0.
  public var hiddenColumns: Set<Int>
  /// How it is shown and what may be entered; read by ``Workbook/xlsx()`` alone, readers leave it empty.
  public var layout: SheetLayout

  /// Whether a sheet is shown.
  public enum Visibility: String, Sendable, Hashable {
    case visible, hidden
    /// Hidden, and not offered to the user for showing.
    case veryHidden
  }

  /// A row with its cells.
  public struct Row: Sendable, Hashable {
    /// Its number, counted from 0.
    public var index: Int
    /// Its cells that are not empty, in ascending order of their columns.
    public var cells: [Cell]
    /// Whether it is not shown.
    public var isHidden: Bool

    /// A row with cells.
    public init(index: Int, cells: [Cell], isHidden: Bool = false) {
      (self.index, self.cells, self.isHidden) = (index, cells, isHidden)
    }

    /// The value in a column, counted from 0. Cost: the logarithm of the cells.
    public subscript(column: Int) -> CellValue {
      var (low, high) = (0, cells.count)
      while low < high {
        let middle = (low + high) / 2
        if cells[middle].column < column { low = middle + 1 } else { high = middle }
      }
      return low < cells.count && cells[low].column == column ? cells[low].value : .empty
    }
  }

  /// A sheet with rows.
  public init(
    name: String, visibility: Visibility = .visible, rows: [Row] = [], merged: [CellRange] = [],
    hiddenColumns: Set<Int> = [], layout: SheetLayout = SheetLayout()
  ) {
    (self.name, self.visibility, self.rows) = (name, visibility, rows)
    (self.merged, self.hiddenColumns, self.layout) = (merged, hiddenColumns, layout)
  }

  /// Whether a cell of it is shown to nobody who opens the workbook: the sheet, the row or the column is hidden.
  public func hides(_ row: Row, column: Int) -> Bool {
    visibility != .visible || row.isHidden || hiddenColumns.contains(column)
  }

  /// A sheet of texts, row after row from the first; empty texts are empty cells.
  public init(name: String, texts: [[String]]) {
    let rows = texts.enumerated().compactMap { index, texts -> Row? in
      let cells = texts.enumerated().compactMap { column, text in
        text.isEmpty ? nil : Cell(column: column, value: .text(text))
      }
      return cells.isEmpty ? nil : Row(index: index, cells: cells)
    }
    self.init(name: name, rows: rows)
  }

  /// The value of a cell; both numbers count from 0. Cost: the logarithms of rows and cells.
  public subscript(row: Int, column: Int) -> CellValue {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].index < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].index == row ? rows[low][column] : .empty
  }
}
