/// The numbers by which paragraphs are cited: a block's index in its own text, counted from 1.
///
/// A number depends on one state's text alone, and so is the same in each redline with that state on one side, in every
/// format. A citation is the number and the state's name.
extension TextRedline.Block {
  /// The numbers of its blocks in the old text; `nil` for an inserted block. More than one only for a merge.
  public var oldNumbers: ClosedRange<Int>? { from.isEmpty ? nil : from.lowerBound + 1...from.upperBound }

  /// The numbers of its blocks in the new text; `nil` for a deleted block. More than one only for a split.
  public var newNumbers: ClosedRange<Int>? { to.isEmpty ? nil : to.lowerBound + 1...to.upperBound }

  /// The number shown beside it: the first in the new text, or in the old one if it was deleted.
  public var number: Int { (to.isEmpty ? from.lowerBound : to.lowerBound) + 1 }
}
