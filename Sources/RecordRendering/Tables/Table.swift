/// Rows and columns of facts: what `status`, `list`, `tags`, `log` and `audit` print.
public struct Table: Sendable, Hashable {
  public var columns: [Column]
  /// A row shorter than the columns is filled up with ``Cell/none``.
  public var rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  public struct Column: Sendable, Hashable {
    /// What programs call it, in snake_case: in JSON and in the first line of CSV. Never translated.
    public var key: String
    /// What readers call it, in their language.
    public var title: String
    public var alignment: Alignment

    public init(key: String, title: String, alignment: Alignment = .leading) {
      self.key = key
      self.title = title
      self.alignment = alignment
    }
  }

  public enum Alignment: Sendable, Hashable {
    case leading, trailing
  }

  public enum Cell: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// A time, RFC 3339 in UTC.
    case date(String)
    /// The same, of which a reader is shown the day.
    case day(String)
    /// A name that is copied, and so never broken.
    case name(String)
    case list([String])
    case flag(Bool)
    /// What only a script reads: left out where people do.
    case objects([JSONValue])
    case none
  }

  /// The cell of a row under a column.
  func cell(_ row: [Cell], _ column: Int) -> Cell {
    column < row.count ? row[column] : .none
  }
}
