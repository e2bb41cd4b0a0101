/// How the tracked changes of a file are treated: all one way, except those of some authors.
public struct TrackedReading: Sendable, Hashable {
  /// For everybody who is not named.
  public var reading: Reading
  /// The treatment of some authors' changes, by name.
  public var byAuthor: [String: Reading]

  /// One treatment for all changes, except those of the named authors.
  public init(_ reading: Reading = .accepted, byAuthor: [String: Reading] = [:]) {
    self.reading = reading
    self.byAuthor = byAuthor
  }

  /// All changes accepted.
  public static let accepted = TrackedReading()

  /// The authors whose changes are treated differently from everybody else's.
  public var exceptions: Set<String> { Set(byAuthor.filter { $0.value != reading }.keys) }

  /// Whose changes a file contains, and how they were treated.
  public struct Account: Sendable, Hashable {
    /// How the changes of one author were treated.
    public struct Author: Sendable, Hashable {
      /// The author's name, as in the file.
      public let name: String
      /// How many changes the author made.
      public let changes: Int
      /// How they were treated.
      public let reading: Reading
    }

    /// In alphabetical order.
    public let authors: [Author]

    /// `nil` if nothing is tracked.
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
