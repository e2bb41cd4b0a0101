import MarkdownText

/// The text of a document in one view.
public struct DocumentText: Sendable, Hashable {
  /// Its paragraphs, lists, tables and notes.
  public let blocks: [Block]
  /// What the text does not include.
  public let losses: Losses
  /// The size of its words in UTF-8, which determines the cost of writing it.
  public let bytes: Int

  package init(blocks: [Block], losses: Losses, bytes: Int) {
    self.blocks = blocks
    self.losses = losses
    self.bytes = bytes
  }
}
