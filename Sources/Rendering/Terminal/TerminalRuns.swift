import Redline

extension TextRedline {
  /// A block's text in inks, or between the marks of `wdiff` where there is no colour.
  ///
  /// - Parameters:
  ///   - operations: Which spans are wanted: all, or those of one side.
  ///   - attribution: Who made the changes. What came and went is shown where both sides are.
  func terminalRuns(
    of block: Block, only operations: Set<Operation> = [.equal, .insert, .delete], _ style: TerminalStyle,
    _ attribution: BlockAttribution? = nil
  ) -> [WrappedText.Run] {
    let heading = if case .heading = kind(of: block) { true } else { false }
    var runs: [WrappedText.Run] = []
    let spans = visibleSpans(of: block).filter { operations.contains($0.operation) }
    let showsPassing = operations.count == 3
    var passed = Int.min
    func pass(upTo span: Int) {
      guard showsPassing, let attribution else { return }
      for text in attribution.passing(after: passed, upTo: span) {
        let words = VisibleSpan(operation: .delete, bytes: text.text[...].trimmedLineEnds).shown
        let marks = (BlockAttribution.mark(text.insertedBy), BlockAttribution.mark(text.deletedBy))
        runs.append(.init(text: style.color ? words : "[-{+\(words)+}\(marks.0)-]", ink: .passing))
        runs.append(.init(text: style.color ? marks.0 + marks.1 : marks.1, ink: .dim))
        if text.text.last == 0x0A { runs.append(.init(text: "\n", ink: .plain)) }
      }
      passed = span
    }
    for (index, span) in spans.enumerated() {
      pass(upTo: span.index)
      switch span.operation {
      case .equal:
        let ink = heading ? Ink.bold : .plain
        if let ends = LongRun.ends(of: span.bytes) {
          runs.append(.init(text: VisibleSpan(operation: .equal, bytes: ends.head).terminalText, ink: ink))
          runs.append(.init(text: "\n… \(style.language(.unchangedWords(ends.words))) …\n", ink: .moved))
          runs.append(.init(text: VisibleSpan(operation: .equal, bytes: ends.tail).terminalText, ink: ink))
        } else {
          runs.append(.init(text: span.terminalText, ink: ink))
        }
      case .insert:
        runs.append(.init(text: style.color ? span.shown : "{+\(span.shown)+}", ink: .inserted))
      case .delete:
        runs.append(.init(text: style.color ? span.shown : "[-\(span.shown)-]", ink: .deleted))
      }
      if let mark = attribution?.mark(ofSpan: span.index) { runs.append(.init(text: mark, ink: .dim)) }
      if index < spans.count - 1, span.breaksLine(among: operations) {
        runs.append(.init(text: "\n", ink: .plain))
      }
    }
    pass(upTo: .max)
    return runs
  }

  /// The sign that stands at the left of a block.
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
  /// Without the line ends at its end.
  var trimmedLineEnds: ArraySlice<UInt8> {
    let ends = reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
    return ends < count ? dropLast(ends) : self
  }
}

extension VisibleSpan {
  fileprivate var shown: String { isBlankChange ? blankSigns : terminalText }

  fileprivate var terminalText: String {
    bytes.withUnsafeBytes { bytes in
      var buffer = ByteWriter()
      TerminalText.append(bytes, keepingLayout: true, to: &buffer)
      return buffer.text
    }
  }
}
