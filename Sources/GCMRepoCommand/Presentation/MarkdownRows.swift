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
