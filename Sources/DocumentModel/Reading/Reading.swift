/// A view of a document with tracked changes: final or original.
public enum Reading: String, Sendable, Hashable, CaseIterable {
  /// The final view: as if every tracked change were accepted.
  case accepted
  /// The original view: as if every tracked change were rejected.
  case rejected
}
