/// A change of a proposal on an earlier draft, as it stands on a later one.
public struct CarriedChange: Sendable, Hashable {
  /// The change.
  public let change: TextChange
  /// How it stands.
  public let fate: Fate
  /// The paragraphs of the new draft where it stands, from 1; for a new paragraph that which it follows, 0 before the first.
  /// Empty if its place is gone.
  public let places: [Int]

  /// How a change stands on a later draft. The raw values are those of JSON.
  public enum Fate: String, Sendable, Hashable, CaseIterable {
    /// Its place is there, and its words are not: it asks for the same as before.
    case open
    /// The same words stand there now.
    case satisfied
    /// Its place is gone.
    case gone
  }
}
