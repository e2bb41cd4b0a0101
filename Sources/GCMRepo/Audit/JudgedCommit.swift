import GitStore

/// A commit under audit, with what the rules share. Neither it nor its parent need be referenced yet.
struct JudgedCommit: Sendable {
  let commit: Commit
  let trailers: Trailers
  let facts: CommitFacts
  /// The contribution in the trailer `Contribution`; `nil` if it names none.
  let contribution: ContributionID?
  /// Against its parent; empty for rules about messages.
  var changes: [PathChange] = []
  /// The parties before it: those of its parent, or for the first commit its own.
  var rights: PartyRights?
  let policy: Policy
  let repository: Repository

  init(_ commit: Commit, in repository: Repository, policy: Policy = .formatOne) {
    self.commit = commit
    self.repository = repository
    self.policy = policy
    trailers = commit.trailers
    facts = CommitFacts(trailers)
    contribution = facts.contribution.flatMap { ContributionID($0) }
  }

  /// The first commit of a record may create any folder.
  var isFirst: Bool { commit.parents.isEmpty }

  /// The folder of the document that the commit is about: the contribution that it names, else the declaration.
  var documentFolder: String {
    facts.contribution.map(RecordFolder.path(ofContribution:)) ?? RecordFolder.declaration.path
  }

  func change(at path: String) -> PathChange? { changes.first { $0.path.utf8.elementsEqual(path.utf8) } }
}
