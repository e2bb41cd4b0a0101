import OfficeOpenXML

/// Reads the paragraphs and tables within an element into a ``PartText``.
///
/// Content controls and other wrappers are transparent. Of tracked changes, only what is in the view is read; a
/// paragraph whose mark is absent continues in the next one, whose properties it takes (ECMA-376, part 1, 17.13.5.15).
/// If changes stay marked, their insertions are not compared: they have no width, or are between the blocks.
struct StoryReader {
  let part: PartText
  private var tree: XMLTree { part.tree }
  private var pending: Paragraph?
  private var before: [Story.Standing] = []

  init(_ part: PartText) { self.part = part }

  /// Cost: linear in the element.
  static func read(_ container: XMLTree.Node, into part: PartText) -> Story {
    var reader = StoryReader(part)
    var story = Story()
    let start = part.bytes.count
    // Untouched memory costs nothing; an array that grows is copied into new pages.
    if start == 0 { part.bytes.reserveCapacity(part.tree.range(container).count) }
    reader.blocks(in: container, wrapper: 0, &story)
    reader.flush(&story)
    reader.takeUpKept(&story)
    story.tail = reader.before
    story.text = start..<part.bytes.count
    return story
  }

  private mutating func blocks(in container: XMLTree.Node, wrapper: Int32, _ story: inout Story) {
    for node in tree.children(container) where tree.isElement(node) {
      switch tree.name(node)?.local ?? "" {
      case "p": paragraph(node, wrapper, &story)
      case "tbl": table(node, wrapper, &story)
      case "sdt", "customXml":
        guard tree.name(node)?.namespace == .word else { continue }
        let content = tree.name(node)?.local == "sdt" ? tree.child(node, "sdtContent") : node
        guard let content else { continue }
        part.wrappers.append(Wrapper(node: node, content: content, parent: wrapper, link: []))
        blocks(in: content, wrapper: Int32(part.wrappers.count - 1), &story)
      case "ins", "moveTo":
        // Around blocks only in unusual files; the marks within say the same.
        if part.view != .rejected { blocks(in: node, wrapper: wrapper, &story) }
      case "del", "moveFrom":
        if part.view != .accepted { blocks(in: node, wrapper: wrapper, &story) }
      case "tcPr", "proofErr", "pPr": break
      case let name where Self.isChangeRange(name) && part.view != .marked: break
      default: before.append(Story.Standing(node: node))
      }
    }
  }

  /// The beginnings and ends of moved ranges, which have no meaning without the moves.
  static func isChangeRange(_ name: String) -> Bool {
    name.hasPrefix("moveFromRange") || name.hasPrefix("moveToRange") || name.hasPrefix("customXmlInsRange")
      || name.hasPrefix("customXmlDelRange") || name.hasPrefix("customXmlMove")
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ node: XMLTree.Node, _ wrapper: Int32, _ story: inout Story) {
    let properties = tree.child(node, "pPr")
    let mark = RevisionMark(tree, properties.flatMap { tree.child($0, "rPr") })
    var paragraph: Paragraph
    if let open = pending {
      paragraph = open
      paragraph.goOn(in: node)
    } else {
      paragraph = Paragraph(
        node, pieces: part.pieces.count..<part.pieces.count, text: part.bytes.count..<part.bytes.count)
    }
    var runs = RunReader(part)
    runs.read(node)
    paragraph.hasReferences = paragraph.hasReferences || runs.hasReferences
    paragraph.isResolved = paragraph.isResolved || runs.isResolved
    if part.view != .marked, mark.isAny || properties.map({ tree.child($0, "pPrChange") != nil }) == true {
      paragraph.isResolved = true
    }
    let isAbsent =
      part.view == .accepted ? mark.deleted != nil : mark.inserted != nil
    if isAbsent, part.view == .marked {
      keep(paragraph, node, mark, wrapper)
      return
    }
    paragraph.pieces = paragraph.pieces.lowerBound..<part.pieces.count
    if isAbsent {
      pending = paragraph
      return
    }
    pending = nil
    paragraph.properties = properties
    if part.view == .marked {
      paragraph.mark = part.number(of: Revision(inserted: mark.inserted, deleted: mark.deleted))
    }
    finish(paragraph, wrapper, &story)
  }

