import RecordRendering

/// Tables of Markdown for documents.
enum MarkdownRows {
  /// A table of pandoc's: where a cell is long, the widths are in the proportion of the dashes.
  static func table(_ titles: [String], _ rows: [[String]], widths: [Int]) -> String {
    table(titles, markdown: rows.map { $0.map(\.asMarkdown) }, widths: widths)
  }

  /// The same, of cells that are Markdown already.
  static func table(_ titles: [String], markdown rows: [[String]], widths: [Int]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let dashes = widths.map { String(repeating: "-", count: $0 * 5) }
    return ([line(titles.map(\.asMarkdown)), line(dashes)] + rows.map(line)).joined(separator: "\n")
  }
}

extension Table.Cell {
  /// In one line of a document's table; data and lists are left out.
  var documentText: String {
    switch self {
    case .text(let text), .name(let text): text.replacing("\n", with: " ")
    case .number(let number): String(number)
    default: ""
    }
  }
}
