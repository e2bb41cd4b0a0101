import MarkdownText

/// The text of a document in one reading.
public struct DocumentText: Sendable, Hashable {
  /// Its paragraphs, lists, tables and notes.
  public let blocks: [Block]
  /// What of the document is not in the text.
  public let losses: Losses
  /// The size of its words in UTF-8: what writing it will cost.
  public let bytes: Int

  package init(blocks: [Block], losses: Losses, bytes: Int) {
    self.blocks = blocks
    self.losses = losses
    self.bytes = bytes
  }
}
