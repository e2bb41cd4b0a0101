/// How the tracked changes of a file are taken: all one way, but for those of some authors.
public struct TrackedReading: Sendable, Hashable {
  /// For everybody who is not named.
  public var reading: Reading
  /// The reading of some authors' changes, by name.
  public var byAuthor: [String: Reading]

  /// One reading of all changes, but those of the authors named.
  public init(_ reading: Reading = .accepted, byAuthor: [String: Reading] = [:]) {
    self.reading = reading
    self.byAuthor = byAuthor
  }

  /// All changes as accepted.
  public static let accepted = TrackedReading()

  /// The authors whose changes are taken otherwise than everybody else's.
  public var exceptions: Set<String> { Set(byAuthor.filter { $0.value != reading }.keys) }

  /// Whose changes a file has, and how they were taken.
  public struct Account: Sendable, Hashable {
    /// How the changes of one author were taken.
    public struct Author: Sendable, Hashable {
      /// The author's name, as the file has it.
      public let name: String
      /// How many changes are the author's.
      public let changes: Int
      /// How they were taken.
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
