/// Why a page was not read.
public enum HTMLError: Error, Sendable, Hashable {
  /// Elements nested more deeply than in any real page.
  case nesting(limit: Int)
  /// More tags, or more attributes in one tag, than in any real page.
  case tooManyElements(limit: Int)
}
