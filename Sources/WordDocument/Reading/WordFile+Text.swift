import DocumentModel
import Markdown

extension WordFile {
  /// The text as blocks, with the numbers that Word prints; notes stand where they are referred to.
  ///
  /// Cost: linear in the parts.
  public func text(_ reading: Reading = .accepted) -> DocumentText {
    var reader = BlockReader(self, reading)
    let blocks = reader.body()
    var losses = reader.losses
    losses.headersAndFooters = (headers + footers).count { tree in
      var margin = reader
      return margin.hasWords(tree)
    }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }
}
