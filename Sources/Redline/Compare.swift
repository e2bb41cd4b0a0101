extension TextRedline {
  /// Compares two UTF-8 texts.
  public init(from old: [UInt8], to new: [UInt8]) {
    let a = SourceText(bytes: old, blocks: old.isEmpty ? [] : [.init(range: 0..<old.count, kind: .other)])
    let b = SourceText(bytes: new, blocks: new.isEmpty ? [] : [.init(range: 0..<new.count, kind: .other)])
    var blocks: [Block] = []
    var spans: [Span] = []
    if old == new, !old.isEmpty {
      blocks.append(.init(change: .equal, from: 0..<1, to: 0..<1, spans: 0..<1))
      spans.append(.init(.equal, old: 0..<old.count, new: 0..<new.count))
    } else {
      if !old.isEmpty {
        blocks.append(.init(change: .deleted, from: 0..<1, to: 0..<0, spans: 0..<1))
        spans.append(.init(.delete, old: 0..<old.count, new: 0..<0))
      }
      if !new.isEmpty {
        blocks.append(.init(change: .inserted, from: 0..<0, to: 0..<1, spans: spans.count..<spans.count + 1))
        spans.append(.init(.insert, old: 0..<0, new: 0..<new.count))
      }
    }
    self.init(old: a, new: b, blocks: blocks, spans: spans, statistics: .init(), notes: [])
  }
}
