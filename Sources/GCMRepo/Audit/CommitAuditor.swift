import GitStore

/// Reads commits one after the other, newest first, and holds what their neighbours share.
struct CommitAuditor {
  let repository: Repository
  /// Commits whose parents a shallow clone has not.
  private let boundary: Set<ObjectID>
  private var parent: Commit?
  private var memory = TreeMemory()
  /// The parties at the tree that was read last; most commits leave them as they are.
  private var roster: (tree: ObjectID, roster: Roster)?

  init(repository: Repository, boundary: Set<ObjectID>) {
    self.repository = repository
    self.boundary = boundary
  }

  mutating func entry(_ id: ObjectID) throws(GitError) -> (entry: AuditEntry, parent: ObjectID?) {
    let commit: Commit
    if let parent, parent.id == id { commit = parent } else { commit = try repository.commit(id) }
    // One that is damaged is told of by its own turn.
    parent = commit.parents.first.flatMap { try? repository.commit($0) }
    let trailers = commit.trailers
    let revision = Revision(commit, trailers)
    let contribution = revision.facts.contribution.flatMap { ContributionID($0) }
    var findings = TrailerRules.findings(trailers, revision.facts, contribution)
    if commit.message.utf8.count > ReadingLimits.messageBytes {
      findings.append(.messageTooLong(bytes: commit.message.utf8.count, limit: ReadingLimits.messageBytes))
    }
    if commit.parents.count > 1 { findings.append(.merge(parents: commit.parents.count)) }
    // What a commit changed cannot be told where its parent cannot be read.
    if parent != nil || commit.parents.isEmpty, !boundary.contains(id) {
      do throws(GitError) {
        findings += try self.findings(of: commit, revision.facts, contribution)
      } catch {
        // The account goes on: what can be read of the others matters the more.
        findings.append(.unreadable(RecordError(error)))
        memory = TreeMemory()
        roster = nil
      }
    }
    return (AuditEntry(revision: revision, findings: findings), commit.parents.first)
  }

  private mutating func findings(
    of commit: Commit, _ facts: CommitFacts, _ id: ContributionID?
  ) throws(GitError) -> [Finding] {
    let changes = try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory)
    let isFirst = commit.parents.isEmpty
    var findings: [Finding] = []
    if let party = facts.party {
      let roster = try roster(before: commit, changes)
      if !roster.knows(party) {
        findings.append(.unknownParty(party))
      } else if let action = facts.action, !isFirst, !roster.permits(party, action) {
        findings.append(.notPermitted(party: party, action: action.rawValue))
      }
    }
    findings += PathRules.findings(changes, facts, isFirst: isFirst)
    findings += try eventFindings(changes, commit, facts, id)
    findings += try originalFindings(changes, commit, facts)
    return findings
  }

  /// The parties that a commit found: its parent's, or for the first commit its own.
  private mutating func roster(before commit: Commit, _ changes: [PathChange]) throws(GitError) -> Roster {
    let tree = parent?.tree ?? commit.tree
    if let known = roster, known.tree == tree || known.tree == commit.tree && !changes.contains(where: Self.isParty) {
      roster = (tree, known.roster)
      return known.roster
    }
    let folder = try Roster.folder(in: tree, of: repository)
    let read =
      if let known = roster?.roster, known.folder == folder { known } else {
        try Roster(folder: folder, of: repository)
      }
    roster = (tree, read)
    return read
  }

  private static func isParty(_ change: PathChange) -> Bool {
    change.path == RecordFolder.parties.path || RecordFolder.parties.contains(change.path)
  }
}
