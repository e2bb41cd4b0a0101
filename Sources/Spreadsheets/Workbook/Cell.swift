/// A cell of a row.
public struct Cell: Sendable, Hashable {
  /// Its column, counted from 0.
  public var column: Int
  public var value: CellValue
  /// Whether the value is the stored result of a formula.
  public var isFormula: Bool
  /// How it is shown; read by ``Workbook/xlsx()`` alone, readers leave it plain.
  public var style: CellStyle

  /// A cell with its value.
  public init(column: Int, value: CellValue, isFormula: Bool = false, style: CellStyle = .plain) {
    (self.column, self.value, self.isFormula, self.style) = (column, value, isFormula, style)
  }
}

/// The value of a cell.
public enum CellValue: Sendable, Hashable {
  /// Nothing, or nothing visible.
  case empty
  /// Text, with line feeds as line ends.
  case text(String)
  /// A number, in the digits of the file: `12`, `0.1`, `1E-05`.
  case number(String)
  case boolean(Bool)
  /// A number that its format shows as a day or a time.
  case date(CellDate)
  /// The error of a formula, `#N/A`.
  case error(String)
}

extension CellValue {
  /// Whether there is nothing but white space.
  public var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.allSatisfy(\.isWhitespace)
    default: false
    }
  }

  /// The value as text: a number without an exponent, without a point if it is whole, `TRUE` or `FALSE`, a date as
  /// ``CellDate/description``; the errors of formulas and empty cells are empty.
  public var plainText: String {
    switch self {
    case .empty, .error: ""
    case .text(let text): text
    case .number(let digits): NumberDigits.plain(digits)
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .date(let date): date.description
    }
  }
}
