import TextDiff

/// Puts the changes of all proposals at their paragraphs.
struct Compiler {
  private let base: NumberedText
  private let proposals: [CompiledProposal]
  private let regions: ParagraphRegions
  /// For each paragraph, what each proposal has instead, in the order of the proposals.
  private var replaced: [[Replacement]]
  /// For each place between paragraphs, the new ones of each proposal; the first is before the first paragraph.
  private var inserted: [[NewParagraphs]]

  /// One proposal's text for a paragraph.
  struct Replacement {
    let proposal: Int
    let text: [UInt8]
    let changes: [TextChange]
    /// Whether it belongs to the paragraph before, into which the proposal merges this one.
    var isMerged = false
  }

  init(_ base: NumberedText, _ proposals: [CompiledProposal]) {
    self.base = base
    self.proposals = proposals
    regions = ParagraphRegions(base.source)
    replaced = Array(repeating: [], count: regions.regions.count)
    inserted = Array(repeating: [], count: regions.regions.count + 1)
  }

  mutating func compile() -> [CompiledText.Paragraph] {
    for index in proposals.indices { take(index) }
    var entries: [Entry] = []
    for gap in inserted.indices {
      if gap > 0 {
        entries.append(
          Entry(
            place: gap, after: gap, base: regions.regions[gap - 1],
            alternatives: alternatives(replaced[gap - 1])))
      }
      let end = gap > 0 ? regions.regions[gap - 1].upperBound : 0
      for new in AlignedInsertions(inserted[gap]).slots {
        entries.append(Entry(place: nil, after: gap, base: end..<end, alternatives: alternatives(new)))
      }
    }
    return Moves(entries).paragraphs
  }

  /// An entry of the compilation before moves are numbered.
  struct Entry {
    let place: Int?
    let after: Int
    let base: Range<Int>
    let alternatives: [(alternative: CompiledText.Alternative, moves: [Move])]
  }

  /// A move of one proposal.
  struct Move: Hashable {
    let proposal: Int
    let number: Int
  }

  // MARK: One proposal

  private mutating func take(_ index: Int) {
    let proposal = proposals[index]
    var pending: (first: Int, last: Int, changes: [TextChange])?
    func isNew(_ change: TextChange) -> Bool {
      change.base.isEmpty && change.kind == .insertion
        && (change.base.lowerBound == 0
          || regions.index(of: change.base.lowerBound - 1) != regions.index(of: change.base.lowerBound))
    }
    for change in proposal.changes.changes {
      if isNew(change) {
        // It is between two paragraphs, unless a change reaches over that place.
        let gap = change.base.lowerBound == 0 ? 0 : regions.index(of: change.base.lowerBound - 1) + 1
        inserted[gap].append(NewParagraphs(proposal: index, change: change, text: proposal.text))
        continue
      }
      let first = min(regions.index(of: change.base.lowerBound), max(0, regions.regions.count - 1))
      let last =
        change.base.isEmpty ? first : min(regions.index(of: change.base.upperBound - 1), regions.regions.count - 1)
      guard !regions.regions.isEmpty else {
        inserted[0].append(NewParagraphs(proposal: index, change: change, text: proposal.text))
        continue
      }
      if let open = pending, first <= open.last {
        pending = (open.first, max(open.last, last), open.changes + [change])
      } else {
        if let open = pending { replace(index, open.first, open.last, open.changes) }
        pending = (first, last, [change])
      }
    }
    if let open = pending { replace(index, open.first, open.last, open.changes) }
  }

  private mutating func replace(_ index: Int, _ first: Int, _ last: Int, _ changes: [TextChange]) {
    let (bytes, text) = (base.source.bytes, proposals[index].text)
    var at = regions.regions[first].lowerBound
    var result: [UInt8] = []
    for change in changes {
      result += bytes[at..<change.base.lowerBound]
      result += text[change.text]
      at = change.base.upperBound
    }
    result += bytes[at..<regions.regions[last].upperBound]
    replaced[first].append(Replacement(proposal: index, text: result, changes: changes))
    guard first < last else { return }
    for region in first + 1...last {
      replaced[region].append(Replacement(proposal: index, text: [], changes: [], isMerged: true))
    }
  }

  // MARK: Alternatives

  /// Equal texts are one alternative, with all that hold it.
  private func alternatives(
    _ replacements: [Replacement]
  ) -> [(alternative: CompiledText.Alternative, moves: [Move])] {
    var order: [[UInt8]] = []
    var groups: [[UInt8]: [Replacement]] = [:]
    for replacement in replacements {
      if groups[replacement.text] == nil { order.append(replacement.text) }
      groups[replacement.text, default: []].append(replacement)
    }
    return order.map { text in
      let group = groups[text] ?? []
      let changes = group.flatMap { replacement in
        let id = proposals[replacement.proposal].id
        return replacement.changes.isEmpty
          ? [ChangeReference(proposal: id, number: nil)]
          : replacement.changes.map { ChangeReference(proposal: id, number: $0.number) }
      }
      let moves = group.flatMap { replacement in
        replacement.changes.compactMap { change in
          change.move.map { Move(proposal: replacement.proposal, number: $0) }
        }
      }
      return (
        CompiledText.Alternative(
          holders: Set(group.map { proposals[$0.proposal].holder }).sorted(),
          text: text, changes: changes,
          isProposed: group.contains { $0.isMerged || $0.changes.contains { $0.kind.isProposed } },
          isMove: !moves.isEmpty, proposals: group.map { proposals[$0.proposal].id }), moves
      )
    }.sorted { one, other in
      let (a, b) = (one.alternative, other.alternative)
      return a.holders == b.holders
        ? a.text.lexicographicallyPrecedes(b.text) : a.holders.lexicographicallyPrecedes(b.holders)
    }
  }
}