  /// A paragraph whose mark is inserted by the new file's own changes: kept as it is if they insert all of it, else it
  /// continues in the next one, and its mark is a piece of no width.
  private mutating func keep(_ paragraph: Paragraph, _ node: XMLTree.Node, _ mark: RevisionMark, _ wrapper: Int32) {
    var paragraph = paragraph
    if pending == nil, part.bytes.count == paragraph.text.lowerBound {
      part.pieces.removeLast(part.pieces.count - paragraph.pieces.lowerBound)
      before.append(Story.Standing(node: node, wrapper: wrapper))
      return
    }
    var kept = Paragraph(node, pieces: 0..<0, text: part.bytes.count..<part.bytes.count)
    kept.properties = tree.child(node, "pPr")
    kept.mark = part.number(of: Revision(inserted: mark.inserted, deleted: mark.deleted))
    part.paragraphs.append(kept)
    part.pieces.append(
      Piece(
        kind: .keptMark(part.paragraphs.count - 1), text: part.bytes.count..<part.bytes.count, node: node, run: nil,
        wrapper: 0, revision: 0))
    paragraph.pieces = paragraph.pieces.lowerBound..<part.pieces.count
    pending = paragraph
  }

  /// Includes a paragraph that was kept as it is, if a story would otherwise have none: something must be compared.
  private mutating func takeUpKept(_ story: inout Story) {
    guard part.view == .marked, story.blocks.isEmpty, pending == nil,
      let last = before.lastIndex(where: { tree.isWord($0.node, "p") })
    else { return }
    let node = before.remove(at: last).node
    let mark = RevisionMark(tree, tree.child(node, "pPr").flatMap { tree.child($0, "rPr") })
    var paragraph = Paragraph(
      node, pieces: part.pieces.count..<part.pieces.count, text: part.bytes.count..<part.bytes.count)
    var runs = RunReader(part)
    runs.read(node)
    paragraph.pieces = paragraph.pieces.lowerBound..<part.pieces.count
    paragraph.properties = tree.child(node, "pPr")
    paragraph.mark = part.number(of: Revision(inserted: mark.inserted, deleted: mark.deleted))
    paragraph.keepsMark = true
    let after = before[last...]
    before.removeLast(before.count - last)
    finish(paragraph, 0, &story)
    before = Array(after)
  }

  private mutating func finish(_ paragraph: Paragraph, _ wrapper: Int32, _ story: inout Story) {
    var paragraph = paragraph
    part.bytes.append(UInt8(ascii: "\n"))
    paragraph.text = paragraph.text.lowerBound..<part.bytes.count
    if let properties = paragraph.properties {
      let base = ParagraphProperties.base(properties, tree, part.view)
      paragraph.style = base.flatMap { tree.value($0, "pStyle") }
      paragraph.list = base.flatMap { tree.child($0, "numPr") }.flatMap { tree.value($0, "numId") }
    }
    part.paragraphs.append(paragraph)
    story.blocks.append(
      Story.Block(
        kind: .paragraph(part.paragraphs.count - 1), text: paragraph.text, wrapper: wrapper, before: before))
    before = []
  }

  /// A paragraph without a mark before a table or an end: removed if it is empty, else it keeps its mark.
  private mutating func flush(_ story: inout Story) {
    guard var paragraph = pending else { return }
    pending = nil
    guard part.bytes.count > paragraph.text.lowerBound || story.blocks.isEmpty else { return }
    paragraph.properties = tree.child(paragraph.last, "pPr")
    if part.view == .marked, case .keptMark(let number)? = part.pieces.last?.kind {
      part.pieces.removeLast()
      paragraph.pieces = paragraph.pieces.lowerBound..<part.pieces.count
      paragraph.mark = part.paragraphs[number].mark
      paragraph.keepsMark = true
    }
    finish(paragraph, 0, &story)
  }

  // MARK: Tables

