import DocumentModel
import OfficeOpenXML

/// Counts the letters of a part on a way of its own, so that what the reader passed over is found.
enum LetterTally {
  /// Elements whose words are no words of the text.
  private static let apart: Set<String> = [
    "tracked-changes", "annotation", "note-citation", "index-title-template", "forms", "title", "desc",
    "event-listeners", "param",
  ]

  /// The letters in the paragraphs of a place. Cost: linear.
  static func letters(in node: XMLTree.Node, of tree: XMLTree, within paragraph: Bool = false) -> Int {
    var count = 0
    for child in tree.children(node) {
      guard let name = tree.name(child) else {
        if paragraph { count += LetterCount.of(tree.text(child)) }
        continue
      }
      // A field of that name is a word of the text; a drawing's title is not.
      if apart.contains(name.local), !(name.namespace == .openText && name.local == "title") { continue }
      if name.namespace == .openText, name.local.hasSuffix("-source") { continue }
      count += letters(in: child, of: tree, within: paragraph || tree.isParagraph(child))
    }
    return count
  }
}
