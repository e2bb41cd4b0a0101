extension Workbook {
  /// Reads Markdown tables in the form in which pyxform's users write forms: the first column has the name of a sheet, in
  /// a row of its own or not, and is empty in the sheet's rows.
  ///
  /// ```
  /// | survey |      |      |       |
  /// |        | type | name | label |
  /// |        | text | q1   | Name  |
  /// ```
  /// Lines that begin with `#`, and lines that are no rows of a table, are comments; rows of hyphens are skipped; `\|` is
  /// a vertical bar in a cell. Source: pyxform 4.5, which reads the same.
  ///
  /// - Throws: ``SpreadsheetError``. Cost: linear.
  public init(markdown bytes: [UInt8], limits: SpreadsheetLimits = .standard) throws(SpreadsheetError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(.bytes, limit: limits.bytes) }
    let text = EscapedText.lineFeeds(DecodedText(bytes).text)
    var sheets: [(name: String, rows: [[String]])] = []
    var cells = 0
    for line in text.utf8.split(separator: 0x0A) {
      guard let row = MarkdownRow(line) else { continue }
      cells += row.cells.count
      guard cells <= limits.cells else { throw .tooLarge(.cells, limit: limits.cells) }
      if let name = row.cells.first, !name.isEmpty { sheets.append((name, [])) }
      guard sheets.count <= limits.sheets else { throw .tooLarge(.sheets, limit: limits.sheets) }
      let rest = Array(row.cells.dropFirst())
      guard !sheets.isEmpty, rest.contains(where: { !$0.isEmpty }) else { continue }
      sheets[sheets.count - 1].rows.append(rest)
    }
    guard !sheets.isEmpty else { throw .notASpreadsheet }
    self.init(sheets: sheets.map { Sheet(name: $0.name, texts: $0.rows) })
  }
}

/// A row of a Markdown table.
private struct MarkdownRow {
  let cells: [String]

  /// `nil` if the line is not a row, or a row of hyphens.
  init?(_ line: some Sequence<UInt8>) {
    var bytes = Array(line)[...]
    while let first = bytes.first, first == 0x20 || first == 0x09 { bytes = bytes.dropFirst() }
    guard bytes.first == UInt8(ascii: "|"), let last = bytes.lastIndex(of: UInt8(ascii: "|")), last > bytes.startIndex
    else { return nil }
    // What follows the last bar is a comment.
    let inner = bytes[(bytes.startIndex + 1)..<last]
    guard !inner.allSatisfy({ $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "-") }) || inner.isEmpty else { return nil }
    var (cells, cell): ([String], [UInt8]) = ([], [])
    for byte in inner {
      if byte == UInt8(ascii: "|") {
        if cell.last == UInt8(ascii: "\\") {
          cell[cell.count - 1] = byte
        } else {
          cells.append(Self.trimmed(cell))
          cell = []
        }
      } else {
        cell.append(byte)
      }
    }
    cells.append(Self.trimmed(cell))
    self.cells = cells
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let text = Substring(String(decoding: bytes, as: UTF8.self)).drop(while: \.isWhitespace)
    return String(text.reversed().drop(while: \.isWhitespace).reversed())
  }
}
