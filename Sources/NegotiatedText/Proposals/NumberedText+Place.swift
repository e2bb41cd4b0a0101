import TextDiff

extension NumberedText {
  /// The place of the paragraph that a change begins in, from 1; for a new paragraph that of the one before it, 0 at the
  /// beginning. Cost: the logarithm of the paragraphs.
  public func place(of change: TextChange) -> Int {
    let regions = paragraphs
    // The blank lines before a paragraph are its own where a change says what became of it.
    var start = change.base.lowerBound
    while start < change.base.upperBound, source.bytes[start].isBlank { start += 1 }
    if start == change.base.upperBound { start = change.base.lowerBound }
    var (low, high) = (0, regions.count)
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].range.upperBound <= start { low = middle + 1 } else { high = middle }
    }
    guard change.kind == .insertion, change.base.isEmpty else { return min(low + 1, regions.count) }
    guard low < regions.count else { return regions.count }
    // Between two paragraphs it stands at the end of the first, before or behind its blank lines.
    let before = source.bytes[regions[low].range.lowerBound..<start]
    return before.allSatisfy(\.isBlank) ? low : low + 1
  }
}
