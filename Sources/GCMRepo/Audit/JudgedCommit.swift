import GitStore
import SSHKeys

/// A commit under audit, with what the rules share. Neither it nor its parent need be referenced yet.
struct JudgedCommit: Sendable {
  let commit: Commit
  let trailers: Trailers
  let facts: CommitFacts
  /// The contribution in the trailer `Contribution`; `nil` if it names none.
  let contribution: ContributionID?
  /// The folder of what the trailer `Contribution` names; `nil` if there is none.
  let contributionFolder: String?
  /// Against its parent; empty for rules about messages.
  var changes: [PathChange] = []
  /// The parties before it: those of its parent, or for the first commit its own.
  var rights: PartyRights?
  /// The record's rules before it.
  var policy: Policy = .formatOne
  /// The configurations before it and after it; `nil` if there is none, or it cannot be read.
  var configuration: (before: RecordConfiguration?, after: RecordConfiguration?) = (nil, nil)
  /// The keys before it: its parent's, or its own for the commit that begins the record or its rules.
  var signers = AllowedSigners()
  /// Whose signature it has.
  var signature = CommitSignature.unsigned
  /// When it was there: as the host says, else its committer.
  var time: Timestamp
  /// When the host received it; `nil` where no host says so.
  var hostTime: Timestamp?
  let repository: Repository

  init(_ commit: Commit, in repository: Repository) {
    self.commit = commit
    self.repository = repository
    trailers = commit.trailers
    facts = CommitFacts(trailers)
    contribution = facts.contribution.flatMap { ContributionID($0) }
    contributionFolder = contribution?.folder ?? facts.contribution.map { RecordFolder.countries.path($0) }
    time = Timestamp(seconds: commit.committer.time)
  }

  /// When it was received: by the host's clock, else when it was committed here. Unlike ``time`` it is never that of a later
  /// draft.
  var receivedTime: Timestamp { hostTime ?? Timestamp(seconds: commit.committer.time) }

  /// The first commit of a record may create any folder.
  var isFirst: Bool { commit.parents.isEmpty }

  /// Whether the record has rules from this commit on, and had none before.
  var beginsRules: Bool { configuration.before?.rules == nil && configuration.after?.rules != nil }

  /// The folder of the document that the commit is about: the contribution that it names, else the declaration.
  var documentFolder: String { contributionFolder ?? RecordFolder.declaration.path }

  /// The signature, also where there is none or a bad one with who says when the commit was there.
  func signature(at received: (time: Timestamp, source: CommitSignature.TimeSource)?) -> CommitSignature {
    var signature = signature
    signature.timeSource = signature.timeSource ?? received?.source ?? .author
    return signature
  }

  func change(at path: String) -> PathChange? { changes.first { $0.path.utf8.elementsEqual(path.utf8) } }
}
