import RecordValues

extension DelimitedText {
  /// Rows as a file that this type reads back cell by cell (RFC 4180, with LF line endings).
  ///
  /// As in every CSV that is written, a cell that a spreadsheet would run as a formula gets an apostrophe before it, which is taken
  /// off when it is read.
  public static func exactCSV(_ rows: [[String]]) -> String {
    rows.map { row in
      row.map { CSVField.quoted(CSVField.guarded($0, keepingLayout: true)) }.joined(separator: ",") + "\n"
    }.joined()
  }
}
