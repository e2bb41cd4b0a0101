/// A row of a Markdown table (GitHub Flavored Markdown 0.29, section 4.10).
public enum TableRow {
  /// Whether a line is the row of dashes below the head of a table.
  public static func isDelimiter(_ line: some StringProtocol) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: \r\n".contains($0) }
  }

  /// The plain words of a row's cells, without the marks of emphasis and links; line breaks are spaces. Cost: linear.
  public static func cells(of row: some StringProtocol) -> [String] {
    let line = row.drop { $0 == " " }
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell += "\\" + String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(words(of: cell))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    if !cell.allSatisfy(\.isWhitespace) { cells.append(words(of: cell)) }
    return cells
  }

  private static func words(of cell: String) -> String {
    var words = ""
    var rest = Substring(cell)
    while let character = rest.first {
      rest = rest.dropFirst()
      switch character {
      case "\\":
        if let escaped = rest.first {
          if escaped.isASCII, escaped.isPunctuation || escaped.isSymbol {
            words.append(escaped)
          } else {
            words += "\\" + String(escaped)
          }
          rest = rest.dropFirst()
        }
      case "*", "`": break
      case "<":
        guard let end = rest.firstIndex(of: ">"), rest.first.map({ $0.isLetter || $0 == "/" }) == true else {
          words.append(character)
          break
        }
        let name = rest[..<end].lowercased().filter(\.isLetter)
        rest = rest[rest.index(after: end)...]
        if name == "br" { words += " " }
      default: words.append(character)
      }
    }
    return words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
