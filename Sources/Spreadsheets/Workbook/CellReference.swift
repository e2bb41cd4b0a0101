/// The place of a cell in a sheet, written `B3`.
public struct CellReference: Sendable, Hashable, LosslessStringConvertible {
  /// Both count from 0.
  public var row: Int
  public var column: Int

  /// The most rows and columns of a sheet (ECMA-376, as Excel implements it).
  public static let rows = 1_048_576, columns = 16_384

  /// The cell in a row and a column.
  public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  /// Reads `B3` or `$B$3`; `nil` for anything else or a place beyond the largest sheet.
  public init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    if bytes.first == UInt8(ascii: "$") { bytes = bytes.dropFirst() }
    var column = 0
    while let byte = bytes.first, let letter = Self.letter(byte) {
      column = column * 26 + letter
      guard column <= Self.columns else { return nil }
      bytes = bytes.dropFirst()
    }
    if bytes.first == UInt8(ascii: "$") { bytes = bytes.dropFirst() }
    var row = 0
    guard column > 0, !bytes.isEmpty else { return nil }
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      row = row * 10 + Int(byte - UInt8(ascii: "0"))
      guard row <= Self.rows else { return nil }
    }
    guard row > 0 else { return nil }
    (self.row, self.column) = (row - 1, column - 1)
  }

  public var description: String { Self.letters(column) + String(row + 1) }

  /// The letters of a column that counts from 0: `A`, `Z`, `AA`.
  public static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = max(column, 0)
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  private static func letter(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 1
    default: nil
    }
  }
}

/// A rectangle of cells, written `A1:C3`, or `A1` for one cell.
public struct CellRange: Sendable, Hashable, LosslessStringConvertible {
  /// The first and the last cell.
  public var first: CellReference
  public var last: CellReference

  /// The cells from one to another.
  public init(_ first: CellReference, _ last: CellReference) { (self.first, self.last) = (first, last) }

  /// Reads `A1:C3` or `A1`; `nil` if the last cell is not below and right of the first.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = CellReference(String(parts[0]) ?? ""),
      let last = CellReference(String(parts[parts.count - 1]) ?? ""), last.row >= first.row, last.column >= first.column
    else { return nil }
    self.init(first, last)
  }

  public var description: String { first == last ? first.description : "\(first):\(last)" }

  /// The range as a formula writes it, whatever cell the formula is in: `$A$1:$C$3`.
  public var absolute: String {
    func absolute(_ cell: CellReference) -> String { "$\(CellReference.letters(cell.column))$\(cell.row + 1)" }
    return first == last ? absolute(first) : absolute(first) + ":" + absolute(last)
  }
}
