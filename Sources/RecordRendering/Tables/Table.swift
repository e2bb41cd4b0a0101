/// Rows and columns of data: the output of `status`, `list`, `tags`, `log` and `audit`.
public struct Table: Sendable, Hashable {
  public var columns: [Column]
  /// A row shorter than the columns is padded with ``Cell/none``.
  public var rows: [[Cell]]

  public init(columns: [Column], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }

  public struct Column: Sendable, Hashable {
    /// The name for programs, in snake_case: in JSON and in the first line of CSV. Never translated.
    public var key: String
    /// The title for readers, in their language.
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
    /// The same, shown to a reader as a day.
    case day(String)
    /// A name that is copied, and so never wrapped.
    case name(String)
    case list([String])
    case flag(Bool)
    /// Data for scripts only: omitted for readers.
    case json(JSONValue)
    case none

    /// Data for scripts only: a list of objects.
    public static func objects(_ objects: [JSONValue]) -> Cell { .json(.array(objects)) }
  }

  /// The cell of a row under a column.
  func cell(_ row: [Cell], _ column: Int) -> Cell {
    column < row.count ? row[column] : .none
  }
}
