/// Why a page was not read.
public enum HTMLError: Error, Sendable, Hashable {
  /// Elements nested more deeply than any page for people.
  case nesting(limit: Int)
  /// More tags, or more attributes in one tag, than any page for people.
  case tooManyElements(limit: Int)
}
