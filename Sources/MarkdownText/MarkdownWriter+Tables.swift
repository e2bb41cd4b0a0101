extension MarkdownWriter {
  /// A pipe table without padding, so that a changed cell changes one line; a table of one column, which Word users
  /// draw around text, is written as that text.
  mutating func lines(of table: Table) -> [String] {
    let source = table.head + table.rows
    let width = max(table.alignments.count, source.map(\.count).max() ?? 0)
    let caption = blockLines(table.caption)
    guard width > 1, width <= Self.widest, width * source.count <= Self.largest else {
      let content = blockLines(source.flatMap { $0.flatMap(\.blocks) })
      if !content.isEmpty { countPlainerTable() }
      return caption + (caption.isEmpty || content.isEmpty ? [] : [""]) + content
    }
    var plainer = false
    let rows = grid(source, width: width, plainer: &plainer)
    guard rows.contains(where: { $0.contains { !$0.isEmpty } }) else { return caption }
    if plainer { countPlainerTable() }

    let hasHead = !table.head.isEmpty
    var result = caption
    if !result.isEmpty { result.append("") }
    result.append(Self.row(hasHead ? rows[0] : Array(repeating: "", count: width)))
    result.append("|" + (0..<width).map { Self.rule(table, column: $0) }.joined(separator: "|") + "|")
    return result + rows.dropFirst(hasHead ? 1 : 0).map(Self.row)
  }

  /// The cells' texts, each at its place; cells covered by a merged one are empty.
  private mutating func grid(_ source: [[Table.Cell]], width: Int, plainer: inout Bool) -> [[String]] {
    var rows: [[String]] = []
    // For each column, how many further rows a merged cell above covers.
    var covered = Array(repeating: 0, count: width)
    for cells in source {
      var row = Array(repeating: "", count: width)
      var column = 0
      for cell in cells {
        while column < width, covered[column] > 0 { column += 1 }
        guard column < width else { break }
        row[column] = text(of: cell, plainer: &plainer)
        let end = column + min(max(cell.columns, 1), width - column)
        if cell.rows > 1 || cell.columns > 1 { plainer = true }
        for place in column..<end { covered[place] = max(cell.rows, 1) }
        column = end
      }
      for place in 0..<width where covered[place] > 0 { covered[place] -= 1 }
      rows.append(row)
    }
    return rows
  }

  private mutating func text(of cell: Table.Cell, plainer: inout Bool) -> String {
    if cell.blocks.count > 1 { plainer = true }
    let inlines = Self.flattened(cell.blocks, plainer: &plainer)
    return inlineText(inlines, onOneLine: true, inTable: true, isInner: true)
  }

  /// All words of some blocks in one line.
  private static func flattened(_ blocks: [Block], plainer: inout Bool) -> [Inline] {
    var result: [Inline] = []
    func add(_ inlines: [Inline]) {
      if !result.isEmpty, !inlines.isEmpty { result.append(.text(" ")) }
      result += inlines
    }
    for block in blocks {
      switch block {
      case .heading(_, let inlines), .paragraph(let inlines): add(inlines)
      case .bullets(let items):
        plainer = true
        for item in items { add([.text("- ")] + flattened(item, plainer: &plainer)) }
      case .ordered(let numbering, let items):
        plainer = true
        for (index, item) in items.enumerated() {
          let label = numbering.label(numbering.start + index)
          add([.text(label + " ")] + flattened(item, plainer: &plainer))
        }
      case .quote(let inner): add(flattened(inner, plainer: &plainer))
      case .code(let code): add([.code(MarkdownWriter.squeezed(code))])
      case .table(let table):
        plainer = true
        add(flattened(table.caption, plainer: &plainer))
        for row in table.head + table.rows {
          for cell in row { add(flattened(cell.blocks, plainer: &plainer)) }
        }
      case .rule: break
      }
    }
    return result
  }

  /// More columns than anybody draws by hand.
  private static let widest = 200
  /// More cells than any table of a text; a merged one may claim any number.
  private static let largest = 1_000_000

  private static func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? " " : " \($0) " }.joined(separator: "|") + "|"
  }

  private static func rule(_ table: Table, column: Int) -> String {
    switch column < table.alignments.count ? table.alignments[column] : .none {
    case .none: "---"
    case .left: ":---"
    case .right: "---:"
    case .center: ":---:"
    }
  }
}
