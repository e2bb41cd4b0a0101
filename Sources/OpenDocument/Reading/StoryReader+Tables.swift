import DocumentModel
import MarkdownText
import OfficeOpenXML

extension StoryReader {
  /// A table with its merged cells as cells of several columns and rows.
  mutating func readTable(_ node: XMLTree.Node) {
    flush()
    guard !isGone else { return skip(table: node) }
    let outer = contents
    contents = 0
    var grid = TableGrid()
    readRows(node, isHead: false, &grid)
    contents = outer
    var table = MarkdownText.Table(alignments: Array(repeating: .none, count: grid.width))
    table.head = Array(grid.rows.prefix(grid.headRows))
    table.rows = Array(grid.rows.dropFirst(grid.headRows))
    if grid.rows.isEmpty {
      letters.left.tables += 1
    } else {
      flow.assembly.add(.table(table))
    }
  }

  /// A table that was inserted as a whole; the marks of changes in it still apply.
  private mutating func skip(table node: XMLTree.Node) {
    letters.left.tables += 1
    letters.left += LetterTally.tally(in: node, of: tree)
    passMarks(in: node)
  }

  private mutating func passMarks(in node: XMLTree.Node) {
    for child in tree.children(node) {
      if let name = tree.name(child), name.namespace == .openText, name.local.hasPrefix("change") {
        changeMark(child, name.local)
      } else if tree.isElement(child) {
        passMarks(in: child)
      }
    }
  }

  private mutating func readRows(_ container: XMLTree.Node, isHead: Bool, _ grid: inout TableGrid) {
    for node in tree.children(container) {
      switch tree.name(node)?.local {
      case "table-row": readRow(node, isHead: isHead, &grid)
      case "table-header-rows": readRows(node, isHead: grid.rows.count == grid.headRows, &grid)
      case "table-rows", "table-row-group": readRows(node, isHead: isHead, &grid)
      default: break
      }
    }
  }

  private mutating func readRow(_ node: XMLTree.Node, isHead: Bool, _ grid: inout TableGrid) {
    let times = count(node, "number-rows-repeated", limit: TableGrid.mostRepeated)
    for turn in 0..<times {
      // Repeated content appears several times in the text, but its letters are in the file only once.
      let before = letters
      grid.beginRow(isHead: isHead)
      for cell in tree.children(node) {
        switch tree.name(cell)?.local {
        case "table-cell": readCell(cell, &grid)
        case "covered-table-cell":
          for _ in 0..<count(cell, "number-columns-repeated", limit: TableGrid.widest) { grid.addCovered() }
          if turn == 0 { readCovered(cell) }
        default: break
        }
      }
      if turn > 0 { letters = before }
      // A row inserted or deleted as a whole does not exist if none of its words do.
      if grid.lastRowIsEmpty, styles.isTrackedRow(tree.attribute(node, "style-name")) { grid.dropRow() }
      guard cells < TableGrid.mostCells, bytes < Self.byteLimit else { return }
      if grid.lastRowIsEmpty, times > 1 { break }
    }
  }

  private mutating func readCell(_ node: XMLTree.Node, _ grid: inout TableGrid) {
    let columns = count(node, "number-columns-spanned", limit: TableGrid.widest)
    let rows = count(node, "number-rows-spanned", limit: TableGrid.tallest)
    for turn in 0..<count(node, "number-columns-repeated", limit: TableGrid.widest) {
      let before = letters
      cells += 1
      let isRoom = cells < TableGrid.mostCells
      var content = isRoom ? blocks(in: node) : []
      // Writer shows the cell's value, which its words only repeat.
      if content.isEmpty, let value = tree.attribute(node, "string-value") { content = [.paragraph([.text(value)])] }
      grid.add(MarkdownText.Table.Cell(blocks: content, columns: columns, rows: rows))
      if turn > 0 { letters = before }
      guard isRoom, grid.hasRoom, bytes < Self.byteLimit else { return }
    }
  }

  /// The words of a covered cell, which Writer does not show.
  private mutating func readCovered(_ node: XMLTree.Node) {
    let hidden = LetterTally.tally(in: node, of: tree)
    letters.left += hidden
    if hidden.letters > 0 { losses.hiddenPassages += 1 }
  }

  private func count(_ node: XMLTree.Node, _ attribute: String, limit: Int) -> Int {
    min(max(tree.attribute(node, attribute).flatMap(OpenNumber.read) ?? 1, 1), limit)
  }
}

/// The cells of a table by their columns, while it is read.
struct TableGrid {
  /// More than any real table has.
  static let widest = 300
  static let tallest = 10_000
  /// The most rows or columns with content that one element may repeat.
  static let mostRepeated = 100
  static let mostCells = 1_000_000

  private(set) var rows: [[MarkdownText.Table.Cell]] = []
  private(set) var headRows = 0
  private(set) var width = 0
  /// For each column, how many further rows a merged cell above covers.
  private var covered: [Int] = []
  private var column = 0

  var hasRoom: Bool { column < Self.widest }

  var lastRowIsEmpty: Bool { rows.last?.allSatisfy(\.blocks.isEmpty) ?? false }

  mutating func beginRow(isHead: Bool) {
    for place in covered.indices where covered[place] > 0 { covered[place] -= 1 }
    rows.append([])
    if isHead { headRows += 1 }
    column = 0
  }

  mutating func dropRow() {
    rows.removeLast()
    headRows = min(headRows, rows.count)
  }

  mutating func add(_ cell: MarkdownText.Table.Cell) {
    rows[rows.count - 1].append(cell)
    let end = min(column + cell.columns, Self.widest)
    if covered.count < end { covered += Array(repeating: 0, count: end - covered.count) }
    for place in column..<max(end, column) { covered[place] = max(cell.rows, covered[place]) }
    // The covered cells follow as separate elements.
    column += 1
    width = max(width, min(end, Self.widest))
  }

  /// A place covered by a merged cell; if none covers it, whatever the file says, it is an empty cell.
  mutating func addCovered() {
    guard column < Self.widest else { return }
    if covered.indices.contains(column), covered[column] > 0 {
      column += 1
    } else {
      add(MarkdownText.Table.Cell())
    }
    width = max(width, column)
  }
}
