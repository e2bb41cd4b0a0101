/// How much of a page is read: everything is counted before the parser starts.
///
/// A 900-page file that Word saved as a page has some 200,000 tags, nested 30 deep. At the limits reading takes 1.5
/// seconds and 200 MB.
public struct HTMLLimits: Sendable, Hashable {
  public var tags = 500_000
  /// Open elements at any point.
  public var depth = 256
  /// For one tag: the parser compares each with all before it.
  public var attributes = 1_000

  public static let standard = HTMLLimits()

  public init() {}
}
