import MarkdownText

extension PageReader {
  /// A table with its merged cells; a layout table as its content.
  mutating func table(_ node: HTMLTree.Node, _ context: Context) -> [Block] {
    var inner = context
    inner.whiteSpace = .normal
    var parts = TableParts(caption: [], head: [], body: [], foot: [])
    collect(node, inner, &parts)
    if ["presentation", "none"].contains(tree.attribute(node, "role")) {
      account.leaveTable()
      return parts.caption + (parts.head + parts.body + parts.foot).flatMap { $0.flatMap { $0.flatMap(\.blocks) } }
    }
    var table = Table(caption: parts.caption)
    var width = 0
    for group in parts.head + parts.body + parts.foot { width = max(width, Self.width(of: group)) }
    table.alignments = Array(repeating: .none, count: width)
    let headRows = parts.head.flatMap { $0 }
    table.rows = (parts.body + parts.foot).flatMap { $0 }
    if headRows.isEmpty, parts.opensWithHeadings, table.rows.count > 1 {
      table.head = [table.rows.removeFirst()]
    } else {
      table.head = headRows
    }
    guard !(table.head + table.rows).isEmpty else {
      account.leaveTable()
      return parts.caption
    }
    return [.table(table)]
  }

  struct TableParts {
    var caption: [Block]
    /// Row groups: a merged cell ends with its group.
    var head: [[[Table.Cell]]]
    var body: [[[Table.Cell]]]
    var foot: [[[Table.Cell]]]
    /// Whether the first row of the body contains only headings.
    var opensWithHeadings = false
  }

  private mutating func collect(_ table: HTMLTree.Node, _ context: Context, _ parts: inout TableParts) {
    for child in tree.elements(table) {
      guard isShown(child) else {
        leave(child)
        continue
      }
      let style = rules.declarations(for: child, in: tree)
      if isHidden(child, style) {
        hide(child)
        continue
      }
      let inner = context.within(child, in: tree, style)
      switch tree.name(child) {
      case "caption": parts.caption += blocks(in: child, inner)
      case "thead": parts.head.append(rows(child, inner))
      case "tfoot": parts.foot.append(rows(child, inner))
      case "tbody":
        if parts.body.isEmpty, let first = tree.elements(child).first(where: { tree.name($0) == "tr" }) {
          let cells = tree.elements(first).map { tree.name($0) }
          parts.opensWithHeadings = !cells.isEmpty && cells.allSatisfy { $0 == "th" }
        }
        parts.body.append(rows(child, inner))
      default: break
      }
    }
  }

  private mutating func rows(_ group: HTMLTree.Node, _ context: Context) -> [[Table.Cell]] {
    var result: [[Table.Cell]] = []
    for row in tree.elements(group) where tree.name(row) == "tr" {
      let style = rules.declarations(for: row, in: tree)
      if isHidden(row, style) {
        hide(row)
        continue
      }
      let inner = context.within(row, in: tree, style)
      var cells: [Table.Cell] = []
      for cell in tree.elements(row) where ["td", "th"].contains(tree.name(cell)) {
        let look = rules.declarations(for: cell, in: tree)
        if isHidden(cell, look) {
          hide(cell)
          continue
        }
        var place = inner.within(cell, in: tree, look)
        // The background of heading rows comes from our style sheet.
        if isOurs, tree.name(cell) == "th" { place.format.marked = inner.format.marked }
        cells.append(
          Table.Cell(
            blocks: blocks(in: cell, place), columns: span(cell, "colspan", 1...1_000),
            rows: span(cell, "rowspan", 0...65_534)))
      }
      if cells.allSatisfy({ $0.blocks.isEmpty }), holdsChange(row) { continue }
      result.append(cells)
    }
    // A merged cell ends with its group; 0 means up to there.
    for (index, cells) in result.enumerated() {
      let left = result.count - index
      for place in cells.indices {
        let rows = result[index][place].rows
        result[index][place].rows = rows == 0 ? left : min(rows, left)
      }
    }
    return result
  }

  private func span(_ cell: HTMLTree.Node, _ attribute: String, _ range: ClosedRange<Int>) -> Int {
    guard let value = tree.attribute(cell, attribute).flatMap(ListCounter.integer), value >= range.lowerBound else {
      return 1
    }
    return min(value, range.upperBound)
  }

  /// The columns, including those covered by merged cells of rows above; at most as many as a real table has.
  private static func width(of rows: [[Table.Cell]]) -> Int {
    let widest = 1_000
    var covered: [Int] = []
    var width = 0
    for cells in rows {
      var column = 0
      for cell in cells {
        while column < covered.count, covered[column] > 0 { column += 1 }
        guard column < widest else { break }
        let end = min(column + cell.columns, widest)
        if covered.count < end { covered += Array(repeating: 0, count: end - covered.count) }
        for place in column..<end { covered[place] = cell.rows }
        column = end
      }
      width = max(width, column)
      for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
    }
    return width
  }
}
