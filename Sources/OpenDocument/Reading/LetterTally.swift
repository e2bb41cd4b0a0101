import DocumentModel
import OfficeOpenXML

/// Counts the letters, notes, boxes, tables and controls of a part on a way of its own, so that what the reader passed over is
/// found.
enum LetterTally {
  /// Elements whose words are no words of the text.
  private static let apart: Set<String> = [
    "tracked-changes", "annotation", "note-citation", "index-title-template", "forms", "title", "desc",
    "event-listeners", "param",
  ]

  /// The letters in the paragraphs of a place. Cost: linear.
  static func letters(in node: XMLTree.Node, of tree: XMLTree, within paragraph: Bool = false) -> Int {
    tally(in: node, of: tree, within: paragraph).letters
  }

  /// What stands in a place, the element itself not counted. Cost: linear.
  ///
  /// - Parameter paragraph: whether the place is one of a paragraph, so that texts right in it are words.
  static func tally(in node: XMLTree.Node, of tree: XMLTree, within paragraph: Bool = false) -> ContentTally {
    var tally = ContentTally()
    add(node, of: tree, within: paragraph, to: &tally)
    return tally
  }

  private static func add(
    _ node: XMLTree.Node, of tree: XMLTree, within paragraph: Bool, to tally: inout ContentTally
  ) {
    for child in tree.children(node) {
      guard let name = tree.name(child) else {
        if paragraph { tally.letters += LetterCount.of(tree.text(child)) }
        continue
      }
      // A field of that name is a word of the text; a drawing's title is not.
      if apart.contains(name.local), !(name.namespace == .openText && name.local == "title") { continue }
      if name.namespace == .openText, name.local.hasSuffix("-source") { continue }
      let before = tally.letters
      add(child, of: tree, within: paragraph || tree.isParagraph(child), to: &tally)
      switch (name.namespace, name.local) {
      case (.openText, "note"): tally.notes += 1
      case (.openTable, "table"): tally.tables += 1
      case (.openDrawing, "text-box"): if tally.letters > before { tally.boxes += 1 }
      case (.openDrawing, "control"): tally.fields += 1
      default: break
      }
    }
  }
}

/// What the reader of a text came to.
struct StoryAccount {
  /// Letters that stand in the text.
  var shown = 0
  /// What was left out for a reason that is said, and the boxes and controls that were read.
  var left = ContentTally()
  /// Letters as they went into the text: signs of some fonts are no letters there.
  var put = 0

  /// What the source holds and neither the text nor the reader.
  func missing(of source: ContentTally, from text: ContentTally) -> ContentTally {
    var accounted = left
    accounted.letters += shown
    return source.missing(from: text, accounted: accounted, put: put)
  }
}
