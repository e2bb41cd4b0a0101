import MarkdownText

/// How a table's columns share the width of the page.
enum ColumnWidths {
  /// Fractions of the text's width that sum to one: by the square root of each column's longest cell, so that a column
  /// of sentences is wider than one of numbers, and neither is too narrow. In thousandths, the same on every machine.
  static func of(_ table: Table) -> [Double] {
    let rows = table.head + table.rows
    let count = max(table.alignments.count, rows.map(\.count).max() ?? 0)
    guard count > 0 else { return [] }
    if table.widths.count == count, table.widths.allSatisfy({ (1...1_000).contains($0) }) {
      return shares(table.widths.map(Double.init))
    }
    var longest = [Int](repeating: 1, count: count)
    for row in rows {
      for (column, cell) in row.enumerated() where cell.columns == 1 {
        longest[column] = max(longest[column], cell.blocks.letters)
      }
    }
    return shares(longest.map { Double(min(max($0, 8), 250)).squareRoot() })
  }

  private static func shares(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    var parts = weights.map { Int($0 / sum * 1_000) }
    parts[weights.count - 1] += 1_000 - parts.reduce(0, +)
    return parts.map { Double($0) / 1_000 }
  }
}

extension [Block] {
  /// The words of a note where no note can be.
  var inBrackets: [Inline] { [.text(" [")] + onOneLine + [.text("]")] }

  fileprivate var letters: Int { onOneLine.plainText.count }

  /// The words of all blocks as runs of one paragraph, where no blocks are allowed; breaks separate former blocks.
  var onOneLine: [Inline] {
    var result: [Inline] = []
    for block in self {
      let words: [Inline] =
        switch block {
        case .heading(_, let words), .paragraph(let words): words
        case .quote(let blocks): blocks.onOneLine
        case .code(let code): [.code(code)]
        case .bullets(let items): items.flatMap { [.text("– ")] + $0.onOneLine + [.lineBreak] }
        case .ordered(let numbering, let items):
          items.enumerated().flatMap { index, item in
            [.text(numbering.label(numbering.start + index) + " ")] + item.onOneLine + [.lineBreak]
          }
        case .table(let table):
          (table.head + table.rows).flatMap { row in
            row.flatMap { $0.blocks.onOneLine + [.text(" ")] } + [.lineBreak]
          }
        case .rule: []
        }
      if !result.isEmpty, !words.isEmpty { result.append(.lineBreak) }
      result += words
    }
    while result.last == .lineBreak { result.removeLast() }
    return result
  }
}
