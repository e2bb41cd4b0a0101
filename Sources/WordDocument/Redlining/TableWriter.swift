import OfficePackage

/// Tables of a redline: rows are the units that are inserted and deleted, cells those that are compared.
extension PartWriter {
  /// A table that is on both sides.
  func table(old oldTable: Table, new newTable: Table) -> [UInt8] {
    let tree = new.tree
    var out = tableHead(newTable.node, tree) { Array(tree.bytes[tree.range($0)]) }
    let changes = StoryAlignment.changes(
      old: oldTable.rows.map(\.text), of: old.bytes, new: newTable.rows.map(\.text), of: new.bytes,
      canPair: { self.haveSameCells(oldTable.rows[$0], newTable.rows[$1]) }, isWhole: { _, _ in true })
    var open: [Int32] = []
    func enter(_ row: Table.Row, from oldRow: Table.Row?) {
      if differAtFirst(oldRow, row) {
        let begun = zip(open, new.path(row.wrapper)).prefix { $0 == $1 }.count
        dropControls(around: row.wrapper, open: begun)
      }
      let path = new.path(row.wrapper)
      let common = zip(open, path).prefix { $0 == $1 }.count
      while open.count > common { out += new.closing(of: open.removeLast()) }
      for wrapper in path.dropFirst(common) {
        out += new.opening(of: wrapper)
        open.append(wrapper)
      }
      for node in row.before { out += tree.bytes[tree.range(node)] }
    }
    for change in changes {
      switch change {
      case .deleted(let index, _): out += deletedRow(oldTable.rows[index])
      case .inserted(let index, _):
        enter(newTable.rows[index], from: nil)
        out += insertedRow(newTable.rows[index])
      case .pair(let oldRange, let newRange, _):
        let (a, b) = (oldTable.rows[oldRange.lowerBound], newTable.rows[newRange.lowerBound])
        enter(b, from: a)
        if new.revisions[Int(b.revision)].inserted != nil {
          // The row's own change can't be taken off it.
          out += deletedRow(a) + insertedRow(b)
        } else {
          out += row(old: a, new: b)
        }
      }
    }
    while !open.isEmpty { out += new.closing(of: open.removeLast()) }
    return out + Array("</".utf8) + tree.writtenName(newTable.node) + Array(">".utf8)
  }

  func insertedTable(_ table: Table) -> [UInt8] {
    let tree = new.tree
    var out = tableHead(table.node, tree) { Array(tree.bytes[tree.range($0)]) }
    for row in table.rows { out += insertedRow(row) }
    return out + Array("</".utf8) + tree.writtenName(table.node) + Array(">".utf8)
  }

  func deletedTable(_ table: Table) -> [UInt8] {
    let tree = old.tree
    var out = tableHead(table.node, tree) { context.copier.copy($0, in: tree) }
    for row in table.rows { out += deletedRow(row) }
    return out + Array("</".utf8) + tree.writtenName(table.node) + Array(">".utf8)
  }

  /// The tag, properties and grid.
  private func tableHead(
    _ table: XMLTree.Node, _ tree: XMLTree, _ copy: (XMLTree.Node) -> [UInt8]
  ) -> [UInt8] {
    var out = Array(tree.bytes[tree.openingTag(table)])
    for child in tree.children(table) where tree.isWord(child, "tblPr") || tree.isWord(child, "tblGrid") {
      out += copy(child)
    }
    return out
  }

  /// Whether the cells of two rows are the same columns: as many, of the same span, merged alike.
  private func haveSameCells(_ a: Table.Row, _ b: Table.Row) -> Bool {
    guard a.cells.count == b.cells.count else { return false }
    func shape(_ cell: Table.Cell, _ tree: XMLTree) -> [String] {
      guard let properties = tree.child(cell.node, "tcPr") else { return ["1", ""] }
      let merge = tree.child(properties, "vMerge").map { tree.attribute($0, "val") ?? "continue" }
      return [tree.value(properties, "gridSpan") ?? "1", merge ?? ""]
    }
    return zip(a.cells, b.cells).allSatisfy { shape($0, old.tree) == shape($1, new.tree) }
  }

  // MARK: Rows

  private func row(old oldRow: Table.Row, new newRow: Table.Row) -> [UInt8] {
    let dropped = zip(oldRow.cells, newRow.cells).filter { differAtFirst($0, $1) }
      .flatMap { droppedTags(around: $1, in: newRow) }
    return rewritten(newRow, in: new.tree, copy: { self.copied($0, without: dropped) }) { index in
      self.story(old: oldRow.cells[index].story, new: newRow.cells[index].story)
    }
  }

  private func insertedRow(_ row: Table.Row) -> [UInt8] {
    let kept = new.revisions[Int(row.revision)].inserted != nil
    let dropped = kept ? [] : row.cells.flatMap { droppedTags(around: $0, in: row) }
    return rewritten(
      row, in: new.tree, copy: { self.copied($0, without: dropped) }, change: kept ? nil : "ins"
    ) { index in
      let content = self.story(old: nil, new: row.cells[index].story)
      return index == 0 && !kept && self.isEmpty(row, self.new) ? self.withPlaceholder(content) : content
    }
  }

