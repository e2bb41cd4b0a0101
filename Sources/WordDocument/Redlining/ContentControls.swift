import OfficePackage

/// Which content controls can't hold a change: their words stay, and they are left out.
///
/// Word takes the text of a control that is bound to data from there, and with it the changes in it are gone.
/// LibreOffice reads the text of a control for plain text, and the first paragraph of one around paragraphs, as a field
/// of that text, deleted and inserted words alike.
enum ContentControls {
  /// Whether the first paragraph in it can't hold a change. Tables of contents and such are read as text.
  static func losesFirstParagraph(_ control: XMLTree.Node, _ tree: XMLTree) -> Bool {
    guard tree.isWord(control, "sdt") else { return false }
    guard let properties = tree.child(control, "sdtPr") else { return true }
    return tree.child(properties, "docPartObj") == nil && tree.child(properties, "docPartList") == nil
  }

  /// Whether no run in it can hold a change.
  static func losesRuns(_ control: XMLTree.Node, _ tree: XMLTree) -> Bool {
    guard tree.isWord(control, "sdt"), let properties = tree.child(control, "sdtPr") else { return false }
    return tree.child(properties, "text") != nil || tree.child(properties, "dataBinding") != nil
  }
}

extension PartWriter {
  /// Leaves out the controls of the new file that begin with something changed.
  ///
  /// - Parameter open: how many of those around it were begun before.
  func dropControls(around wrapper: Int32, open: Int) {
    for number in new.path(wrapper).dropFirst(open)
    where ContentControls.losesFirstParagraph(new.wrappers[Int(number)].node, new.tree) { drop(number) }
  }

  func drop(_ wrapper: Int32) {
    new.dropped.insert(wrapper)
    context.report(.contentControl)
  }

  /// Whether the first paragraph of two rows is not the same text.
  func differAtFirst(_ oldRow: Table.Row?, _ newRow: Table.Row?) -> Bool {
    differAtFirst(oldRow?.cells.first, newRow?.cells.first)
  }

  func differAtFirst(_ oldCell: Table.Cell?, _ newCell: Table.Cell?) -> Bool {
    guard let newText = newCell?.story.blocks.first?.text else { return false }
    guard let oldText = oldCell?.story.blocks.first?.text else { return true }
    return !old.bytes[oldText].elementsEqual(new.bytes[newText])
  }

  /// The tags of the controls around a cell, as far as they are left out: where they begin, and where they end.
  func droppedTags(around cell: Table.Cell, in row: Table.Row) -> [Range<Int>] {
    var tags: [Range<Int>] = []
    var at = new.tree.parent(cell.node)
    while let node = at, node != row.node {
      if ContentControls.losesFirstParagraph(node, new.tree), let content = new.tree.child(node, "sdtContent") {
        context.report(.contentControl)
        let whole = new.tree.range(node)
        tags.append(whole.lowerBound..<new.tree.openingTag(content).upperBound)
        tags.append(new.tree.content(content).upperBound..<whole.upperBound)
      }
      at = new.tree.parent(node)
    }
    return tags
  }
}

extension ParagraphWriter {
  /// Leaves out the controls among the runs that can't hold the changes in them.
  func dropControls() {
    var bounds: [Int32: ClosedRange<Int>] = [:]
    for (index, part) in paragraph.parts.enumerated() where !part.isOld {
      for wrapper in writer.new.path(writer.new.pieces[part.piece].wrapper)
      where ContentControls.losesRuns(writer.new.wrappers[Int(wrapper)].node, writer.new.tree) {
        bounds[wrapper] = (bounds[wrapper]?.lowerBound ?? index)...index
      }
    }
    for (wrapper, range) in bounds where paragraph.parts[range].contains(where: { $0.side != .both }) {
      writer.drop(wrapper)
    }
  }
}
