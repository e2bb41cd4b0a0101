/// Whether the revisions of each contribution count up, each by one: told oldest first.
struct RevisionSequence {
  private var last: [String: Int] = [:]
  /// Whether the first revision that is told may bear any number, as in a range that begins in the middle.
  private let beginsAnywhere: Bool

  init(beginsAnywhere: Bool) { self.beginsAnywhere = beginsAnywhere }

  /// What is wrong with the number of the next commit.
  mutating func next(_ facts: CommitFacts) -> Finding? {
    guard let id = facts.contribution, let revision = facts.revision,
      facts.action == .submit || facts.action == .withdraw
    else { return nil }
    let before = last[id]
    last[id] = revision
    guard before != nil || !beginsAnywhere else { return nil }
    // A withdrawal names the revision that it takes back.
    let expected = facts.action == .withdraw ? max(1, before ?? 0) : (before ?? 0) &+ 1
    return revision == expected ? nil : .revisionOutOfSequence(said: revision, expected: expected)
  }
}
