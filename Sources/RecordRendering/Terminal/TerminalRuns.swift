import TextDiff

extension TextRedline {
  /// A block's text in inks, or between the markers of `wdiff` without colour.
  ///
  /// - Parameters:
  ///   - operations: Which spans are included: all, or those of one side.
  ///   - attribution: Who made the changes. Passing text is shown if both sides are.
  func terminalRuns(
    of block: Block, only operations: Set<Operation> = [.equal, .insert, .delete], _ style: TerminalStyle,
    _ attribution: BlockAttribution? = nil
  ) -> [WrappedText.Run] {
    let kind = kind(of: block)
    let plain = if case .heading = kind { Ink.bold } else { Ink.plain }
    var runs: [WrappedText.Run] = []
    let all = visibleSpans(of: block)
    let spans = all.filter { operations.contains($0.operation) }
    let view = InlineView(self, block)
    // A marker that makes it a heading or an item, if that did not change.
    let mark =
      all.first.map { all.count == 1 || $0.operation == .equal ? markerLength(of: block, in: $0.bytes) : 0 } ?? 0
    let isRule = isRowOfDashes(block) && !isChanged(block)
    func show(_ span: VisibleSpan, _ ink: Ink) {
      guard !isRule else { return runs.append(.init(text: String(repeating: "─", count: 12), ink: .dim)) }
      for (words, style) in view.words(of: span, in: self) { runs.append(.init(text: words, ink: ink.styled(style))) }
    }
    if mark > 0, kind == .listItem, let first = spans.first {
      let indent = first.bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count
      runs.append(
        .init(text: String(repeating: " ", count: indent) + "• ", ink: first.operation.ink(else: plain)))
    }
    let showsPassing = operations.count == 3
    var passed = Int.min
    func pass(upTo span: Int) {
      guard showsPassing, let attribution else { return }
      for text in attribution.passing(after: passed, upTo: span) {
        let words = InlineView.neutral(text.text[...].trimmedLineEnds)
        let marks = (BlockAttribution.mark(text.insertedBy), BlockAttribution.mark(text.deletedBy))
        runs.append(.init(text: style.color ? words : "[-{+\(words)+}\(marks.0)-]", ink: .passing))
        runs.append(.init(text: style.color ? marks.0 + marks.1 : marks.1, ink: .dim))
        if text.text.last == 0x0A { runs.append(.init(text: "\n", ink: .plain)) }
      }
      passed = span
    }
    for (index, span) in spans.enumerated() {
      pass(upTo: span.index)
      var span = span
      if index == 0, mark > 0, kind != .tableRow { span = span.dropping(mark) }
      let ink = span.operation.ink(else: plain)
      if span.operation == .equal {
        if let ends = LongRun.ends(of: span.bytes) {
          show(VisibleSpan(operation: .equal, bytes: ends.head, index: span.index), ink)
          runs.append(.init(text: "\n… \(style.language(.unchangedWords(ends.words))) …\n", ink: .moved))
          show(VisibleSpan(operation: .equal, bytes: ends.tail, index: span.index), ink)
        } else {
          show(span, ink)
        }
      } else {
        let (opening, closing) = span.operation == .insert ? ("{+", "+}") : ("[-", "-]")
        if !style.color { runs.append(.init(text: opening, ink: ink)) }
        if span.isBlankChange { runs.append(.init(text: span.blankSigns, ink: ink)) } else { show(span, ink) }
        if !style.color { runs.append(.init(text: closing, ink: ink)) }
      }
      if let mark = attribution?.mark(ofSpan: span.index) { runs.append(.init(text: mark, ink: .dim)) }
      if index < spans.count - 1, span.breaksLine(among: operations) {
        runs.append(.init(text: "\n", ink: .plain))
      }
    }
    pass(upTo: .max)
    return runs
  }

  /// The symbol in the left margin of a block.
  static func sign(of change: BlockChange) -> (sign: String, ink: Ink) {
    switch change {
    case .equal: (" ", .dim)
    case .modified: ("~", .bold)
    case .inserted: ("+", .inserted)
    case .deleted: ("-", .deleted)
    case .moved, .movedModified: (">", .moved)
    case .split: ("<", .bold)
    case .merged: ("&", .bold)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without trailing line endings.
  var trimmedLineEnds: ArraySlice<UInt8> {
    let ends = reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    return ends < count ? dropLast(ends) : self
  }
}

extension TextRedline.Operation {
  fileprivate func ink(else plain: Ink) -> Ink {
    switch self {
    case .equal: plain
    case .insert: .inserted
    case .delete: .deleted
    }
  }
}
