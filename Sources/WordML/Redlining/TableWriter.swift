import OfficeOpenXML

/// Tables of a redline: rows and columns are inserted and deleted as units, cells are compared.
extension PartWriter {
  /// A table on both sides.
  func table(old oldTable: Table, new newTable: Table) -> [UInt8] {
    let tree = new.tree
    var out = Array(tree.openTag(newTable.node))
    out += properties(
      .table, old: old.tree.child(oldTable.node, "tblPr"), new: tree.child(newTable.node, "tblPr"),
      isOnBothSides: true)
    out += grid(old: oldTable.node, new: newTable.node)
    let columns = TableColumns(oldTable, of: old, newTable, of: new)
    func cells(_ a: Int, _ b: Int) -> [CellPair]? {
      let (a, b) = (oldTable.rows[a], newTable.rows[b])
      return columns.map { $0.cells(a, of: old, b, of: new) } ?? Table.Row.cells(a, of: old, b, of: new)
    }
    let changes = StoryAlignment.changes(
      old: oldTable.rows.map(\.text), of: old.bytes, new: newTable.rows.map(\.text), of: new.bytes,
      canPair: { cells($0, $1) != nil }, isWhole: { _, _ in true })
    var wrappers = OpenWrappers(new)
    func enter(_ row: Table.Row) {
      wrappers.write(row.before, before: row.wrapper, &out)
      wrappers.enter(row.wrapper, &out)
    }
    for change in changes {
      switch change {
      case .deleted(let index, _): out += deletedRow(oldTable.rows[index])
      case .inserted(let index, _, _):
        enter(newTable.rows[index])
        out += insertedRow(newTable.rows[index])
      case .pair(let oldRange, let newRange, _):
        let (a, b) = (oldRange.lowerBound, newRange.lowerBound)
        enter(newTable.rows[b])
        out += row(old: oldTable.rows[a], new: newTable.rows[b], cells: cells(a, b) ?? [])
      }
    }
    wrappers.write(newTable.tail, before: 0, &out)
    wrappers.leave(for: nil, &out)
    return out + tree.closeTag(newTable.node)
  }

  func insertedTable(_ table: Table) -> [UInt8] {
    let tree = new.tree
    var out = Array(tree.openTag(table.node))
    out += properties(.table, old: nil, new: tree.child(table.node, "tblPr"), isOnBothSides: false)
    out += grid(old: nil, new: table.node)
    var wrappers = OpenWrappers(new)
    for row in table.rows {
      wrappers.write(row.before, before: row.wrapper, &out)
      wrappers.enter(row.wrapper, &out)
      out += insertedRow(row)
    }
    wrappers.write(table.tail, before: 0, &out)
    wrappers.leave(for: nil, &out)
    return out + tree.closeTag(table.node)
  }

  func deletedTable(_ table: Table) -> [UInt8] {
    let tree = old.tree
    let name = "\(context.prefix)tbl"
    var out = Array("<\(name)>".utf8) + deletedProperties(.table, tree.child(table.node, "tblPr"))
    if let grid = tree.child(table.node, "tblGrid") { out += context.copier.copy(grid, in: tree) }
    for row in table.rows { out += deletedRow(row) }
    return out + Array("</\(name)>".utf8)
  }

  /// The widths of the columns, and those of the old table if they differ (17.13.5.33).
  private func grid(old oldTable: XMLTree.Node?, new newTable: XMLTree.Node) -> [UInt8] {
    let tree = new.tree
    guard let grid = tree.child(newTable, "tblGrid") else { return [] }
    func columns(_ grid: XMLTree.Node, _ part: PartText) -> [UInt8] {
      let tree = part.tree
      var base = grid
      if part.view == .rejected, let change = tree.child(grid, "tblGridChange") {
        base = tree.child(change, "tblGrid") ?? grid
      }
      return tree.children(base).filter { tree.isWord($0, "gridCol") }.flatMap { tree.bytes[tree.range($0)] }
    }
    let after = columns(grid, new)
    var out = Array(tree.openTag(grid)) + after
    let kept = new.view == .marked ? tree.child(grid, "tblGridChange") : nil
    let before = oldTable.flatMap { old.tree.child($0, "tblGrid") }.map { columns($0, old) }
    let isTracked = tree.child(grid, "tblGridChange") != nil
    let isSame = before.map { SameMarkup.areSame($0, after) } ?? true
    if kept != nil || (isSame && !isTracked) { return Array(tree.bytes[tree.range(grid)]) }
    if let before, !isSame {
      let prefix = context.prefix
      out += "<\(prefix)tblGridChange \(prefix)id=\"\(context.newID())\"><\(prefix)tblGrid>".utf8
      out += before + Array("</\(prefix)tblGrid></\(prefix)tblGridChange>".utf8)
    }
    return out + tree.closeTag(grid)
  }