  private mutating func table(_ node: XMLTree.Node, _ wrapper: Int32, _ story: inout Story) {
    // What precedes a table may have been removed with its mark.
    if let open = pending, part.bytes.count == open.text.lowerBound { pending = nil }
    flush(&story)
    let start = part.bytes.count
    let marks = before
    before = []
    var table = Table(node: node)
    var rowsBefore: [Story.Standing] = []
    rows(in: node, wrapper: 0, &table, &rowsBefore)
    guard !table.rows.isEmpty else {
      part.bytes.removeLast(part.bytes.count - start)
      before = marks
      if part.view == .marked { before.append(Story.Standing(node: node, wrapper: wrapper)) }
      return
    }
    table.tail = rowsBefore
    part.tables.append(table)
    story.blocks.append(
      Story.Block(
        kind: .table(part.tables.count - 1), text: start..<part.bytes.count, wrapper: wrapper, before: marks))
  }

  private func rows(
    in container: XMLTree.Node, wrapper: Int32, _ table: inout Table, _ before: inout [Story.Standing]
  ) {
    for node in tree.children(container) where tree.isElement(node) {
      switch tree.name(node)?.local ?? "" {
      case "tr":
        let mark = RevisionMark(tree, tree.child(node, "trPr"))
        guard part.view != .accepted || mark.deleted == nil, part.view != .rejected || mark.inserted == nil
        else { continue }
        guard part.view != .marked || mark.inserted == nil else {
          before.append(Story.Standing(node: node, wrapper: wrapper))
          continue
        }
        var row = Table.Row(node: node)
        let start = part.bytes.count
        cells(in: node, &row)
        part.bytes.append(UInt8(ascii: "\n"))
        row.text = start..<part.bytes.count
        row.wrapper = wrapper
        row.before = before
        before = []
        if part.view == .marked {
          row.revision = part.number(of: Revision(inserted: mark.inserted, deleted: mark.deleted))
        }
        table.rows.append(row)
      case "sdt", "customXml":
        let content = tree.name(node)?.local == "sdt" ? tree.child(node, "sdtContent") : node
        guard let content else { continue }
        part.wrappers.append(Wrapper(node: node, content: content, parent: wrapper, link: []))
        rows(in: content, wrapper: Int32(part.wrappers.count - 1), &table, &before)
      case "tblPr", "tblGrid", "proofErr": break
      case let name where Self.isChangeRange(name) && part.view != .marked: break
      default: before.append(Story.Standing(node: node))
      }
    }
  }

  private func cells(in container: XMLTree.Node, _ row: inout Table.Row) {
    for node in tree.children(container) where tree.isElement(node) {
      switch tree.name(node)?.local ?? "" {
      case "tc":
        let change = CellChange(tree, node)
        guard part.view == .accepted ? change.deleted == nil : change.inserted == nil else { continue }
        row.cells.append(Table.Cell(node: node, story: StoryReader.read(node, into: part)))
      case "sdt": if let content = tree.child(node, "sdtContent") { cells(in: content, &row) }
      case "customXml": cells(in: node, &row)
      default: break
      }
    }
  }
}

/// The tracked changes of a paragraph's mark or of a row, among its properties.
struct RevisionMark {
  var inserted: XMLTree.Node?
  var deleted: XMLTree.Node?
  var isAny: Bool { inserted != nil || deleted != nil }

  init(_ tree: XMLTree, _ properties: XMLTree.Node?) {
    guard let properties else { return }
    for child in tree.children(properties) {
      switch tree.name(child)?.local {
      case "ins", "moveTo": inserted = child
      case "del", "moveFrom": deleted = child
      default: break
      }
    }
  }
}

/// The tracked change of a cell, among its properties (17.13.5.1, 17.13.5.2).
struct CellChange {
  var inserted: XMLTree.Node?
  var deleted: XMLTree.Node?

  init(_ tree: XMLTree, _ cell: XMLTree.Node) {
    guard let properties = tree.child(cell, "tcPr") else { return }
    inserted = tree.child(properties, "cellIns")
    deleted = tree.child(properties, "cellDel")
  }
}
