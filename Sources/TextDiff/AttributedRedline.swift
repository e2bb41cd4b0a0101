extension TextRedline {
  /// The same redline with its changes attributed to the steps from its old text to its new one.
  ///
  /// Accepting and rejecting give the same texts as before: spans are split where the step changes, and nothing else is
  /// done to them. Cost: the comparison of each version with the next.
  /// - Parameters:
  ///   - versions: The texts between the two, oldest first, excluding both.
  ///   - steps: The number of each step, one more than versions.
  public func attributed(through versions: [[UInt8]], steps: [Int]) -> (redline: TextRedline, attribution: Attribution)
  {
    precondition(steps.count == versions.count + 1, "There is a step to each version and one to the new text.")
    var provenance = Provenance(of: old.bytes)
    if versions.isEmpty {
      provenance.take(self, step: steps[0])
    } else {
      var before = old.bytes
      for (version, step) in zip(versions + [new.bytes], steps) {
        if version != before { provenance.take(TextRedline(from: before, to: version), step: step) }
        before = version
      }
    }
    var writer = AttributionWriter(self, provenance, last: steps[steps.count - 1])
    return writer.write()
  }
}

/// Splits the spans of a redline where their step changes.
private struct AttributionWriter {
  let redline: TextRedline
  let provenance: Provenance
  let removals: [Provenance.Removal]
  /// The step to assume if nothing is known: the last one.
  let last: Int

  private var spans: [TextRedline.Span] = []
  private var steps: [Int32] = []
  private var passing: [Attribution.Passing] = []

  private static let unknown: Int32 = -2

  init(_ redline: TextRedline, _ provenance: Provenance, last: Int) {
    self.redline = redline
    self.provenance = provenance
    self.last = last
    removals = provenance.removals()
  }

  mutating func write() -> (redline: TextRedline, attribution: Attribution) {
    var blocks: [TextRedline.Block] = []
    var movers: [Int32] = []
    var statistics: [Int: TextRedline.Statistics] = [:]
    blocks.reserveCapacity(redline.blocks.count)
    let lastBlock = redline.blocks.lastIndex { !$0.to.isEmpty } ?? redline.blocks.count - 1
    for (index, block) in redline.blocks.enumerated() {
      let first = spans.count
      for span in redline.spans[block.spans] {
        switch span.operation {
        case .equal: insertion(span, block: index, isEqual: true)
        case .insert: insertion(span, block: index, isEqual: false)
        case .delete: deletion(span)
        }
      }
      if index == lastBlock { passAtEnd(block: index) }
      settle(first..<spans.count)
      let mover = block.change == .moved || block.change == .movedModified ? self.mover(of: block) : -1
      movers.append(mover)
      if mover >= 0 { statistics[Int(mover), default: .init()].blocksMoved += 1 }
      blocks.append(.init(change: block.change, from: block.from, to: block.to, spans: first..<spans.count))
    }
    let result = TextRedline(
      unchecked: redline.old, redline.new, blocks: blocks, spans: spans, statistics: redline.statistics,
      notes: redline.notes)
    for (step, words) in result.words(ofSteps: steps) {
      statistics[step, default: .init()].wordsInserted += words.inserted
      statistics[step, default: .init()].wordsDeleted += words.deleted
    }
    return (
      result, Attribution(passing: passing, statistics: statistics, stepOfSpan: steps, moverOfBlock: movers)
    )
  }

  /// A span of the new text: split where its step changes, and where text passed through.
  private mutating func insertion(_ span: TextRedline.Span, block: Int, isEqual: Bool) {
    var at = span.new.lowerBound
    func part(to end: Int) -> TextRedline.Span {
      let offset = span.old.lowerBound - span.new.lowerBound
      let old = isEqual ? at + offset..<end + offset : span.old
      return TextRedline.Span(span.operation, old: old, new: at..<end)
    }
    var step = Self.unknown
    provenance.forEachRun(in: span.new) { run in
      let start = Int(run.start)
      let next: Int32 = run.isPassing ? step : isEqual ? -1 : run.step >= 0 ? run.step : max(run.mover, -1)
      let known = run.isPassing || isEqual ? next : next == -1 ? Self.unknown : next
      if start > at, run.isPassing || known != step {
        add(part(to: start), isEqual ? -1 : step)
        at = start
      }
      if run.isPassing { pass(run.passing, block: block) }
      step = known
    }
    // The line endings after a text belong to the step that last changed its end.
    let isClosing =
      !isEqual && at > span.new.lowerBound && redline.new.bytes[at..<span.new.upperBound].allSatisfy(Bytes.isSpace)
    add(part(to: span.new.upperBound), isEqual ? -1 : isClosing ? Self.unknown : step)
  }

