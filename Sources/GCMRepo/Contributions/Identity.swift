import GitStore

/// Who acts: the person responsible, and the person who runs the program if it is another.
public struct Identity: Sendable, Hashable {
  /// The person responsible for what is written.
  public var author: Person
  /// The person who runs the program.
  public var committer: Person

  /// A person in git's form.
  public struct Person: Sendable, Hashable {
    /// The person's name.
    public var name: String
    /// The person's address, which identifies a party's focal points.
    public var email: String
    /// The date; `nil` for now.
    public var date: Timestamp?

    /// A person; `nil` for `date` means the present.
    public init(name: String, email: String, date: Timestamp? = nil) {
      self.name = name
      self.email = email
      self.date = date
    }

    func signature(now: Timestamp) -> Signature {
      Signature(name: name, email: email, time: (date ?? now).seconds)
    }

    /// Whether git can write it in a commit: name and address are present and contain no delimiters.
    fileprivate var isUsable: Bool {
      [name, email].allSatisfy { word in
        word.unicodeScalars.count <= ReadingLimits.title && word.contains { $0.isLetter || $0.isNumber }
          && word.unicodeScalars.allSatisfy { $0 != "<" && $0 != ">" && $0.properties.generalCategory != .control }
      }
    }
  }

  /// Checks that both persons are named, before anything is written in their name.
  func check() throws(RecordError) {
    guard author.isUsable, committer.isUsable else { throw .identityNeeded }
  }

  /// An identity; the committer is the author unless another is named.
  public init(author: Person, committer: Person? = nil) {
    self.author = author
    self.committer = committer ?? author
  }
}
