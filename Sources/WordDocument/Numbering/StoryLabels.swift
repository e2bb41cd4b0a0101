import DocumentModel
import OfficePackage

/// The labels of the numbered paragraphs of a document, as Word prints them in a reading.
///
/// A paragraph that is gone in the reading, or whose mark is, does not count; the label of paragraphs that are one in
/// the reading is the last one's.
public struct StoryLabels: Sendable {
  private var labels: [XMLTree.Node: ParagraphLabel] = [:]

  /// Counts one part: the body, the notes, the header. Each counts for itself.
  ///
  /// Cost: linear in the part.
  public init(of tree: XMLTree, in file: WordFile, _ reading: Reading = .accepted) {
    let styles = StyleSheet(file.styles)
    self.init(of: tree, styles: styles, lists: ListDefinitions(file.numbering, styles: styles), reading)
  }

  init(of tree: XMLTree, styles: StyleSheet, lists: ListDefinitions, _ reading: Reading) {
    var counting = Counting(tree: tree, styles: styles, lists: lists, reading: reading)
    counting.container(tree.root)
    labels = counting.labels
  }

  /// The label of a paragraph (`w:p`); nil where it has none.
  public subscript(paragraph: XMLTree.Node) -> ParagraphLabel? { labels[paragraph] }
}

/// One walk over a part, tables and text boxes included.
private struct Counting {
  let tree: XMLTree
  let styles: StyleSheet
  let reading: Reading
  var counter: ListCounter
  let lists: ListDefinitions
  var labels: [XMLTree.Node: ParagraphLabel] = [:]
  /// Text boxes are a story of their own, which all boxes share.
  var boxCounter: ListCounter
  let hasBoxes: Bool

  init(tree: XMLTree, styles: StyleSheet, lists: ListDefinitions, reading: Reading) {
    self.tree = tree
    self.styles = styles
    self.reading = reading
    self.lists = lists
    counter = ListCounter(lists)
    boxCounter = counter
    hasBoxes = tree.holds("txbxContent")
  }

  mutating func container(_ node: XMLTree.Node) {
    for item in BlockFlow(node, in: tree, reading).items {
      switch item {
      case .paragraph(let paragraph):
        label(paragraph.last)
        if hasBoxes { for node in paragraph.nodes { boxes(in: node) } }
      case .table(let table): rows(table)
      case .included: break
      }
    }
    // The root of a part holds its stories: a body, or notes.
    guard node == tree.root else { return }
    for child in tree.children(node) where ["body", "footnote", "endnote", "comment"].contains(tree.name(child)?.local)
    {
      container(child)
    }
  }

  mutating func rows(_ table: XMLTree.Node) {
    for row in TableRows(table, in: tree, reading).rows {
      for cell in row.cells { container(cell) }
    }
  }

  mutating func boxes(in node: XMLTree.Node) {
    for child in tree.children(node) {
      switch tree.name(child)?.local {
      case "txbxContent":
        swap(&counter, &boxCounter)
        container(child)
        swap(&counter, &boxCounter)
      case "AlternateContent": if let branch = tree.chosenBranch(child) { boxes(in: branch) }
      case "ins", "moveTo": if reading == .accepted { boxes(in: child) }
      case "del", "moveFrom": if reading == .rejected { boxes(in: child) }
      default: boxes(in: child)
      }
    }
  }

  mutating func label(_ paragraph: XMLTree.Node) {
    let own = tree.paragraphProperties(paragraph, reading)
    guard let reference = ListReference(own, styles: styles, lists: lists) else { return }
    let language =
      own.language ?? styles.summary(ofParagraph: own.style).language ?? styles.language ?? "en"
    labels[paragraph] = counter.next(list: reference.list, level: reference.level, language: language)
  }
}
