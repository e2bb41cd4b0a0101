import TextDiff

extension TextRedline {
  /// The words that a list of changes shows for a block: a few before the first change and the change itself; the first
  /// words if all or none of it changed.
  func excerpt(of block: Block, columns limit: Int = 52) -> [(operation: Operation, words: String)] {
    let spans = visibleSpans(of: block)
    guard let first = spans.firstIndex(where: { $0.operation != .equal }), spans.count > 1 else {
      return [(.equal, firstWords(of: block))]
    }
    let view = InlineView(self, block)
    func read(_ span: VisibleSpan, _ bytes: ArraySlice<UInt8>) -> String {
      let part = VisibleSpan(operation: span.operation, bytes: bytes, index: span.index)
      return TerminalText.neutralised(view.words(of: part, in: self).map(\.words).joined())
    }
    let isMarked = spans[0].operation == .equal
    var excerpt: [(operation: Operation, words: String)] = []
    var room = limit
    if first > 0 {
      let span =
        first == 1 && isMarked ? spans[0].dropping(markerLength(of: block, in: spans[0].bytes)) : spans[first - 1]
      let tail = span.bytes.suffix(limit * 4)
      let before = lastWords(read(span, tail), isCut: tail.count < span.bytes.count, columns: limit / 3)
      room -= TerminalText.columns(before)
      if !before.isEmpty { excerpt.append((.equal, before)) }
    }
    for span in spans[first...] {
      guard room > 4 else { break }
      // Bytes beyond what can be shown are not processed.
      let words = span.isBlankChange ? span.blankSigns : cut(read(span, span.bytes.prefix(room * 8)), to: room)
      room -= TerminalText.columns(words)
      excerpt.append((span.operation, words))
    }
    return excerpt
  }

  private func lastWords(_ words: String, isCut: Bool, columns limit: Int) -> String {
    var kept = words.suffix(limit)
    if kept.count == words.count, !isCut { return words }
    if let space = kept.firstIndex(of: " "), space < kept.indices.last ?? kept.startIndex {
      kept = kept[kept.index(after: space)...]
    }
    return "…" + kept
  }

  private func cut(_ words: String, to limit: Int) -> String {
    if TerminalText.columns(words) <= limit { return words }
    let space = words.prefix { $0 == " " }
    return space + TerminalText.shortened(words, to: max(1, limit - space.count))
  }
}