  // MARK: Rows

  private func row(old oldRow: Table.Row, new newRow: Table.Row, cells pairs: [CellPair]) -> [UInt8] {
    var deleted: [Int: [Int]] = [:]
    var partners: [Int: Int] = [:]
    var at = 0
    for pair in pairs {
      if let new = pair.new {
        partners[new] = pair.old
        at = new + 1
      } else if let old = pair.old {
        deleted[at, default: []].append(old)
      }
    }
    let (oldTree, newTree) = (old.tree, new.tree)
    let head =
      properties(
        .exceptions, old: oldTree.child(oldRow.node, "tblPrEx"), new: newTree.child(newRow.node, "tblPrEx"),
        isOnBothSides: true)
      + properties(
        .row, old: oldTree.child(oldRow.node, "trPr"), new: newTree.child(newRow.node, "trPr"), isOnBothSides: true)
    return rewritten(newRow, head: head, before: { (deleted[$0] ?? []).flatMap { self.deletedCell(oldRow.cells[$0]) } })
    {
      index in
      let cell = newRow.cells[index]
      guard let partner = partners[index] else { return self.insertedCell(cell) }
      let oldCell = oldRow.cells[partner]
      return self.properties(
        .cell, old: oldTree.child(oldCell.node, "tcPr"), new: newTree.child(cell.node, "tcPr"), isOnBothSides: true)
        + self.story(old: oldCell.story, new: cell.story)
    }
  }

  private func insertedRow(_ row: Table.Row) -> [UInt8] {
    let tree = new.tree
    let head =
      properties(.exceptions, old: nil, new: tree.child(row.node, "tblPrEx"), isOnBothSides: false)
      + properties(.row, old: nil, new: tree.child(row.node, "trPr"), isOnBothSides: false, mark: "ins")
    return rewritten(row, head: head, before: { _ in [] }) { index in
      let cell = row.cells[index]
      let content = self.story(old: nil, new: cell.story)
      let isPlaceholderNeeded = index == 0 && self.isEmpty(row.text, self.new)
      return self.properties(.cell, old: nil, new: tree.child(cell.node, "tcPr"), isOnBothSides: false)
        + (isPlaceholderNeeded ? self.withPlaceholder(content) : content)
    }
  }

  private func deletedRow(_ row: Table.Row) -> [UInt8] {
    let tree = old.tree
    var out = Array("<\(context.prefix)tr>".utf8)
    out += deletedProperties(.exceptions, tree.child(row.node, "tblPrEx"))
    out += deletedProperties(.row, tree.child(row.node, "trPr"), mark: "del")
    for (index, cell) in row.cells.enumerated() {
      out += "<\(context.prefix)tc>".utf8
      out += deletedProperties(.cell, tree.child(cell.node, "tcPr"))
      var content = story(old: cell.story, new: nil)
      if index == 0, isEmpty(row.text, old) { content = withPlaceholder(content) }
      out += content.isEmpty ? Array("<\(context.prefix)p/>".utf8) : content
      out += "</\(context.prefix)tc>".utf8
    }
    return out + Array("</\(context.prefix)tr>".utf8)
  }

  // MARK: Cells

  /// The content of an inserted cell, with its properties.
  private func insertedCell(_ cell: Table.Cell) -> [UInt8] {
    properties(.cell, old: nil, new: new.tree.child(cell.node, "tcPr"), isOnBothSides: false, mark: "cellIns")
      + story(old: nil, new: cell.story)
  }

