import TextDiff

/// The changes of a story's blocks, in the order in which a redline shows them.
enum BlockChange {
  /// Aligned; more than one block on a side if paragraphs were split or merged. Without spans, both are equal.
  case pair(old: Range<Int>, new: Range<Int>, spans: [TextRedline.Span])
  case deleted(Int, move: Int?)
  /// - Parameter edited: the origin of a moved paragraph, and its changes.
  case inserted(Int, move: Int?, edited: EditedMove? = nil)
}

extension BlockChange {
  /// How many spans of an aligned block are on one side only.
  var spans: Int {
    guard case .pair(_, _, let spans) = self else { return 0 }
    return spans.count { $0.operation != .equal }
  }
}

/// The old paragraph that was moved and changed, with the spans from the old to the new.
struct EditedMove {
  let old: Int
  let spans: [TextRedline.Span]
}

/// Aligns two sequences of blocks that follow one another in their texts.
struct StoryAlignment {
  private let old: [Range<Int>]
  private let new: [Range<Int>]
  private let canPair: (Int, Int) -> Bool
  private let isWhole: (Int, Int) -> Bool
  private let redline: TextRedline
  private let shift: (old: Int, new: Int)

  /// - Parameters:
  ///   - canPair: whether blocks of these numbers are of one kind.
  ///   - isWhole: whether they are tables or rows, which are neither split nor merged, and are paired if nothing else
  ///     is between the same neighbours.
  static func changes(
    old: [Range<Int>], of oldBytes: [UInt8], new: [Range<Int>], of newBytes: [UInt8],
    canPair: @escaping (Int, Int) -> Bool, isWhole: @escaping (Int, Int) -> Bool
  ) -> [BlockChange] {
    StoryAlignment(old, oldBytes, new, newBytes, canPair, isWhole).changes()
  }

  private init(
    _ old: [Range<Int>], _ oldBytes: [UInt8], _ new: [Range<Int>], _ newBytes: [UInt8],
    _ canPair: @escaping (Int, Int) -> Bool, _ isWhole: @escaping (Int, Int) -> Bool
  ) {
    self.old = old
    self.new = new
    self.canPair = canPair
    self.isWhole = isWhole
    shift = (old.first?.lowerBound ?? 0, new.first?.lowerBound ?? 0)
    redline = Self.redline(old, oldBytes, new, newBytes)
  }

  private static func redline(
    _ old: [Range<Int>], _ oldBytes: [UInt8], _ new: [Range<Int>], _ newBytes: [UInt8]
  ) -> TextRedline {
    func part(_ blocks: [Range<Int>], _ bytes: [UInt8]) -> ([UInt8], [Range<Int>]) {
      guard let first = blocks.first, let last = blocks.last else { return ([], []) }
      // The story of a main part is its whole text, which need not be copied.
      if first.lowerBound == 0, last.upperBound == bytes.count { return (bytes, blocks) }
      return (
        Array(bytes[first.lowerBound..<last.upperBound]),
        blocks.map { $0.lowerBound - first.lowerBound..<$0.upperBound - first.lowerBound }
      )
    }
    let (oldText, oldBlocks) = part(old, oldBytes)
    let (newText, newBlocks) = part(new, newBytes)
    return TextRedline(from: oldText, blocks: oldBlocks, to: newText, blocks: newBlocks)
  }

  private struct Group {
    let old: Range<Int>
    let new: Range<Int>
    let spans: Range<Int>
    /// Whether one block on each side says the same.
    let isEqual: Bool
  }

