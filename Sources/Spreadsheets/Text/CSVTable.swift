/// A CSV (RFC 4180) as rows of texts.
///
/// Beyond the standard, fields may be separated by semicolons or tabs, as spreadsheet programs write them where the comma is
/// the decimal separator, and lines may end with a line feed or a carriage return alone.
public struct CSVTable: Sendable, Hashable {
  /// The fields of all rows; empty lines are rows without fields.
  public var rows: [[String]]
  /// What separates fields.
  public var delimiter: Delimiter
  /// Whether the file was not UTF-8 and was read as Windows-1252: letters with accents may be wrong.
  public var isGuessedEncoding: Bool

  /// What separates fields.
  public enum Delimiter: Character, Sendable, Hashable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"

    fileprivate var byte: UInt8 { rawValue.asciiValue ?? UInt8(ascii: ",") }
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - delimiter: `nil` finds it: the one of which the first lines have most outside quotes.
  ///   - limits: the bounds of what is read.
  /// - Throws: ``SpreadsheetError/tooLarge(_:limit:)``. Cost: linear.
  public init(_ bytes: [UInt8], delimiter: Delimiter? = nil, limits: SpreadsheetLimits = .standard)
    throws(SpreadsheetError)
  {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    let decoded = DecodedText(bytes)
    isGuessedEncoding = decoded.encoding == .windows1252
    let content = Array(decoded.text.utf8)
    let found = delimiter ?? Self.delimiter(of: content)
    self.delimiter = found
    rows = try Self.rows(content, found.byte, limits)
  }

  /// A table of texts.
  public init(rows: [[String]], delimiter: Delimiter = .comma) {
    (self.rows, self.delimiter, isGuessedEncoding) = (rows, delimiter, false)
  }

  /// The table as a sheet; every field is text, because nothing says which is a number.
  public func sheet(named name: String) -> Sheet { Sheet(name: name, texts: rows) }

  private static func rows(_ bytes: [UInt8], _ delimiter: UInt8, _ limits: SpreadsheetLimits)
    throws(SpreadsheetError) -> [[String]]
  {
    var (rows, row, field): ([[String]], [String], [UInt8]) = ([], [], [])
    var (isQuoted, wasQuoted, fields) = (false, false, 0)
    var at = 0
    func fieldText() -> String { EscapedText.lineFeeds(String(decoding: field, as: UTF8.self)) }
    func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if isQuoted {
        guard byte == UInt8(ascii: "\"") else {
          field.append(byte)
          continue
        }
        if at < bytes.count, bytes[at] == byte {
          field.append(byte)
          at += 1
        } else {
          isQuoted = false
        }
      } else if byte == UInt8(ascii: "\""), field.isEmpty, !wasQuoted {
        (isQuoted, wasQuoted) = (true, true)
      } else if byte == delimiter || endsLine(byte) {
        if byte == delimiter || wasQuoted || !field.isEmpty || !row.isEmpty { row.append(fieldText()) }
        field.removeAll(keepingCapacity: true)
        (wasQuoted, fields) = (false, fields + 1)
        guard fields <= limits.cells else { throw .tooLarge(.cells, limit: limits.cells) }
        if endsLine(byte) {
          if byte == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
          rows.append(row)
          row = []
        }
      } else {
        field.append(byte)
      }
    }
    if wasQuoted || !field.isEmpty || !row.isEmpty {
      row.append(fieldText())
      rows.append(row)
    }
    return rows
  }

  /// The delimiter of which the first lines have most outside quotes; a comma if there is none.
  private static func delimiter(of bytes: [UInt8]) -> Delimiter {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes.prefix(16_384) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[byte, default: 0] += 1 }
    }
    // On equality the first case, the comma.
    return Delimiter.allCases.reduce(.comma) { (counts[$1.byte] ?? 0) > (counts[$0.byte] ?? 0) ? $1 : $0 }
  }
}
