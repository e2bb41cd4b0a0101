import Git

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
  }

  public init(author: Person, committer: Person? = nil) {
    self.author = author
    self.committer = committer ?? author
  }
}
