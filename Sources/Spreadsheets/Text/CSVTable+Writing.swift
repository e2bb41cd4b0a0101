import RecordValues

extension CSVTable {
  /// The table as CSV (RFC 4180): lines end with CR LF, a field is in quotes where it must be.
  ///
  /// - Parameter guarding: whether texts that a spreadsheet program would evaluate get an apostrophe before them. A program
  ///   that reads the file back as data then has to remove it.
  public func csv(guarding: Bool) -> String {
    var out = ""
    for row in rows {
      out += row.map { CSVField.quoted(guarding ? SpreadsheetFormula.guarded($0) : $0) }
        .joined(separator: String(delimiter.rawValue))
      out += "\r\n"
    }
    return out
  }
}
