import DocumentModel
import OfficeOpenXML

/// Counts the letters, notes, text boxes, tables and controls of a part independently of the reader, so that whatever
/// it skipped is found.
enum LetterTally {
  /// Elements whose words are not part of the text.
  private static let apart: Set<String> = [
    "tracked-changes", "annotation", "note-citation", "index-title-template", "forms", "title", "desc",
    "event-listeners", "param",
  ]

  /// The letters in the paragraphs of a place. Cost: linear.
  static func letters(in node: XMLTree.Node, of tree: XMLTree, within paragraph: Bool = false) -> Int {
    tally(in: node, of: tree, within: paragraph).letters
  }

  /// The content of a container, not counting the element itself. Cost: linear.
  ///
  /// - Parameter paragraph: whether the container is part of a paragraph, so that texts directly in it are words.
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
      // A field with that name is part of the text; a drawing's title is not.
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

/// What the reader of a text visited.
struct StoryAccount {
  /// Letters that are in the text.
  var shown = 0
  /// What was omitted for a reported reason, and the text boxes and controls that were read.
  var left = ContentTally()
  /// Letters as they were added to the text: symbols of some fonts are not letters there.
  var put = 0

  /// What the source has and neither the text nor the reader accounts for.
  func missing(of source: ContentTally, from text: ContentTally) -> ContentTally {
    var accounted = left
    accounted.letters += shown
    return source.missing(from: text, accounted: accounted, put: put)
  }
}
