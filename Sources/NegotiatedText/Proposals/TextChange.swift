/// One change that a proposal makes in a draft's text.
///
/// A change is a range of the draft's bytes and the range of the proposal's bytes that stand in its place. All changes of a
/// proposal together, applied to the draft, give the proposal's text byte for byte.
public struct TextChange: Sendable, Hashable {
  /// Its number among the changes of its proposal, from 1, in the order of the draft; `nil` for one that proposes nothing: a
  /// renumbering, or another spacing.
  public var number: Int?
  /// What it is.
  public var kind: Kind
  /// The bytes of the draft that it replaces; empty for an insertion.
  public var base: Range<Int>
  /// The bytes of the proposal's text in their place; empty for a deletion.
  public var text: Range<Int>
  /// Which move it belongs to: the deletion and the insertion of a moved paragraph have the same number, from 1.
  public var move: Int?
  /// Who marked it in the file.
  public var author: String?
  /// Why, as a comment in the file says.
  public var reason: String?

  /// What a change is. The raw values are those of the file and of JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words within a paragraph.
    case words
    /// A new paragraph; a paragraph less; either is half of a move if ``TextChange/move`` is set.
    case insertion, deletion
    /// Another number of the same paragraph.
    case renumbering
    /// Blank lines or line breaks.
    case spacing

    /// Whether somebody asks for it, so that it has a number and is answered.
    public var isProposed: Bool { self == .words || self == .insertion || self == .deletion }
  }

  /// A change from its parts.
  public init(
    number: Int? = nil, kind: Kind, base: Range<Int>, text: Range<Int>, move: Int? = nil, author: String? = nil,
    reason: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.base = base
    self.text = text
    self.move = move
    self.author = author
    self.reason = reason
  }
}

/// The changes of one proposal, in the order of the draft, held to both texts.
public struct ProposedChanges: Sendable, Hashable {
  /// In the order of the draft; no two overlap.
  public let changes: [TextChange]

  /// Why changes are not those of two texts.
  public struct Mismatch: Error, Sendable, Hashable {
    /// The index of the first change that does not fit; `nil` if the rest of the texts differs.
    public let change: Int?
  }

  /// Changes, checked: applied to the draft they give the text. Cost: linear in both texts.
  public init(_ changes: [TextChange], from base: [UInt8], to text: [UInt8]) throws(Mismatch) {
    var (at, there) = (0, 0)
    for (index, change) in changes.enumerated() {
      let same = change.base.lowerBound - at
      guard same >= 0, change.text.lowerBound - there == same, change.base.upperBound <= base.count,
        change.text.upperBound <= text.count, !change.base.isEmpty || !change.text.isEmpty,
        base[at..<change.base.lowerBound].elementsEqual(text[there..<change.text.lowerBound])
      else { throw Mismatch(change: index) }
      (at, there) = (change.base.upperBound, change.text.upperBound)
    }
    guard base[at...].elementsEqual(text[there...]) else { throw Mismatch(change: nil) }
    self.changes = changes
  }

  init(unchecked changes: [TextChange]) { self.changes = changes }
}
