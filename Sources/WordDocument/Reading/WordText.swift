import Markdown
import OfficePackage

/// The text of a document in one reading.
public struct WordText: Sendable, Hashable {
  public let blocks: [Block]
  public let losses: Losses
  /// The size of its words in UTF-8: what writing it will cost.
  public let bytes: Int
}

extension WordFile {
  /// The text as blocks, with the numbers that Word prints; notes stand where they are referred to.
  ///
  /// Cost: linear in the parts.
  public func text(_ reading: Reading = .accepted) -> WordText {
    var reader = BlockReader(self, reading)
    let blocks = reader.body()
    var losses = reader.losses
    losses.headersAndFooters = (headers + footers).count { tree in
      var margin = reader
      return margin.hasWords(tree)
    }
    return WordText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }
}
