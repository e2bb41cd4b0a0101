import MarkdownText

extension [Block] {
  /// The blocks one by one, but consecutive ordered lists of one kind together: in Markdown they are a single list with
  /// non-consecutive numbers.
  var joinedLists: [[Block]] {
    var result: [[Block]] = []
    for block in self {
      if case .ordered(let numbering, _) = block, case .ordered(let before, _)? = result.last?.last,
        before.style == numbering.style, before.delimiter == numbering.delimiter
      {
        result[result.count - 1].append(block)
      } else {
        result.append([block])
      }
    }
    return result
  }
}
