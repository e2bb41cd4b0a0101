import DocumentModel
import OfficeOpenXML

extension StoryReader {
  /// A mark of a tracked change, which matters if all changes are rejected.
  mutating func changeMark(_ node: XMLTree.Node, _ local: String) {
    guard reading == .rejected || !reversed.isEmpty, let id = tree.attribute(node, "change-id") else { return }
    switch local {
    case "change-start": if let insertion = regions[id]?.insertion, isRejected(insertion) { insertions.insert(id) }
    case "change-end": insertions.remove(id)
    default:
      // Once: a deletion may contain its own mark, or many of another one's.
      if !isGone, let mark = regions[id]?.deletion, isRejected(mark), let deletion = regions.restored(id),
        restored.insert(id).inserted
      {
        restore(deletion)
      }
    }
  }

  private func isRejected(_ mark: ChangedRegions.Mark) -> Bool {
    (reading == .rejected) != reversed.contains(mark.author)
  }

  /// Restores deleted words: within a paragraph, their first paragraph continues it, and their last one is continued by
  /// it (OpenDocument 1.3 part 3, section 5.5.4).
  private mutating func restore(_ deletion: XMLTree.Node) {
    let blocks = tree.deletedBlocks(deletion)
    guard let outer = flow.paragraph else {
      for block in blocks { readBlock(block) }
      return
    }
    let (outerList, outerRestoring) = (list, restoring)
    restoring = tree.lastParagraph(of: blocks)
    for block in blocks { readBlock(block) }
    (list, restoring) = (outerList, outerRestoring)
    // After a table the rest of the paragraph is a new one.
    if flow.paragraph == nil {
      begin(outer.node)
      flow.paragraph?.place = nil
    }
  }
}
