/// A range of bytes or of blocks in half the space of `Range<Int>`.
///
/// A text of short lines has a block, and its redline a span, for every few bytes, so these dominate the memory of a
/// comparison. A text has less than 2 GB.
struct CompactRange: Sendable, Hashable {
  private let lower: Int32
  private let upper: Int32

  @inline(__always) init(_ range: Range<Int>) {
    lower = Int32(range.lowerBound)
    upper = Int32(range.upperBound)
  }

  @inline(__always) var range: Range<Int> {
    Range(uncheckedBounds: (Int(lower), Int(upper)))
  }
}
