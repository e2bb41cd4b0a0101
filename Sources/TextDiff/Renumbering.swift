extension TextRedline {
  /// The change of a block's own number.
  public struct Renumbering: Sendable, Hashable {
    /// The old label; empty if the block had none.
    public let old: Range<Int>
    /// The bytes of the number in the new text.
    public let new: Range<Int>
    /// Whether nothing else in the block changed.
    public let isAll: Bool
  }

  /// The change of the number of a block that is paired one to one; `nil` if it is unchanged, or absent.
  ///
  /// Cost: the block's spans.
  public func renumbering(of block: Block) -> Renumbering? {
    guard block.change == .modified || block.change == .movedModified, block.from.count == 1, block.to.count == 1
    else { return nil }
    let oldLabel = old.label(ofBlock: block.from.lowerBound)
    let newLabel = new.label(ofBlock: block.to.lowerBound)
    guard oldLabel != nil || newLabel != nil else { return nil }
    let before = oldLabel.map { old.bytes[$0] } ?? []
    let after = newLabel.map { new.bytes[$0] } ?? []
    guard before != after else { return nil }
    let isAll = spans[block.spans].allSatisfy { span in
      switch span.operation {
      case .equal: true
      case .delete: oldLabel.map { holds($0, span.old, old.bytes) } ?? false
      case .insert: newLabel.map { holds($0, span.new, new.bytes) } ?? false
      }
    }
    return Renumbering(old: oldLabel ?? 0..<0, new: newLabel ?? 0..<0, isAll: isAll)
  }

  /// Whether a changed span is in a label or in the space after it.
  private func holds(_ label: Range<Int>, _ span: Range<Int>, _ bytes: [UInt8]) -> Bool {
    span.lowerBound >= label.lowerBound
      && span.allSatisfy { label.contains($0) || $0 >= label.upperBound && Bytes.isSpace(bytes[$0]) }
  }
}
