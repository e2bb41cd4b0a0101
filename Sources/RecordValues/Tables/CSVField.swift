/// A field of a file with separated values.
public enum CSVField {
  /// The text in quotes where RFC 4180 requires them, or where a spreadsheet might split the field: at a semicolon or a tab, and
  /// around spaces at its ends. Cost: linear.
  public static func quoted(_ text: String) -> String {
    let needs = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
    guard needs || text.utf8.first == 0x20 || text.utf8.last == 0x20 else { return text }
    var out = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      out.append(scalar)
      if scalar == "\"" { out.append(scalar) }
    }
    out.append("\"")
    return String(out)
  }
}
