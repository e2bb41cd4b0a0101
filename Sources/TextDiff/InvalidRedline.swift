/// Why the parts of a redline do not fit together, and where.
public struct InvalidRedline: Error, Sendable, Hashable, CustomStringConvertible {
  /// What does not fit.
  public let problem: Problem
  /// The index of the block in the redline, if it is about one.
  public let block: Int?

  /// A problem, with the index of its block.
  public init(_ problem: Problem, block: Int? = nil) {
    self.problem = problem
    self.block = block
  }

  /// What does not fit: an open set, to which later versions add.
  public struct Problem: RawRepresentable, Sendable, Hashable {
    /// A short code: `spans`.
    public let rawValue: String

    /// A problem, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The blocks do not name each block of both texts once, those of the new text in order.
    public static let blocks = Self(rawValue: "blocks")
    /// The spans of a block do not hold its bytes on both sides, one after the other.
    public static let spans = Self(rawValue: "spans")
    /// The bytes of an equal span differ.
    public static let equalBytes = Self(rawValue: "equal-bytes")
    /// A block has another shape or other spans than its change says.
    public static let change = Self(rawValue: "change")
    /// A number of words or blocks is negative, or larger than any text has.
    public static let statistics = Self(rawValue: "statistics")
    /// A note names blocks that do not exist.
    public static let notes = Self(rawValue: "notes")
    /// A change is attributed to a step that does not exist, or what did not change to any.
    public static let attribution = Self(rawValue: "attribution")
    /// A text of 2 GB or more.
    public static let size = Self(rawValue: "size")
  }

  /// In English, for a log.
  public var description: String {
    "The parts of the redline do not fit: \(problem.rawValue)" + (block.map { ", block \($0)" } ?? "") + "."
  }
}
