import DocumentModel
import MarkdownText
import OfficeOpenXML

/// The content being assembled in one container: a body, a cell, a note, a text box.
struct StoryFlow {
  /// The unfinished paragraph.
  struct Paragraph {
    var node: XMLTree.Node
    var style: StyleSheet.Paragraph
    var heading: Int?
    var place: ListPlace?
    /// The level of the list item that it continues, unless it is the item's first paragraph.
    var continuesItem: Int?
    var isHidden: Bool
    /// For an entry of a table of contents, the tab before the page number.
    var pageTab: XMLTree.Node?
    var isPage = false
    var hasWords = false

    init(_ node: XMLTree.Node, style: StyleSheet.Paragraph, isHidden: Bool) {
      self.node = node
      self.style = style
      self.isHidden = isHidden
    }
  }

  var assembly = BlockAssembly()
  var paragraph: Paragraph?
  var line = InlineFrames(links: [])
  /// Whether another space would collapse (OpenDocument 1.3 part 3, section 6.1.2).
  var endsInSpace = true
  /// The content of the paragraph's text boxes, which follows the paragraph.
  var boxes: [Block] = []
}

/// The list being read.
struct OpenList {
  var name: String
  var style: String?
  var level: Int
  /// Whether its next paragraph restarts its level.
  var restarts = false
  var item: Item?

  struct Item {
    var start: Int?
    var style: String?
    /// A list header has no number.
    var isHeader = false
    /// Whether its number was given to a paragraph.
    var isNumbered = false
    /// How many lists of the next level it has had.
    var sublists = 0
  }
}
