import TextDiff

extension ProposedChanges {
  /// The changes of a redline, in the order of the old text. Cost: linear in the redline.
  ///
  /// A change of words is a run of spans that differ; a paragraph that is new, gone or elsewhere is a change of its own.
  ///
  /// - Parameters:
  ///   - redline: the draft's text and the proposal's.
  ///   - attribution: who made each span, if known: a run is divided where its step changes. A new paragraph in which several
  ///     wrote is of them all.
  ///   - authors: the author of each step.
  public init(_ redline: TextRedline, attribution: Attribution? = nil, authors: [String] = []) {
    var reader = RedlineChanges(redline, attribution)
    reader.read()
    self.init(
      unchecked: reader.numbered().map { change, steps in
        var change = change
        let names = steps.compactMap { authors.indices.contains($0) && !authors[$0].isEmpty ? authors[$0] : nil }
        change.author = names.isEmpty ? nil : names.joined(separator: ", ")
        return change
      })
  }
}

/// Reads the changes of a redline block by block, in the order of the new text.
private struct RedlineChanges {
  private let redline: TextRedline
  private let attribution: Attribution?
  private var changes: [TextChange] = []
  /// Whose steps each change is, if the redline says.
  private var steps: [[Int]] = []
  /// The paragraphs of the old text as the redline has them, in order; how many are passed; and the end of the last.
  private var olds: [Int]
  private var passed = 0
  private var oldEnd = 0
  private var newEnd = 0
  /// The number of each move, by its block.
  private var moves: [Int: Int] = [:]
  /// Whether a block is at its place in both texts.
  private var isAnchor: [Bool]
  /// The notes that have another name; `nil` for none.
  private let notes: RenamedNotes?

  init(_ redline: TextRedline, _ attribution: Attribution?) {
    self.redline = redline
    self.attribution = attribution
    notes = RenamedNotes(redline)
    let blocks = redline.blocks
    olds = blocks.indices.filter { !blocks[$0].from.isEmpty }.sorted {
      blocks[$0].from.lowerBound < blocks[$1].from.lowerBound
    }
    var last = -1
    isAnchor = blocks.map { block in
      guard block.change != .moved, block.change != .movedModified, !block.to.isEmpty, let from = block.from.first,
        from > last
      else { return false }
      last = from
      return true
    }
  }

  mutating func read() {
    var anchors = redline.blocks.indices.filter { isAnchor[$0] }[...]
    for (index, block) in redline.blocks.enumerated() {
      if isAnchor[index] {
        anchors.removeFirst()
        pass(before: block.from.lowerBound)
        passed += 1
        words(of: block, index)
        oldEnd = redline.old.range(of: block.from)?.upperBound ?? oldEnd
      } else if let new = redline.new.range(of: block.to) {
        let move = block.from.isEmpty ? nil : move(index)
        add(TextChange(kind: .insertion, base: oldEnd..<oldEnd, text: new, move: move), block: index)
      } else if let gone = block.from.last, gone < anchors.first.map({ redline.blocks[$0].from.lowerBound }) ?? .max {
        pass(before: gone + 1)
      }
      newEnd = redline.new.range(of: block.to)?.upperBound ?? newEnd
    }
    pass(before: .max)
  }

  /// Passes the paragraphs of the old text before a place that are gone from theirs.
  private mutating func pass(before place: Int) {
    while passed < olds.count, redline.blocks[olds[passed]].from.lowerBound < place {
      let index = olds[passed]
      passed += 1
      guard let old = redline.old.range(of: redline.blocks[index].from) else { continue }
      let move = redline.blocks[index].to.isEmpty ? nil : move(index)
      add(TextChange(kind: .deletion, base: old, text: newEnd..<newEnd, move: move), block: index)
      oldEnd = old.upperBound
    }
  }

  private mutating func move(_ block: Int) -> Int {
    if let known = moves[block] { return known }
    let number = moves.count + 1
    moves[block] = number
    return number
  }

  private mutating func add(_ change: TextChange, block: Int, step: Int? = nil) {
    changes.append(change)
    guard let attribution else { return steps.append([]) }
    if let step { return steps.append([step]) }
    steps.append(attribution.steps(ofBlock: block, in: redline))
  }

