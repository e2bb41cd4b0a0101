import TextDiff

/// The paragraphs of a text as ranges that hold every byte, each with the blank lines before it.
///
/// A redline's blocks have the blank lines after them. With them before, a paragraph that is added at the end, or taken away
/// there, leaves its neighbours as they are.
struct ParagraphRegions {
  /// The regions, in order.
  let regions: [Range<Int>]

  init(_ source: SourceText) { self.init(source.bytes, source.blocks.map(\.range)) }

  /// - Parameter blocks: contiguous, from the beginning to the end.
  init(_ bytes: [UInt8], _ blocks: [Range<Int>]) {
    var regions: [Range<Int>] = []
    regions.reserveCapacity(blocks.count)
    var start = blocks.first?.lowerBound ?? 0
    for (index, block) in blocks.enumerated() {
      let end = index == blocks.count - 1 ? block.upperBound : Self.contentEnd(of: block, in: bytes)
      regions.append(start..<end)
      start = end
    }
    self.regions = regions
  }

  /// The index of the region that a byte is in; the number of regions behind the last.
  func index(of place: Int) -> Int {
    var (low, high) = (0, regions.count)
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The end of the first line break after a block's content; the end of the block if it has none.
  private static func contentEnd(of block: Range<Int>, in bytes: [UInt8]) -> Int {
    var end = block.upperBound
    while end > block.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    if end < block.upperBound, bytes[end] == 0x0D { end += 1 }
    if end < block.upperBound, bytes[end] == 0x0A { end += 1 }
    return end
  }
}
