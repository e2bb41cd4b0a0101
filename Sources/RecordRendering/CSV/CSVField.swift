/// A field of CSV, safe to open in a spreadsheet.
enum CSVField {
  /// The text with an apostrophe before whatever a spreadsheet would interpret as a formula.
  ///
  /// Escaped are `=`, `+`, `-`, `@` and their full-width forms, a tab and a carriage return, at the start or after
  /// white space, quotes and invisible characters (OWASP, "CSV Injection"). The same applies after a semicolon: where
  /// the comma is the decimal separator, spreadsheets split fields there.
  ///
  /// - Parameter layout: Whether line feeds and tabs are kept.
  static func guarded(_ text: String, keepingLayout layout: Bool = false) -> String {
    var out = ""
    var atStart = true
    // The part since the beginning of the field, or of what may be read as one.
    var lead = ""
    for scalar in text.unicodeScalars {
      if atStart {
        if starters.contains(scalar) {
          out += "'"
          atStart = false
        } else if !isPassedOver(scalar) {
          atStart = false
        }
        if !atStart {
          out += lead
          lead = ""
        }
      }
      if atStart { lead.unicodeScalars.append(scalar) } else { out.unicodeScalars.append(scalar) }
      if scalar == ";" {
        out += lead
        lead = ""
        atStart = true
      }
    }
    return TerminalText.neutralised(out + lead, keepingLayout: layout)
  }

  /// The text without the apostrophes of ``guarded(_:keepingLayout:)``.
  static func unguarded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    let scalars = Array(text.unicodeScalars)
    var out = String.UnicodeScalarView()
    var atStart = true
    for (place, scalar) in scalars.enumerated() {
      if atStart, scalar == "'",
        scalars[(place + 1)...].prefix(longestLead).first(where: { starters.contains($0) || !isPassedOver($0) })
          .map(starters.contains) ?? false
      {
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

  /// The text in quotes where RFC 4180 requires them, or where a spreadsheet might split the field.
  static func quoted(_ text: String) -> String {
    let needs = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x3B || $0 == 0x0A || $0 == 0x0D }
    let edges = text.utf8.first == 0x20 || text.utf8.last == 0x20
    guard needs || edges else { return text }
    var out = "\""
    for character in text.unicodeScalars {
      out.unicodeScalars.append(character)
      if character == "\"" { out += "\"" }
    }
    return out + "\""
  }

  private static let starters: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−",
  ]

  private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isHidden(scalar) || scalar.value < 0x20
      || ["\"", "'", "“", "”", "‘", "’", "«", "»", "`"].contains(scalar)
  }
}
