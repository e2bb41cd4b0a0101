/// Texts that a spreadsheet program would evaluate (OWASP, "CSV Injection").
public enum SpreadsheetFormula {
  /// Whether a text begins as a formula does: with `=`, `+`, `-`, `@`, their full-width forms or the minus sign, a tab or a
  /// carriage return, also after white space, quotes and invisible characters.
  public static func mayBegin(_ text: String) -> Bool { begins(text.unicodeScalars) }

  /// The text with an apostrophe before whatever a spreadsheet program would evaluate.
  ///
  /// The same applies after a semicolon: where the comma is the decimal separator, spreadsheets split fields there. Cost:
  /// linear.
  public static func guarded(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    // The part since the beginning of the field, or of what may be read as one.
    var lead = String.UnicodeScalarView()
    var atStart = true
    for scalar in text.unicodeScalars {
      if atStart, starters.contains(scalar) || !isPassedOver(scalar) {
        if starters.contains(scalar) { out.append("'") }
        atStart = false
        out.append(contentsOf: lead)
        lead.removeAll()
      }
      if atStart { lead.append(scalar) } else { out.append(scalar) }
      if scalar == ";" { atStart = true }
    }
    out.append(contentsOf: lead)
    return String(out)
  }

  /// The text without the apostrophes of ``guarded(_:)``. Cost: linear.
  public static func unguarded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var atStart = true
    for (place, scalar) in scalars.enumerated() {
      if atStart, scalar == "'", begins(scalars[(place + 1)...].prefix(longestLead)) {
        atStart = false
        continue
      }
      out.append(scalar)
      atStart = scalar == ";"
    }
    return String(out)
  }

  /// Longer white space before a formula is left guarded, so that a hostile file costs no more than its length.
  private static let longestLead = 64

  private static func begins(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    scalars.first { starters.contains($0) || !isPassedOver($0) }.map(starters.contains) ?? false
  }

  private static let starters: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−"]

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    if (0x21..<0x7F).contains(scalar.value) { return scalar == "\"" || scalar == "'" || scalar == "`" }
    let properties = scalar.properties
    return properties.isWhitespace || scalar.value < 0xA0 || properties.isDefaultIgnorableCodePoint
      || properties.generalCategory == .format || ["“", "”", "‘", "’", "«", "»"].contains(scalar)
  }
}
