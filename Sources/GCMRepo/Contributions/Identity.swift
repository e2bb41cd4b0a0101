import GitStore

/// Who acts: the person who submits, and who ran the tool where that is another.
public struct Identity: Sendable, Hashable {
  /// Who answers for what is written.
  public var author: Person
  /// Who runs the program.
  public var committer: Person

  /// A person as git names one.
  public struct Person: Sendable, Hashable {
    /// The person's name.
    public var name: String
    /// The person's address, by which a party's focal points are known.
    public var email: String
    /// When, if it is not now.
    public var date: Timestamp?

    /// A person; `date` stands for the present where it is `nil`.
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

  /// An identity; who runs the program is the author where nobody else is named.
  public init(author: Person, committer: Person? = nil) {
    self.author = author
    self.committer = committer ?? author
  }
}
