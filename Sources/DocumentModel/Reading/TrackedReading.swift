/// How the tracked changes of a file are taken: all one way, but for those of some authors.
public struct TrackedReading: Sendable, Hashable {
  /// For everybody who is not named.
  public var reading: Reading
  public var byAuthor: [String: Reading]

  public init(_ reading: Reading = .accepted, byAuthor: [String: Reading] = [:]) {
    self.reading = reading
    self.byAuthor = byAuthor
  }

  public static let accepted = TrackedReading()

  /// The authors whose changes are taken otherwise than everybody else's.
  public var exceptions: Set<String> { Set(byAuthor.filter { $0.value != reading }.keys) }

  /// Whose changes a file has, and how they were taken.
  public struct Account: Sendable, Hashable {
    public struct Author: Sendable, Hashable {
      public let name: String
      public let changes: Int
      public let reading: Reading
    }

    /// In alphabetical order.
    public let authors: [Author]

    /// Nil where nothing is tracked.
    public init?(_ review: Review, _ tracked: TrackedReading) {
      guard !review.changes.isEmpty else { return nil }
      authors = review.authors.map { name in
        Author(
          name: name, changes: review.changes.count { $0.author == name },
          reading: tracked.byAuthor[name] ?? tracked.reading)
      }
    }
  }
}
