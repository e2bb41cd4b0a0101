import Redline

extension TextRedline {
  /// A block's text in inks, or between the marks of `wdiff` where there is no colour.
  ///
  /// - Parameter operations: Which spans are wanted: all, or those of one side.
  func terminalRuns(
    of block: Block, only operations: Set<Operation> = [.equal, .insert, .delete], _ style: TerminalStyle
  ) -> [WrappedText.Run] {
    let heading = if case .heading = kind(of: block) { true } else { false }
    var runs: [WrappedText.Run] = []
    let spans = visibleSpans(of: block).filter { operations.contains($0.operation) }
    for (index, span) in spans.enumerated() {
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
      if index < spans.count - 1, span.breaksLine(among: operations) {
        runs.append(.init(text: "\n", ink: .plain))
      }
    }
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