  private func deletedCell(_ cell: Table.Cell) -> [UInt8] {
    let content = story(old: cell.story, new: nil)
    return Array("<\(context.prefix)tc>".utf8)
      + deletedProperties(.cell, old.tree.child(cell.node, "tcPr"), mark: "cellDel")
      + (content.isEmpty ? Array("<\(context.prefix)p/>".utf8) : content) + Array("</\(context.prefix)tc>".utf8)
  }

  private func isEmpty(_ text: Range<Int>, _ part: PartText) -> Bool {
    part.bytes[text].allSatisfy { $0 == UInt8(ascii: "\n") }
  }

  /// A space that is inserted and deleted at once, in the first paragraph of a row without text.
  ///
  /// It is in neither text. LibreOffice puts a character of its own into an empty row whose change is tracked, and
  /// leaves it there.
  private func withPlaceholder(_ content: [UInt8]) -> [UInt8] {
    let prefix = context.prefix
    let tag = Array("</\(prefix)p>".utf8)
    var end = content.count - tag.count
    while end >= 0, !content[end...].starts(with: tag) { end -= 1 }
    guard end >= 0 else { return content }
    return Array(content[..<end]) + Array(context.blankInNeitherText().utf8) + content[end...]
  }

  // MARK: Markup

  /// A row of the new file with a new head and new cell contents, and cells before them.
  ///
  /// - Parameters:
  ///   - before: the cells to be written before the cell with that number; those of one past the last, at the end.
  ///   - cell: the content of a cell, with its properties.
  private func rewritten(
    _ row: Table.Row, head: [UInt8], before: (Int) -> [UInt8], cell: (Int) -> [UInt8]
  ) -> [UInt8] {
    let tree = new.tree
    var out = Array(tree.openTag(row.node)) + head
    var at = tree.openingTag(row.node).upperBound
    for child in tree.children(row.node) where tree.isWord(child, "tblPrEx") || tree.isWord(child, "trPr") {
      at = tree.range(child).upperBound
    }
    let gone = goneCells(of: row)
    for (index, found) in row.cells.enumerated() {
      let start = tree.range(outermost(found.node, in: row.node)).lowerBound
      if start >= at {
        out += copied(at..<start, without: gone)
        at = start
      }
      out += before(index)
      out += copied(at..<tree.range(found.node).lowerBound, without: gone)
      out += tree.openTag(found.node) + cell(index) + tree.closeTag(found.node)
      at = tree.range(found.node).upperBound
    }
    let end = tree.content(row.node).upperBound
    if end > at { out += copied(at..<end, without: gone) }
    return out + before(row.cells.count) + tree.closeTag(row.node)
  }

  /// The element directly within the row that contains a cell: the cell itself, or a control around it.
  private func outermost(_ cell: XMLTree.Node, in row: XMLTree.Node) -> XMLTree.Node {
    var at = cell
    while let parent = new.tree.parent(at), parent != row { at = parent }
    return at
  }

  /// The cells that are not in the chosen view.
  private func goneCells(of row: Table.Row) -> [Range<Int>] {
    guard new.view != .marked else { return [] }
    let tree = new.tree
    var gone: [Range<Int>] = []
    func look(_ node: XMLTree.Node) {
      for child in tree.children(node) where tree.isElement(child) {
        guard tree.isWord(child, "tc") else {
          if tree.isWord(child, "sdt") || tree.isWord(child, "sdtContent") || tree.isWord(child, "customXml") {
            look(child)
          }
          continue
        }
        let change = CellChange(tree, child)
        if new.view == .accepted ? change.deleted != nil : change.inserted != nil { gone.append(tree.range(child)) }
      }
    }
    look(row.node)
    return gone
  }

  private func copied(_ range: Range<Int>, without gone: [Range<Int>]) -> [UInt8] {
    guard !gone.isEmpty else { return Array(new.tree.bytes[range]) }
    var out: [UInt8] = []
    var at = range.lowerBound
    for tag in gone where tag.overlaps(range) {
      if tag.lowerBound > at { out += new.tree.bytes[at..<tag.lowerBound] }
      at = max(at, min(tag.upperBound, range.upperBound))
    }
    return out + new.tree.bytes[at..<range.upperBound]
  }
}
