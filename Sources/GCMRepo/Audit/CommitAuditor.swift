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

  /// A commit as an account has it: what it says, and what its rules find.
  mutating func entry(_ id: ObjectID) throws(GitError) -> (entry: AuditEntry, parent: ObjectID?) {
    let commit: Commit
    if let parent, parent.id == id { commit = parent } else { commit = try repository.commit(id) }
    // One that is damaged is told of by its own turn.
    parent = commit.parents.first.flatMap { try? repository.commit($0) }
    var judged = JudgedCommit(commit, in: repository)
    var findings: [Finding] = []
    for rule in AuditRules.ofMessages { findings += try rule.findings(of: judged) }
    // What a commit changed cannot be told where its parent cannot be read.
    if parent != nil || commit.parents.isEmpty, !boundary.contains(id) {
      do throws(GitError) {
        findings += try changeFindings(&judged)
      } catch {
        // Continue with the remaining commits.
        findings.append(.unreadable(RecordError(error)))
        memory = TreeMemory()
        roster = nil
      }
    }
    return (AuditEntry(revision: Revision(commit, judged.facts), findings: findings), commit.parents.first)
  }

  /// What the rules of changes say, each read once for all of them.
  private mutating func changeFindings(_ judged: inout JudgedCommit) throws(GitError) -> [Finding] {
    let commit = judged.commit
    judged.changes = try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory)
    if judged.facts.party != nil { judged.roster = try roster(before: commit, judged.changes) }
    var findings: [Finding] = []
    for rule in AuditRules.ofChanges { findings += try rule.findings(of: judged) }
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

  private static func isParty(_ change: PathChange) -> Bool { change.path.isAt(RecordFolder.parties.path) }
}
