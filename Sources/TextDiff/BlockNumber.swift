/// The numbers that paragraphs are quoted by: a block's place in its own text, counted from 1.
///
/// A number is that of one state: it depends on that state's text alone, and so is the same in each redline that has
/// the state on one of its sides, in each form. What is quoted is the number and the state's name.
extension TextRedline.Block {
  /// The numbers of its blocks in the old text; `nil` for an inserted block. More than one only for a merge.
  public var oldNumbers: ClosedRange<Int>? { from.isEmpty ? nil : from.lowerBound + 1...from.upperBound }

  /// The numbers of its blocks in the new text; `nil` for a deleted block. More than one only for a split.
  public var newNumbers: ClosedRange<Int>? { to.isEmpty ? nil : to.lowerBound + 1...to.upperBound }

  /// The number that stands beside it: the first in the new text, or in the old one where it was deleted.
  public var number: Int { (to.isEmpty ? from.lowerBound : to.lowerBound) + 1 }
}