  private mutating func words(of block: TextRedline.Block, _ index: Int) {
    let label = redline.renumbering(of: block)
    var open: (base: Range<Int>, text: Range<Int>, step: Int?)?
    func kind(_ base: Range<Int>, _ text: Range<Int>) -> TextChange.Kind {
      if let label, label.old.contains(base), label.new.contains(text) { return .renumbering }
      if let notes, notes.isRenaming(base, text) { return .renumbering }
      let (old, new) = (redline.old.bytes[base], redline.new.bytes[text])
      guard old.allSatisfy(\.isBlank), new.allSatisfy(\.isBlank) else { return .words }
      // Two paragraphs made one, or one made two.
      let isBreak = { (blanks: ArraySlice<UInt8>) in blanks.contains { $0 == 0x0A || $0 == 0x0D } }
      let isDivided = block.change == .split || block.change == .merged
      return isDivided && isBreak(old) != isBreak(new) ? .words : .spacing
    }
    func close() {
      guard let (base, text, step) = open else { return }
      add(TextChange(kind: kind(base, text), base: base, text: text), block: index, step: step)
      open = nil
    }
    var (oldAt, newAt) = (
      redline.old.range(of: block.from)?.lowerBound ?? 0, redline.new.range(of: block.to)?.lowerBound ?? 0
    )
    for place in block.spans {
      let span = redline.spans[place]
      guard span.operation != .equal else {
        close()
        (oldAt, newAt) = (span.old.upperBound, span.new.upperBound)
        continue
      }
      let step = attribution?.step(ofSpan: place)
      if let current = open, current.step != step { close() }
      let isDeletion = span.operation == .delete
      let (base, text) = (
        oldAt..<(isDeletion ? span.old.upperBound : oldAt), newAt..<(isDeletion ? newAt : span.new.upperBound)
      )
      if let current = open {
        open = (current.base.lowerBound..<base.upperBound, current.text.lowerBound..<text.upperBound, step)
      } else {
        open = (base, text, step)
      }
      (oldAt, newAt) = (base.upperBound, text.upperBound)
    }
    close()
  }

  /// All changes in the order of the old text, each paragraph with the blank lines before it, and numbered.
  mutating func numbered() -> [(TextChange, steps: [Int])] {
    var number = 0
    var result: [(TextChange, steps: [Int])] = []
    for (change, steps) in joined(Array(zip(changes, steps))) {
      var change = change
      if change.kind.isProposed {
        number += 1
        change.number = number
      }
      result.append((change, steps))
    }
    return result
  }

  /// The blank line between two paragraphs belongs to the second one, so that a paragraph at the end is added or deleted with
  /// the blank line before it.
  private func joined(_ all: [(TextChange, [Int])]) -> [(TextChange, [Int])] {
    var result: [(TextChange, [Int])] = []
    for (change, step) in all {
      var change = change
      if change.kind == .insertion || change.kind == .deletion, let (last, _) = result.last, last.kind == .spacing,
        last.base.upperBound == change.base.lowerBound, last.text.upperBound == change.text.lowerBound
      {
        result.removeLast()
        change.base = last.base.lowerBound..<change.base.upperBound
        change.text = last.text.lowerBound..<change.text.upperBound
        result.append((change, step))
        continue
      }
      if change.kind == .insertion || change.kind == .deletion { slide(&change, after: result.last?.0) }
      if let previous = result.last, previous.0.kind == change.kind {
        var last = previous.0
        shift(&last, &change)
        result[result.count - 1].0 = last
      }
      result.append((change, step))
    }
    return result
  }

  /// Gives the blank lines between two new paragraphs, or two that are gone, to the second one.
  private func shift(_ last: inout TextChange, _ change: inout TextChange) {
    guard last.base.upperBound == change.base.lowerBound, last.text.upperBound == change.text.lowerBound else { return }
    func blanks(_ bytes: ArraySlice<UInt8>) -> Int { max(0, bytes.reversed().prefix { $0 == 0x0A }.count - 1) }
    if change.kind == .insertion, last.base.isEmpty, change.base.isEmpty {
      let end = last.text.upperBound - blanks(redline.new.bytes[last.text])
      last.text = last.text.lowerBound..<end
      change.text = end..<change.text.upperBound
    } else if change.kind == .deletion, last.text.isEmpty, change.text.isEmpty {
      let end = last.base.upperBound - blanks(redline.old.bytes[last.base])
      last.base = last.base.lowerBound..<end
      change.base = end..<change.base.upperBound
    }
  }

  /// Moves a paragraph's change over the blank lines before it, if the same blank lines end it.
  private func slide(_ change: inout TextChange, after last: TextChange?) {
    let (old, new) = (redline.old.bytes, redline.new.bytes)
    func isBlankLine(_ place: Int) -> Bool { place > 1 && old[place - 1] == 0x0A && old[place - 2] == 0x0A }
    while isBlankLine(change.base.lowerBound), (last?.base.upperBound ?? 0) < change.base.lowerBound,
      (last?.text.upperBound ?? 0) < change.text.lowerBound
    {
      if change.text.isEmpty {
        guard change.base.count > 1, old[change.base.upperBound - 1] == 0x0A else { return }
      } else {
        guard change.base.isEmpty, change.text.count > 1, new[change.text.upperBound - 1] == 0x0A,
          new[change.text.lowerBound - 1] == 0x0A
        else { return }
      }
      change.base = change.base.lowerBound - 1..<change.base.upperBound - 1
      change.text = change.text.lowerBound - 1..<change.text.upperBound - 1
    }
  }
}

extension SourceText {
  /// The bytes of some blocks; `nil` for none.
  fileprivate func range(of blocks: Range<Int>) -> Range<Int>? {
    guard let first = blocks.first, let last = blocks.last else { return nil }
    return self.blocks[first].range.lowerBound..<self.blocks[last].range.upperBound
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension UInt8 {
  /// A space, tab or line break.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
