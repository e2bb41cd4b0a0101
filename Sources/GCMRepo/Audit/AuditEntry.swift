import Git

/// The account of one commit: who, what, when, under whose authority, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  public let revision: Revision
  public let findings: [Finding]
}

/// Reads commits one after the other, newest first, and holds what their neighbours share.
struct CommitAuditor {
  let repository: Repository
  /// The codes of the record's parties.
  let parties: Set<String>
  private var parent: Commit?
  private var memory = TreeMemory()

  init(repository: Repository, parties: Set<String>) {
    self.repository = repository
    self.parties = parties
  }

  mutating func entry(_ id: ObjectID) throws(GitError) -> (entry: AuditEntry, parent: ObjectID?) {
    let commit: Commit
    if let parent, parent.id == id { commit = parent } else { commit = try repository.commit(id) }
    parent = try commit.parents.first.map { id throws(GitError) in try repository.commit(id) }
    let trailers = commit.trailers
    let revision = Revision(commit, trailers)
    let changes = try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory)
    var findings = trailerFindings(trailers, revision.facts)
    if commit.parents.count > 1 { findings.append(.merge(parents: commit.parents.count)) }
    findings += pathFindings(changes, revision.facts, isFirst: commit.parents.isEmpty)
    findings += try originalFindings(changes, commit, revision.facts)
    return (AuditEntry(revision: revision, findings: findings), commit.parents.first)
  }

  private func trailerFindings(_ trailers: Trailers, _ facts: CommitFacts) -> [Finding] {
    var findings: [Finding] = []
    if let party = facts.party {
      if !parties.contains(party) { findings.append(.unknownParty(party)) }
    } else {
      findings.append(.missingTrailer("Party"))
    }
    if let action = trailers["Action"] {
      if facts.action == nil { findings.append(.unknownAction(action)) }
    } else {
      findings.append(.missingTrailer("Action"))
    }
    if facts.action == .submit || facts.action == .withdraw, facts.contribution == nil {
      findings.append(.missingTrailer("Contribution"))
    }
    if facts.action == .submit, facts.revision == nil { findings.append(.missingTrailer("Revision")) }
    return findings
  }

  private func pathFindings(_ changes: [PathChange], _ facts: CommitFacts, isFirst: Bool) -> [Finding] {
    var findings: [Finding] = []
    let isSubmission = facts.action == .submit || facts.action == .withdraw
    let folder = facts.contribution.map { "countries/\($0)/" }
    for change in changes {
      let path = change.path
      let entry = change.new ?? change.old
      if (try? TreePath(path)) == nil || entry?.hasValidName == false || change.new.map({ !$0.mode.isFile }) == true {
        findings.append(.unsafePath(path))
      }
      // The first commit of a record may seed any folder.
      if let party = facts.party, !isFirst, path.hasPrefix("countries/"),
        !path.hasPrefix("countries/\(party)/")
      {
        findings.append(.foreignFolder(party: party, path: path))
      } else if isSubmission, let folder, !path.hasPrefix(folder) {
        findings.append(.outsideContribution(path: path))
      }
    }
    return findings
  }

  private func originalFindings(
    _ changes: [PathChange], _ commit: Commit, _ facts: CommitFacts
  ) throws(GitError) -> [Finding] {
    guard facts.action == .submit || facts.action == .declare else { return [] }
    var findings: [Finding] = []
    let folder = facts.contribution.map { "countries/\($0)/" } ?? "declaration/"
    for original in facts.originals {
      let path = folder + original.file
      var entry = changes.first { $0.path == path }?.new
      if entry == nil { entry = try repository.entry(at: path, in: commit.tree) }
      // A trailer may name anything: a folder or a submodule has no bytes to hash.
      guard let entry, entry.mode.isFile else {
        findings.append(.originalMissing(path: path))
        continue
      }
      let found = try repository.withObject(entry.id, .blob) { sha256($0) }
      if found != original.sha256 {
        findings.append(.originalHash(path: path, said: original.sha256, found: found))
      }
    }
    let named = Set(facts.originals.map { folder + $0.file })
    for change in changes where change.new != nil && !named.contains(change.path) {
      if Contribution.isOriginal(change.path) {
        findings.append(.originalUndeclared(path: change.path))
      }
    }
    return findings
  }
}
