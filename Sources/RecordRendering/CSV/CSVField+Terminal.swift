import RecordValues

/// A field of CSV, safe to open in a spreadsheet and to read on a terminal.
extension CSVField {
  /// The text as ``SpreadsheetFormula`` guards it, with control characters as visible ones.
  ///
  /// - Parameter layout: Whether line feeds and tabs are kept.
  static func guarded(_ text: String, keepingLayout layout: Bool = false) -> String {
    TerminalText.neutralised(SpreadsheetFormula.guarded(text), keepingLayout: layout)
  }
}
