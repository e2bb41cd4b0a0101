/// Which text of a document with tracked changes is meant.
public enum Reading: String, Sendable, Hashable, CaseIterable {
  /// As if every tracked change were accepted.
  case accepted
  /// As if every tracked change were rejected.
  case rejected
}
