/// What an XLSForm says of something that has no equal here, kept so that an export says it again: the name of the column
/// and the text of the cell, in the order of the sheet. In YAML it is the mapping `xlsform`.
public struct KeptCells: Sendable, Hashable {
  /// The cells, each with its column.
  public var cells: [Cell] = []

  /// A cell's text with its column's name.
  public struct Cell: Sendable, Hashable {
    /// The column's name, as the sheet writes it.
    public var column: String
    /// The cell's text.
    public var text: String

    /// A cell with its column.
    public init(column: String, text: String) { (self.column, self.text) = (column, text) }
  }

  /// Cells, none by default.
  public init(_ cells: [Cell] = []) { self.cells = cells }

  /// The text of a column.
  public subscript(column: String) -> String? { cells.first { $0.column == column }?.text }
}
