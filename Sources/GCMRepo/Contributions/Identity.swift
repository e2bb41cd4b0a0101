import GitStore

/// Who acts: the person who submits, and who ran the tool where that is another.
public struct Identity: Sendable, Hashable {
  public var author: Person
  public var committer: Person

  public struct Person: Sendable, Hashable {
    public var name: String
    public var email: String
    /// When, if it is not now.
    public var date: Timestamp?

    public init(name: String, email: String, date: Timestamp? = nil) {
      self.name = name
      self.email = email
      self.date = date
    }

    func signature(now: Timestamp) -> Signature {
      Signature(name: name, email: email, time: (date ?? now).seconds)
    }

    /// Whether git can write it in a commit: both words are there and hold nothing that ends them.
    fileprivate var isUsable: Bool {
      [name, email].allSatisfy { word in
        word.unicodeScalars.count <= ReadingLimits.title && word.contains { $0.isLetter || $0.isNumber }
          && word.unicodeScalars.allSatisfy { $0 != "<" && $0 != ">" && $0.properties.generalCategory != .control }
      }
    }
  }

  /// Checks that it names both persons, before anything is written in their name.
  func check() throws(RecordError) {
    guard author.isUsable, committer.isUsable else { throw .identityNeeded }
  }

  public init(author: Person, committer: Person? = nil) {
    self.author = author
    self.committer = committer ?? author
  }
}