  private func changes() -> [BlockChange] {
    var moveOfOld: [Int: Int] = [:]
    var moveOfNew: [Int: Int] = [:]
    var editOfNew: [Int: EditedMove] = [:]
    for (number, block) in redline.blocks.enumerated() {
      switch block.change {
      case .moved: break
      case .movedModified:
        guard !isWhole(block.from.lowerBound, -1), !isWhole(-1, block.to.lowerBound) else { continue }
        editOfNew[block.to.lowerBound] = EditedMove(old: block.from.lowerBound, spans: shifted(block.spans))
      default: continue
      }
      moveOfOld[block.from.lowerBound] = number
      moveOfNew[block.to.lowerBound] = number
    }
    var result: [BlockChange] = []
    var (atOld, atNew) = (0, 0)
    func gap(upTo oldEnd: Int, _ newEnd: Int) {
      for piece in pieces(ofGap: atOld..<oldEnd, atNew..<newEnd) {
        if piece.isPair {
          result.append(.pair(old: piece.old, new: piece.new, spans: []))
        } else {
          for block in piece.old { result.append(.deleted(block, move: moveOfOld[block])) }
          for block in piece.new {
            result.append(.inserted(block, move: moveOfNew[block], edited: editOfNew[block]))
          }
        }
      }
      (atOld, atNew) = (oldEnd, newEnd)
    }
    for group in aligned() {
      gap(upTo: group.old.lowerBound, group.new.lowerBound)
      result.append(.pair(old: group.old, new: group.new, spans: group.isEqual ? [] : shifted(group.spans)))
      (atOld, atNew) = (group.old.upperBound, group.new.upperBound)
    }
    gap(upTo: old.count, new.count)
    return result
  }

  /// Spans as positions in the parts' whole texts.
  private func shifted(_ range: Range<Int>) -> [TextRedline.Span] {
    redline.spans[range].map {
      TextRedline.Span(
        $0.operation, old: $0.old.lowerBound + shift.old..<$0.old.upperBound + shift.old,
        new: $0.new.lowerBound + shift.new..<$0.new.upperBound + shift.new)
    }
  }

  /// The groups in the order of both texts; a moved split or merge is treated as deleted and inserted.
  private func aligned() -> [Group] {
    var groups: [Group] = []
    for block in redline.blocks {
      switch block.change {
      case .equal, .modified, .split, .merged:
        guard isSound(block) else { continue }
        let isEqual = block.spans.count == 1 && redline.spans[block.spans.lowerBound].operation == .equal
        groups.append(
          Group(
            old: block.from, new: block.to, spans: block.spans,
            isEqual: isEqual && block.from.count == 1 && block.to.count == 1))
      case .inserted, .deleted, .moved, .movedModified: break
      }
    }
    // Already in the new order. Only splits and merges can violate the old one: of two that cross, one is left out.
    // For each group, the earliest old position of the groups after it.
    var earliest = Array(repeating: Int.max, count: groups.count)
    for index in groups.indices.dropLast().reversed() {
      earliest[index] = min(earliest[index + 1], groups[index + 1].old.lowerBound)
    }
    var kept: [Group] = []
    for (index, group) in groups.enumerated() {
      let isMulti = group.old.count > 1 || group.new.count > 1
      if let last = kept.last, group.old.lowerBound < last.old.upperBound { continue }
      if isMulti, earliest[index] < group.old.upperBound { continue }
      kept.append(group)
    }
    return kept
  }

  private func isSound(_ block: TextRedline.Block) -> Bool {
    let isMulti = block.from.count > 1 || block.to.count > 1
    return block.from.allSatisfy { old in
      block.to.allSatisfy { new in canPair(old, new) && !(isMulti && isWhole(old, new)) }
    }
  }

  /// Tables between the same neighbours are the same table, however little of it is left: if both sides have equally
  /// many, they are paired in order.
  private func pieces(ofGap oldRange: Range<Int>, _ newRange: Range<Int>) -> [GapPiece] {
    let oldWhole = oldRange.filter { isWhole($0, -1) }
    let newWhole = newRange.filter { isWhole(-1, $0) }
    guard oldWhole.count == newWhole.count else { return [GapPiece(old: oldRange, new: newRange, isPair: false)] }
    var result: [GapPiece] = []
    var (atOld, atNew) = (oldRange.lowerBound, newRange.lowerBound)
    for (old, new) in zip(oldWhole, newWhole) {
      result.append(GapPiece(old: atOld..<old, new: atNew..<new, isPair: false))
      result.append(GapPiece(old: old..<old + 1, new: new..<new + 1, isPair: canPair(old, new)))
      (atOld, atNew) = (old + 1, new + 1)
    }
    return result + [GapPiece(old: atOld..<oldRange.upperBound, new: atNew..<newRange.upperBound, isPair: false)]
  }

  private struct GapPiece {
    let old: Range<Int>
    let new: Range<Int>
    let isPair: Bool
  }
}
