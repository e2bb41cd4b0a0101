import DocumentModel
import MarkdownText
import OfficeOpenXML

extension BlockReader {
  /// A table with its merged cells as cells of several columns and rows.
  mutating func table(_ node: XMLTree.Node) -> MarkdownText.Table {
    letters.read(.table, at: node, in: tree)
    var grid = TableGrid()
    let there = TableRows(node, in: tree, reading)
    for node in there.gone { letters.leave(node, in: tree) }
    let rows = there.rows
    for row in rows {
      grid.beginRow(skipping: columns(row.node, "gridBefore"))
      for cell in row.cells {
        let merging = CellMerging(cell, in: tree, reading)
        grid.add(
          content(of: cell, in: row.controls[cell]), columns: merging.columns, continues: merging.continues,
          begins: merging.begins)
      }
    }
    var table = MarkdownText.Table(alignments: Array(repeating: .none, count: grid.width), rows: grid.rows)
    if hasHead(node, rows), !table.rows.isEmpty { table.head = [table.rows.removeFirst()] }
    return table
  }

  private mutating func content(of cell: XMLTree.Node, in control: XMLTree.Node?) -> [Block] {
    guard let control else { return blocks(in: cell) }
    switch answer(of: control) {
    case .asWritten: return blocks(in: cell)
    case .none:
      letters.leave(cell, in: tree)
      return []
    case .stored(let words):
      letters.leave(cell, in: tree)
      return [.paragraph([.text(words)])]
    }
  }

  private func columns(_ row: XMLTree.Node, _ property: String) -> Int {
    let value = tree.child(row, "trPr").flatMap { tree.value($0, property) }.flatMap(WordNumber.read) ?? 0
    return min(max(value, 0), TableGrid.widest)
  }

  /// Whether the first row is a heading, by its own property or by the table's look.
  private func hasHead(_ table: XMLTree.Node, _ rows: [TableRows.Row]) -> Bool {
    guard let first = rows.first else { return false }
    if let header = tree.child(first.node, "trPr").flatMap({ tree.child($0, "tblHeader") }) { return tree.isOn(header) }
    guard let look = tree.child(table, "tblPr").flatMap({ tree.child($0, "tblLook") }) else { return false }
    if let row = tree.attribute(look, "firstRow") { return ["1", "true", "on"].contains(row) }
    return tree.attribute(look, "val").flatMap { Int($0, radix: 16) }.map { $0 & 0x20 != 0 } ?? false
  }
}

/// How a cell is merged with its neighbours (ECMA-376 part 1, sections 17.4.17, 17.4.84 and 17.13.5.3).
private struct CellMerging {
  var columns = 1
  /// Whether it continues the cell above.
  var continues = false
  /// Whether cells below may continue it.
  var begins = false

  init(_ cell: XMLTree.Node, in tree: XMLTree, _ reading: Reading) {
    guard var properties = tree.child(cell, "tcPr") else { return }
    var merge: String?
    if let change = tree.child(properties, "cellMerge") {
      merge = tree.attribute(change, reading == .accepted ? "vMerge" : "vMergeOrig")
    }
    if reading == .rejected, let former = tree.child(properties, "tcPrChange").flatMap({ tree.child($0, "tcPr") }) {
      properties = former
    }
    if let span = tree.value(properties, "gridSpan").flatMap(WordNumber.read) {
      columns = min(max(span, 1), TableGrid.widest)
    }
    if let own = tree.child(properties, "vMerge") { merge = tree.attribute(own, "val") ?? "cont" }
    begins = merge == "restart" || merge == "rest"
    continues = merge == "continue" || merge == "cont"
  }
}

/// The cells of a table by their columns, while it is read.
private struct TableGrid {
  /// More than any real table has.
  static let widest = 300

  private(set) var rows: [[MarkdownText.Table.Cell]] = []
  private(set) var width = 0
  /// For each column where one begins, the merged cell that may continue below.
  private var merged: [Int: (row: Int, cell: Int)] = [:]
  private var column = 0

  mutating func beginRow(skipping count: Int) {
    rows.append(count > 0 ? [MarkdownText.Table.Cell(columns: count)] : [])
    column = count
    width = max(width, column)
  }

  mutating func add(_ blocks: [Block], columns: Int, continues: Bool, begins: Bool) {
    defer {
      column += columns
      width = max(width, min(column, Self.widest))
    }
    if continues, let above = merged[column] {
      rows[above.row][above.cell].rows = rows.count - above.row
      // Word hides such words, but they are in the file.
      rows[above.row][above.cell].blocks += blocks
      return
    }
    merged[column] = begins ? (rows.count - 1, rows[rows.count - 1].count) : nil
    rows[rows.count - 1].append(MarkdownText.Table.Cell(blocks: blocks, columns: columns))
  }
}
