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
    /// Whether a change of the paragraph before brings it: the proposal merges it into that one.
    var isRest = false
    /// The place of the paragraph into which it merges this one.
    var mergedInto: Int?
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
    let changes = proposal.changes.changes
    // What is brought in right before new paragraphs ends the paragraph before them: behind them it would be in another order.
    var isBeforeNew = [Bool](repeating: false, count: changes.count)
    for place in changes.indices.dropLast().reversed() where changes[place].base.isEmpty {
      isBeforeNew[place] =
        changes[place + 1].base.lowerBound == changes[place].base.lowerBound
        && (isNew(changes[place + 1]) || isBeforeNew[place + 1])
    }
    for (place, change) in changes.enumerated() {
      if isNew(change) || isBeforeNew[place] && change.base.lowerBound == 0 {
        // It is between two paragraphs, unless a change reaches over that place.
        let gap = change.base.lowerBound == 0 ? 0 : regions.index(of: change.base.lowerBound - 1) + 1
        inserted[gap].append(NewParagraphs(proposal: index, change: change, text: proposal.text))
        continue
      }
      let start = change.base.lowerBound - (isBeforeNew[place] ? 1 : 0)
      let first = min(regions.index(of: start), max(0, regions.regions.count - 1))
      let last =
        change.base.isEmpty ? first : min(regions.index(of: change.base.upperBound - 1), regions.regions.count - 1)
      guard !regions.regions.isEmpty else {
        inserted[0].append(NewParagraphs(proposal: index, change: change, text: proposal.text))
        continue
      }
      if let open = pending, first > open.last {
        replace(index, open.first, open.last, open.changes)
        pending = nil
      }
      let end = pending?.last ?? last
      if pending == nil {
        pending = (first, last, [change])
      } else {
        // In place: a paragraph may have thousands of changes.
        pending?.last = max(end, last)
        pending?.changes.append(change)
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
    guard first < last else {
      replaced[first].append(Replacement(proposal: index, text: result, changes: changes))
      return
    }
    let shares = shares(of: result, among: first...last)
    var own: [[TextChange]] = Array(repeating: [], count: last - first + 1)
    for change in changes {
      // Where it is seen: the first paragraph that is another one by it.
      var region = max(first, min(last, regions.index(of: change.base.lowerBound)))
      let end = change.base.isEmpty ? region : max(region, min(last, regions.index(of: change.base.upperBound - 1)))
      while region < end, shares[region - first].isSame { region += 1 }
      own[region - first].append(change)
    }
    var head: Int?
    for region in first...last {
      let (share, changes) = (shares[region - first], own[region - first])
      let words = result[share.range]
      let isRest = changes.isEmpty && !share.isSame
      if !isRest { head = words.allSatisfy(\.isBlank) ? nil : region + 1 }
      guard !changes.isEmpty || words != bytes[regions.regions[region]] else { continue }
      replaced[region].append(
        Replacement(
          proposal: index, text: Array(words), changes: changes, isRest: isRest, mergedInto: isRest ? head : nil))
    }
  }

  /// What each of some paragraphs becomes in a text that replaces all of them: equal ones keep their place.
  private func shares(of text: [UInt8], among paragraphs: ClosedRange<Int>) -> [(range: Range<Int>, isSame: Bool)] {
    guard let source = try? SourceText(text) else { return [(0..<text.count, false)] }
    let new = ParagraphRegions(source).regions
    // Another number does not make another paragraph.
    func words(_ source: SourceText, _ block: Int) -> ArraySlice<UInt8> {
      source.bytes[BlockParts(source, block).content]
    }
    var places: [ArraySlice<UInt8>: [Int]] = [:]
    for place in new.indices.reversed() { places[words(source, place), default: []].append(place) }
    var shares: [(range: Range<Int>, isSame: Bool)] = []
    var (at, next) = (0, 0)
    for paragraph in paragraphs {
      let words = words(base.source, paragraph)
      while let place = places[words]?.last, place < next { places[words]?.removeLast() }
      guard !words.isEmpty, let place = places[words]?.popLast() else {
        shares.append((at..<at, false))
        continue
      }
      // What is before it is that of the first paragraph since the last equal one; without one it is a part of its neighbour.
      let start = new[place].lowerBound
      if let free = shares.lastIndex(where: \.isSame).map({ $0 + 1 }) ?? shares.indices.first, free < shares.count {
        // The first paragraph may have some already, if one before it in the new text is an equal one.
        shares[free].range = shares[free].range.lowerBound..<start
        for rest in free + 1..<max(free + 1, shares.count) { shares[rest].range = start..<start }
        shares.append((start..<new[place].upperBound, true))
      } else if start > at, let last = shares.indices.last {
        shares[last] = (shares[last].range.lowerBound..<start, false)
        shares.append((start..<new[place].upperBound, true))
      } else {
        shares.append((at..<new[place].upperBound, start == at))
      }
      (at, next) = (new[place].upperBound, place + 1)
    }
    if at < text.count, let last = shares.indices.last {
      let free = min((shares.lastIndex(where: \.isSame) ?? -1) + 1, last)
      shares[free] = (shares[free].range.lowerBound..<text.count, false)
      for rest in free + 1..<max(free + 1, shares.count) { shares[rest].range = text.count..<text.count }
    }
    return shares
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
          isProposed: group.contains { $0.isRest || $0.changes.contains { $0.kind.isProposed } },
          isMove: !moves.isEmpty, proposals: group.map { proposals[$0.proposal].id },
          parts: group.map {
            CompiledText.Part(proposal: $0.proposal, changes: $0.changes, isRest: $0.isRest, mergedInto: $0.mergedInto)
          }), moves
      )
    }.sorted { one, other in
      let (a, b) = (one.alternative, other.alternative)
      return a.holders == b.holders
        ? a.text.lexicographicallyPrecedes(b.text) : a.holders.lexicographicallyPrecedes(b.holders)
    }
  }
}
