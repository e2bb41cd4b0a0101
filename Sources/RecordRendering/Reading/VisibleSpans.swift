import TextDiff

/// A span of a redline as a reader sees it.
struct VisibleSpan {
  let operation: TextRedline.Operation
  let bytes: ArraySlice<UInt8>
  /// The span's index in ``TextRedline/spans``.
  var index = 0
  /// The line endings that follow: they close the block and are not shown.
  var closing: ArraySlice<UInt8> = []

  /// Whether it is an invisible change: only white space, inserted or deleted.
  var isBlankChange: Bool {
    operation != .equal && bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }
  }

  /// The span without its first bytes.
  func dropping(_ count: Int) -> VisibleSpan {
    VisibleSpan(operation: operation, bytes: bytes.dropFirst(count), index: index, closing: closing)
  }

  /// Whether a line break follows its symbols: where a paragraph was split, or was two before, on the side that is
  /// shown.
  func breaksLine(among operations: Set<TextRedline.Operation>) -> Bool {
    isBlankChange && bytes.contains(0x0A) && (operation == .insert || !operations.contains(.insert))
  }

  /// Symbols for changed white space: `·` for a space, `→` a tab, `↵` a line ending; many of one kind are counted.
  var blankSigns: String {
    var signs = ""
    var rest = bytes
    while let byte = rest.first {
      let count = rest.prefix { $0 == byte }.count
      let sign =
        switch byte {
        case 0x20: "·"
        case 0x09: "→"
        case 0x0D: "␍"
        default: "↵"
        }
      signs += count > 8 ? "\(sign)×\(count)" : String(repeating: sign, count: count)
      rest = rest.dropFirst(count)
    }
    return signs
  }
}

extension TextRedline {
  /// Whether a block appears changed: more of it than the line endings that close it.
  ///
  /// The last paragraph of a text has one line ending, and two when another follows it; nobody wrote them.
  func isChanged(_ block: Block) -> Bool {
    switch block.change {
    case .equal: false
    case .modified: visibleSpans(of: block).contains { $0.operation != .equal }
    case .inserted, .deleted, .moved, .movedModified, .split, .merged: true
    }
  }

  /// Whether only the number of a block changed.
  func isRenumberedOnly(_ block: Block) -> Bool { block.change == .modified && renumbering(of: block)?.isAll == true }

  /// Whether a block is one of the changes that are counted, listed and navigated.
  ///
  /// One new article renumbers all that follow: their new numbers are marked where they are shown, and counted
  /// separately.
  func isListed(_ block: Block) -> Bool { isChanged(block) && !isRenumberedOnly(block) }

  /// The spans of a block without the line endings that close it, unless the block has nothing else.
  func visibleSpans(of block: Block) -> [VisibleSpan] {
    closedSpans(of: block).filter { !$0.bytes.isEmpty }
  }

  /// All spans of a block, with the line endings that close it separated. Together they hold every byte of the block.
  func closedSpans(of block: Block) -> [VisibleSpan] {
    var spans = block.spans.map { index in
      VisibleSpan(operation: self.spans[index].operation, bytes: bytes(of: self.spans[index]), index: index)
    }
    let isOneSided = block.change == .inserted || block.change == .deleted
    var trimmed: Set<Operation> = []
    for index in spans.indices.reversed() {
      let span = spans[index]
      // The line endings of the old text and of the new one may be in two spans.
      if trimmed.contains(span.operation) || trimmed.contains(.equal) { break }
      let ends = span.bytes.reversed().prefix { $0 == 0x0A }.count
      if ends == span.bytes.count {
        // A block of line endings has nothing else to show.
        if isOneSided { break }
      } else if span.isBlankChange {
        continue
      } else {
        // A span of line endings closes the block together with those of the span before it.
        trimmed.insert(span.operation)
      }
      spans[index] = VisibleSpan(
        operation: span.operation, bytes: span.bytes.dropLast(ends), index: span.index,
        closing: span.bytes.suffix(ends))
    }
    return spans
  }

  /// The kind of block that a reader sees: that of the new text, or of the old one if it was deleted.
  func kind(of block: Block) -> SourceText.Kind {
    let side = block.to.isEmpty ? old : new
    let number = block.to.isEmpty ? block.from.lowerBound : block.to.lowerBound
    return side.blocks.indices.contains(number) ? side.blocks[number].kind : .other
  }
}
