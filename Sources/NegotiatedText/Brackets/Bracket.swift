/// A text in square brackets, which is not agreed.
public struct Bracket: Sendable, Hashable {
  /// Its bytes, from its opening to its closing bracket, or to the holders that stand directly after it.
  public let range: Range<Int>
  /// The bytes of its text: without the brackets, its option and its holders.
  public let text: Range<Int>
  /// The place of the paragraph in which it begins, from 1, and of that in which it ends.
  public let places: ClosedRange<Int>
  /// How deep it is nested: 1 for one that is in no other.
  public let depth: Int
  /// The index of the bracket that it is in.
  public let parent: Int?
  /// The indices of the brackets directly in it, in order.
  public internal(set) var children: [Int] = []
  /// The codes of the parties that want it, as written.
  public let holders: [String]
  /// Which of several alternatives it says it is.
  public let option: Option?
  /// Whether it says that nothing is to stand there.
  public let isDeletion: Bool
  /// The index of the group of alternatives that it is one of.
  public internal(set) var group = 0

  /// The name of an alternative.
  public struct Option: Sendable, Hashable {
    /// As written: `ALT 1`.
    public let label: String
    /// Its number or letter: `1`.
    public let number: String?

    /// A name with its number.
    public init(label: String, number: String?) { (self.label, self.number) = (label, number) }
  }

  /// Whether it says whose or which alternative it is.
  public var isLabelled: Bool { option != nil || !holders.isEmpty }

  /// Whether it is the text that the others would replace.
  public var isBase: Bool { !isLabelled && !isDeletion }
}

/// A square bracket without its counterpart.
public struct BracketFault: Error, Sendable, Hashable {
  /// Where it stands in the text.
  public let offset: Int
  /// Whether it opens, and is never closed.
  public let isOpening: Bool
  /// Its line, from 1.
  public let line: Int
  /// The first words of that line.
  public let words: String
}
