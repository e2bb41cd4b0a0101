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
        if !Self.isDelimiter(trimmed) { rows.append(Self.cells(of: trimmed)) }
      } else if !rows.isEmpty {
        tables.append(rows)
        rows = []
      }
    }
    if !rows.isEmpty { tables.append(rows) }
    self.tables = tables
  }

  private static func isDelimiter(_ line: Substring) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: \r".contains($0) }
  }

  private static func cells(of line: Substring) -> [String] {
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

  /// The words of a cell, without the marks of emphasis and links; line breaks are spaces.
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