  private func deletedRow(_ row: Table.Row) -> [UInt8] {
    let tree = old.tree
    var out = Array("<\(context.prefix)tr>".utf8)
    if let exceptions = tree.child(row.node, "tblPrEx") { out += context.copier.copy(exceptions, in: tree) }
    var properties: [UInt8] = []
    for property in tree.child(row.node, "trPr").map({ Array(tree.children($0)) }) ?? []
    where !tree.isWord(property, "ins") && !tree.isWord(property, "del") && tree.isElement(property) {
      properties += context.copier.copy(property, in: tree)
    }
    out += "<\(context.prefix)trPr>".utf8
    out += properties.isEmpty ? noProperty : properties
    out += "<\(context.prefix)del\(context.newAttribution())/></\(context.prefix)trPr>".utf8
    for (index, cell) in row.cells.enumerated() {
      out += "<\(context.prefix)tc>".utf8
      if let properties = tree.child(cell.node, "tcPr") { out += context.copier.copy(properties, in: tree) }
      var content = story(old: cell.story, new: nil)
      if index == 0, isEmpty(row, old) { content = withPlaceholder(content) }
      out += content.isEmpty ? Array("<\(context.prefix)p/>".utf8) : content
      out += "</\(context.prefix)tc>".utf8
    }
    return out + Array("</\(context.prefix)tr>".utf8)
  }

  /// The schema wants a property before the mark of a change: this one says what is so in any case.
  private var noProperty: [UInt8] { Array("<\(context.prefix)cantSplit \(context.prefix)val=\"0\"/>".utf8) }

  private func isEmpty(_ row: Table.Row, _ part: PartText) -> Bool {
    part.bytes[row.text].allSatisfy { $0 == UInt8(ascii: "\n") }
  }

  /// An inserted blank that is deleted again, in the first paragraph of a row without any text.
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

  private func copied(_ range: Range<Int>, without tags: [Range<Int>]) -> [UInt8] {
    var out: [UInt8] = []
    var at = range.lowerBound
    for tag in tags.sorted(by: { $0.lowerBound < $1.lowerBound }) where tag.overlaps(range) {
      if tag.lowerBound > at { out += new.tree.bytes[at..<tag.lowerBound] }
      at = max(at, min(tag.upperBound, range.upperBound))
    }
    return out + new.tree.bytes[at..<range.upperBound]
  }

  /// A row of the new file with other cells' contents, and the row's own change.
  private func rewritten(
    _ row: Table.Row, in tree: XMLTree, copy: (Range<Int>) -> [UInt8], change: String? = nil,
    cell: (Int) -> [UInt8]
  ) -> [UInt8] {
    var out: [UInt8] = []
    var at = tree.range(row.node).lowerBound
    let properties = tree.child(row.node, "trPr")
    if change != nil || new.view != .marked && RevisionMark(tree, properties).isAny {
      let place = properties ?? tree.child(row.node, "tblPrEx")
      let start =
        properties.map { tree.range($0).lowerBound } ?? place.map { tree.range($0).upperBound }
        ?? tree.openingTag(row.node).upperBound
      out += copy(at..<start) + rowProperties(properties, in: tree, change: change)
      at = properties.map { tree.range($0).upperBound } ?? start
    }
    for (index, found) in row.cells.enumerated() {
      let content = contentAfterProperties(found.node, tree)
      guard !content.isEmpty else { continue }
      out += copy(at..<content.lowerBound) + cell(index)
      at = content.upperBound
    }
    return out + copy(at..<tree.range(row.node).upperBound)
  }

  /// A row's properties in their order (17.4.81): its own, then what was done to it, then their change.
  private func rowProperties(_ properties: XMLTree.Node?, in tree: XMLTree, change: String?) -> [UInt8] {
    var own: [UInt8] = []
    var kept: [UInt8] = []
    for child in properties.map({ Array(tree.children($0)) }) ?? [] where tree.isElement(child) {
      switch tree.name(child)?.local {
      case "ins", "del", "trPrChange": if new.view == .marked { kept += tree.bytes[tree.range(child)] }
      default: own += tree.bytes[tree.range(child)]
      }
    }
    if change != nil, own.isEmpty { own = noProperty }
    if let change { own += "<\(context.prefix)\(change)\(context.newAttribution())/>".utf8 }
    let content = own + kept
    guard !content.isEmpty else { return [] }
    return Array("<\(context.prefix)trPr>".utf8) + content + Array("</\(context.prefix)trPr>".utf8)
  }

  private func contentAfterProperties(_ cell: XMLTree.Node, _ tree: XMLTree) -> Range<Int> {
    let content = tree.content(cell)
    guard let properties = tree.child(cell, "tcPr") else { return content }
    return tree.range(properties).upperBound..<content.upperBound
  }
}
