/// How a written sheet is shown, and what may be entered in it.
public struct SheetLayout: Sendable, Hashable {
  /// The widths of columns in characters, by their numbers from 0.
  public var widths: [Int: Double]
  /// How many rows at the top stay in view.
  public var frozenRows: Int
  /// Whether only unlocked cells may be changed. There is no password: it keeps from mistakes, not from intent.
  public var isProtected: Bool
  /// What may be entered where.
  public var validations: [DataValidation]

  /// A layout; the one that spreadsheet programs give a new sheet by default.
  public init(
    widths: [Int: Double] = [:], frozenRows: Int = 0, isProtected: Bool = false, validations: [DataValidation] = []
  ) {
    (self.widths, self.frozenRows) = (widths, frozenRows)
    (self.isProtected, self.validations) = (isProtected, validations)
  }
}

/// What may be entered in some cells, and what is said there.
public struct DataValidation: Sendable, Hashable {
  /// The cells.
  public var ranges: [CellRange]
  public var rule: Rule
  /// Whether the cells may be left empty.
  public var allowsBlank: Bool
  /// What is shown where one of the cells is selected.
  public var prompt: Message?
  /// What is shown where the entry breaks the rule; it is refused then.
  public var alert: Message?

  /// What may be entered.
  public enum Rule: Sendable, Hashable {
    /// Anything: only the prompt is shown.
    case any
    /// One of a few texts, at most 255 characters together, without commas.
    case list([String])
    /// One of the values in a range of a sheet.
    case listRange(sheet: String, range: CellRange)
    /// A whole number, a number, within bounds.
    case whole(from: Int?, to: Int?)
    case decimal(from: String?, to: String?)
    /// A day, within bounds.
    case day(from: CellDate?, to: CellDate?)
    /// A text of at most so many characters.
    case textLength(atMost: Int)
  }

  /// A message with its title. Spreadsheet programs show 32 characters of a title and 255 of a text; more is cut off.
  public struct Message: Sendable, Hashable {
    public var title: String
    public var text: String

    /// A message.
    public init(title: String, text: String) { (self.title, self.text) = (title, text) }
  }

  /// A rule for cells.
  public init(
    ranges: [CellRange], rule: Rule, allowsBlank: Bool = true, prompt: Message? = nil, alert: Message? = nil
  ) {
    (self.ranges, self.rule, self.allowsBlank, self.prompt, self.alert) = (ranges, rule, allowsBlank, prompt, alert)
  }
}