  private mutating func deletion(_ span: TextRedline.Span) {
    var at = span.old.lowerBound
    var (low, high) = (0, removals.count)
    while low < high {
      let middle = (low + high) / 2
      if removals[middle].range.upperBound <= at { low = middle + 1 } else { high = middle }
    }
    func add(to end: Int, _ step: Int32) {
      guard end > at else { return }
      self.add(TextRedline.Span(.delete, old: at..<end, new: span.new), step)
      at = end
    }
    while low < removals.count, removals[low].range.lowerBound < span.old.upperBound {
      add(to: removals[low].range.lowerBound, Self.unknown)
      add(to: min(removals[low].range.upperBound, span.old.upperBound), removals[low].step)
      low += 1
    }
    add(to: span.old.upperBound, Self.unknown)
  }

  private mutating func add(_ span: TextRedline.Span, _ step: Int32) {
    spans.append(span)
    steps.append(step)
  }

  private mutating func pass(_ number: Int, block: Int) {
    let text = provenance.passing[number]
    passing.append(
      .init(block: block, span: spans.count, text: text.text, insertedBy: text.insertedBy, deletedBy: text.deletedBy))
  }

  private mutating func passAtEnd(block: Int) {
    let end = redline.new.bytes.count
    for run in provenance.runs.reversed().prefix(while: { $0.isPassing && Int($0.start) == end }).reversed() {
      pass(run.passing, block: block)
    }
  }

  /// Gives the spans of a block that no step has changed the step of their neighbour, and joins spans of the same step.
  ///
  /// A word that every step left unchanged is still marked if everything around it changed.
  private mutating func settle(_ block: Range<Int>) {
    var known = Self.unknown
    for index in block where steps[index] != -1 {
      if steps[index] == Self.unknown { steps[index] = known } else { known = steps[index] }
    }
    known = Self.unknown
    for index in block.reversed() where steps[index] != -1 {
      if steps[index] == Self.unknown {
        steps[index] = known == Self.unknown ? Int32(last) : known
      } else {
        known = steps[index]
      }
    }
    join(block)
  }

  private mutating func join(_ block: Range<Int>) {
    guard !block.isEmpty else { return }
    var kept = block.lowerBound
    var next = passing.count
    while next > 0, passing[next - 1].span >= block.lowerBound { next -= 1 }
    /// Moves the passing texts before a span to the span's new position.
    func place(_ span: Int, at place: Int) -> Bool {
      let first = next
      while next < passing.count, passing[next].span == span {
        let text = passing[next]
        passing[next] = .init(
          block: text.block, span: place, text: text.text, insertedBy: text.insertedBy, deletedBy: text.deletedBy)
        next += 1
      }
      return next > first
    }
    _ = place(block.lowerBound, at: block.lowerBound)
    for index in block.dropFirst() {
      let (last, span) = (spans[kept], spans[index])
      let isCut = place(index, at: kept + 1)
      if !isCut, last.operation == span.operation, steps[kept] == steps[index] {
        spans[kept] = TextRedline.Span(
          last.operation, old: last.old.lowerBound..<span.old.upperBound, new: last.new.lowerBound..<span.new.upperBound
        )
      } else {
        kept += 1
        spans[kept] = span
        steps[kept] = steps[index]
      }
    }
    _ = place(block.upperBound, at: kept + 1)
    spans.removeLast(block.upperBound - kept - 1)
    steps.removeLast(block.upperBound - kept - 1)
  }

  /// The step that moved most of a block.
  private func mover(of block: TextRedline.Block) -> Int32 {
    var bytes: [Int32: Int] = [:]
    for span in redline.spans[block.spans] where span.operation == .equal {
      provenance.forEachRun(in: span.new) { run in
        if run.mover >= 0 { bytes[run.mover, default: 0] += Int(run.end - run.start) }
      }
    }
    return bytes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? Int32(last)
  }
}

extension TextRedline {
  /// The words that the spans of each step inserted and deleted.
  fileprivate func words(ofSteps steps: [Int32]) -> [Int: (inserted: Int, deleted: Int)] {
    var counts: [Int: (inserted: Int, deleted: Int)] = [:]
    old.withBytes { oldBytes in
      new.withBytes { newBytes in
        for block in blocks {
          for index in block.spans where steps[index] >= 0 {
            switch spans[index].operation {
            case .equal: break
            case .insert:
              counts[Int(steps[index]), default: (0, 0)].inserted += newBytes.wordCount(
                spans[index].new, of: new, blocks: block.to)
            case .delete:
              counts[Int(steps[index]), default: (0, 0)].deleted += oldBytes.wordCount(
                spans[index].old, of: old, blocks: block.from)
            }
          }
        }
      }
    }
    return counts
  }
}
