/// Texts that a spreadsheet program would evaluate (OWASP, "CSV Injection").
public enum SpreadsheetFormula {
  /// Whether a text begins as a formula does: with `=`, `+`, `-`, `@`, their full-width forms or the minus sign, a tab or a
  /// carriage return, also after white space, quotes and invisible characters.
  public static func mayBegin(_ text: String) -> Bool {
    for scalar in text.unicodeScalars {
      if starters.contains(scalar) { return true }
      guard isPassedOver(scalar) else { return false }
    }
    return false
  }

  /// The text with an apostrophe before it if a spreadsheet program would evaluate it.
  ///
  /// The same applies after a semicolon, which separates fields where the comma is the decimal separator.
  public static func guarded(_ text: String) -> String {
    let parts = text.unicodeScalars.split(separator: ";", omittingEmptySubsequences: false)
    return parts.map { part in
      let part = String(String.UnicodeScalarView(part))
      return mayBegin(part) ? "'" + part : part
    }.joined(separator: ";")
  }

  private static let starters: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−"]

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return properties.isWhitespace || scalar.value < 0x20 || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .format || ["\"", "'", "“", "”", "‘", "’", "«", "»", "`"].contains(scalar)
  }
}

extension CSVTable {
  /// The table as CSV (RFC 4180): lines end with CR LF, a field is in quotes where it must be.
  ///
  /// - Parameter guarding: whether texts that a spreadsheet program would evaluate get an apostrophe before them. A program
  ///   that reads the file back as data then has to remove it.
  public func csv(guarding: Bool) -> String {
    var out = ""
    for row in rows {
      out += row.map { Self.quoted(guarding ? SpreadsheetFormula.guarded($0) : $0, delimiter) }
        .joined(separator: String(delimiter.rawValue))
      out += "\r\n"
    }
    return out
  }

  private static func quoted(_ text: String, _ delimiter: Delimiter) -> String {
    let needs = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
    guard needs || text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    var out = "\""
    for scalar in text.unicodeScalars {
      out.unicodeScalars.append(scalar)
      if scalar == "\"" { out.unicodeScalars.append(scalar) }
    }
    return out + "\""
  }
}
