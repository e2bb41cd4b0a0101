import MarkdownText

/// The tables of a Markdown text (GitHub Flavored Markdown 0.29, section 4.10), with the plain words of their cells: how a table
/// that was filled in Word is read back.
public struct WrittenTables: Sendable, Hashable {
  /// The tables, in the order of the text; of each its rows, the head first.
  public let tables: [[[String]]]

  /// Finds the tables of a text. Cost: linear.
  public init(_ markdown: [UInt8]) {
    var tables: [[[String]]] = []
    var rows: [[String]] = []
    for line in String(decoding: markdown, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = line.drop { $0 == " " }
      if trimmed.first == "|" {
        if !TableRow.isDelimiter(trimmed) { rows.append(TableRow.cells(of: trimmed)) }
      } else if !rows.isEmpty {
        tables.append(rows)
        rows = []
      }
    }
    if !rows.isEmpty { tables.append(rows) }
    self.tables = tables
  }
}
