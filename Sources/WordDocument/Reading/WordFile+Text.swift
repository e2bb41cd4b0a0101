import DocumentModel
import Markdown

extension WordFile {
  /// The text as blocks, with the numbers that Word prints; notes stand where they are referred to.
  ///
  /// Cost: linear in the parts.
  ///
  /// - Parameter isOurs: whether the file bears a label of ours, so that the paragraphs around its text are left out
  ///   and the items of its lists are known by their style.
  public func text(_ reading: Reading = .accepted, isOurs: Bool = false) -> DocumentText {
    var reader = BlockReader(self, reading)
    reader.isOurs = isOurs
    let blocks = reader.body()
    var losses = reader.losses
    // The running lines of ours are known.
    losses.headersAndFooters =
      isOurs
      ? 0
      : (headers + footers).count { tree in
        var margin = reader
        return margin.hasWords(tree)
      }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }
}
