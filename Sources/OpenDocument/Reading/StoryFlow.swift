import DocumentModel
import MarkdownText
import OfficeOpenXML

/// What is being put together in one place of a document: a body, a cell, a note, a box.
struct StoryFlow {
  /// The paragraph that is not finished yet.
  struct Paragraph {
    var node: XMLTree.Node
    var style: StyleSheet.Paragraph
    var heading: Int?
    var place: ListPlace?
    /// The level of the list's item that it goes on, where it is not the first in it.
    var continuesItem: Int?
    var isHidden: Bool
    /// Of an entry of a table of contents, the tab before the page.
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
  /// Whether a space would be one too many (white space collapses, OpenDocument 1.3 part 3, section 6.1.2).
  var endsInSpace = true
  /// What stands in boxes of the paragraph; it follows the paragraph.
  var boxes: [Block] = []
}

/// The list that is being read.
struct OpenList {
  var name: String
  var style: String?
  var level: Int
  /// Whether its next paragraph begins its level anew.
  var beginsAnew = false
  var item: Item?

  struct Item {
    var start: Int?
    var style: String?
    /// A list's header bears no number.
    var isHeader = false
    /// Whether its number was given to a paragraph.
    var isNumbered = false
    /// How many lists of the next level it has had.
    var sublists = 0
  }
}
