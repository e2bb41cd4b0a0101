/// The layers of one paragraph as one row of pieces: the draft's bytes in order, each with those who delete it, and what is
/// inserted after them.
struct LayerMerge {
  private let layers: [Layer]
  private let range: Range<Int>

  init(_ layers: [Layer], over range: Range<Int>) {
    self.layers = layers
    self.range = range
  }

  /// `nil` if a border between cells or paragraphs would be deleted or inserted: then the block is marked as a whole.
  func pieces(_ block: ShownText.Block, in base: ShownText) -> [LayerPiece]? {
    var cuts: Set<Int> = [range.lowerBound, range.upperBound]
    for layer in layers {
      for edit in layer.edits { cuts.formUnion([edit.base.lowerBound, edit.base.upperBound]) }
    }
    var pieces: [LayerPiece] = []
    var next = [Int](repeating: 0, count: layers.count)
    var at: Int?
    for cut in cuts.sorted() {
      if let start = at {
        let deleting = layers.indices.filter { number in
          let layer = layers[number]
          return layer.edits.indices.contains(next[number]) && layer.edits[next[number]].base.lowerBound <= start
            && layer.edits[next[number]].base.upperBound >= cut
        }
        let author = deleting.isEmpty ? nil : LayeredText.author(deleting.map { layers[$0].holder })
        if author != nil, block.cut(to: start..<cut).contains(where: \.isBorder) { return nil }
        pieces.append(.base(start..<cut, author: author))
      }
      guard let inserted = insertions(at: cut, &next) else { return nil }
      pieces += inserted
      at = cut
    }
    return pieces
  }

  /// What each layer inserts at a place; equal insertions are of all that make them.
  private func insertions(at cut: Int, _ next: inout [Int]) -> [LayerPiece]? {
    var found: [(runs: [ChangedRun], first: Layer, holders: [String])] = []
    for (number, layer) in layers.enumerated() {
      var runs: [ChangedRun] = []
      while layer.edits.indices.contains(next[number]), layer.edits[next[number]].base.upperBound <= cut {
        let edit = layer.edits[next[number]]
        next[number] += 1
        let shown = layer.side.blocks[layer.block].cut(to: edit.text)
        if shown.contains(where: \.isBorder) { return nil }
        runs += ChangedRuns.runs(shown, of: layer.side.bytes, as: .inserted, proposal: layer.proposal)
      }
      guard !runs.isEmpty else { continue }
      if let same = found.firstIndex(where: {
        Self.areSame($0.runs, of: $0.first, runs, of: layer)
      }) {
        found[same].holders.append(layer.holder)
      } else {
        found.append((runs, layer, [layer.holder]))
      }
    }
    return found.map { runs, _, holders in
      let author = LayeredText.author(holders)
      return .inserted(runs.by(author), author: author)
    }
  }

  /// Whether two parties insert the same, their notes included.
  private static func areSame(
    _ runs: [ChangedRun], of layer: Layer, _ others: [ChangedRun], of other: Layer
  ) -> Bool {
    guard runs.count == others.count else { return false }
    return zip(runs, others).allSatisfy { one, two in
      guard one.format == two.format else { return false }
      guard case .note(_, let label?) = one.content, case .note(_, let second?) = two.content else {
        return one.content == two.content
      }
      guard let note = layer.note(label), let same = other.note(second) else { return false }
      return layer.side.hasWords(of: note, as: other.side, same)
    }
  }
}

extension Layer {
  /// The block of a note that the proposal adds.
  fileprivate func note(_ label: ArraySlice<UInt8>) -> Int? {
    side.notes[label.drop { $0 != UInt8(ascii: ":") }.dropFirst()]
  }
}

extension ShownPiece {
  /// Whether a cell or a paragraph within a block ends at it.
  fileprivate var isBorder: Bool { shown == .cellEnd || shown == .paragraphEnd }
}

extension ChangedRuns {
  /// The runs of a proposal's pieces, which name its footnotes as that proposal's.
  static func runs(_ pieces: [ShownPiece], of bytes: [UInt8], as change: Change, proposal: Int) -> [ChangedRun] {
    ChangedRuns(pieces, of: bytes, as: change).runs.map { run in
      guard case .note(let old, let new) = run.content else { return run }
      var run = run
      let key = new ?? old ?? []
      run.content = .note(old: nil, new: ArraySlice(Array("\(proposal):".utf8) + key))
      return run
    }
  }
}

extension [ChangedRun] {
  /// The same runs as an author's.
  func by(_ author: String) -> [ChangedRun] {
    map { run in
      var run = run
      run.author = author
      return run
    }
  }
}
