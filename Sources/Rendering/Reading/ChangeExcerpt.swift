import Redline

extension TextRedline {
  /// The words that a list of changes shows for a block: a few before the first change and the change itself; the first
  /// words where all or none of it changed.
  func excerpt(of block: Block, columns limit: Int = 52) -> [(operation: Operation, words: String)] {
    let spans = visibleSpans(of: block)
    guard let first = spans.firstIndex(where: { $0.operation != .equal }), spans.count > 1 else {
      return [(.equal, firstWords(of: block))]
    }
    var excerpt: [(operation: Operation, words: String)] = []
    var room = limit
    if first > 0 {
      let before = lastWords(spans[first - 1].bytes, columns: limit / 3)
      room -= TerminalText.columns(before)
      if !before.isEmpty { excerpt.append((.equal, before)) }
    }
    for span in spans[first...] {
      guard room > 4 else { break }
      // Far more bytes than can be shown are not looked at.
      let head = String(decoding: span.bytes.prefix(room * 8), as: UTF8.self)
      let words = span.isBlankChange ? span.blankSigns : cut(TerminalText.neutralised(head), to: room)
      room -= TerminalText.columns(words)
      excerpt.append((span.operation, words))
    }
    return excerpt
  }

  private func lastWords(_ bytes: ArraySlice<UInt8>, columns limit: Int) -> String {
    let tail = bytes.suffix(limit * 4)
    let words = TerminalText.neutralised(String(decoding: tail, as: UTF8.self))
    var kept = words.suffix(limit)
    if kept.count == words.count, tail.count == bytes.count { return words }
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
