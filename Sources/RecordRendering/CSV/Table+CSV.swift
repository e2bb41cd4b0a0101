import RecordValues

extension Table {
  /// The table as CSV (RFC 4180, with LF line endings): the columns' keys in the first line, one line per row.
  ///
  /// A text that a spreadsheet would run as a formula gets an apostrophe before it, and control characters are shown as
  /// visible characters; for the exact text use ``json(schema:key:extra:)``. A file is written with ``CSVFile/bytes(_:)``.
  public func csv() -> String {
    var out = columns.map { CSVField.quoted($0.key) }.joined(separator: ",") + "\n"
    for row in rows {
      out += columns.indices.map { cell(row, $0).csv }.joined(separator: ",") + "\n"
    }
    return out
  }
}

extension Table.Cell {
  fileprivate var csv: String {
    switch self {
    case .text(let text), .name(let text), .date(let text), .day(let text): CSVField.quoted(CSVField.guarded(text))
    case .number(let number): String(number)
    case .list(let texts): CSVField.quoted(CSVField.guarded(texts.joined(separator: "; ")))
    case .flag(let flag): flag ? "true" : "false"
    case .json, .none: ""
    }
  }
}
