import Git

/// The account of one commit: who, what, when, under whose authority, and what is wrong with it.
public struct AuditEntry: Sendable, Hashable {
  public let revision: Revision
  public internal(set) var findings: [Finding]
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
    // One that is damaged is told of by its own turn.
    parent = commit.parents.first.flatMap { try? repository.commit($0) }
    let trailers = commit.trailers
    let revision = Revision(commit, trailers)
    var findings = trailerFindings(trailers, revision.facts)
    if commit.parents.count > 1 { findings.append(.merge(parents: commit.parents.count)) }
    do throws(GitError) {
      let changes = try repository.changedPaths(from: parent?.tree, to: commit.tree, remembering: &memory)
      findings += pathFindings(changes, revision.facts, isFirst: commit.parents.isEmpty)
      findings += try originalFindings(changes, commit, revision.facts)
    } catch {
      // The account goes on: what can be read of the others matters the more.
      findings.append(.unreadable(RecordError(error)))
      memory = TreeMemory()
    }
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
    // Whoever reads the first or the last of them would read another commit.
    for key in ["Party", "Kind", "Contribution", "Revision", "Action"] where trailers.all(key).count > 1 {
      findings.append(.repeatedTrailer(key))
    }
    if let contribution = facts.contribution, facts.action == .submit || facts.action == .withdraw {
      let id = ContributionID(contribution)
      if id == nil { findings.append(.trailerDiffers("Contribution", said: contribution)) }
      if let kind = trailers["Kind"], let id, id.kind.rawValue != kind {
        findings.append(.trailerDiffers("Kind", said: kind))
      }
    }
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
      if isFirst { continue }
      if let party = facts.party, Self.isPath(path, below: "countries/"),
        !Self.isPath(path, below: "countries/\(party)/")
      {
        findings.append(.foreignFolder(party: party, path: path))
      } else if isSubmission, let folder {
        if Self.isPath(path, below: folder) { continue }
        if facts.action == .withdraw, let party = facts.party, path == Withdrawn.path(of: party) { continue }
        findings.append(.outsideContribution(path: path))
      } else if let action = facts.action, !Self.concerns(action, path) {
        findings.append(.outsideAction(action: action.rawValue, path: path))
      }
    }
    return findings
  }

  /// By bytes, as git tells paths apart.
  private static func isPath(_ path: String, below folder: String) -> Bool { path.utf8.starts(with: folder.utf8) }

  /// Whether an action is one that changes such a path.
  private static func concerns(_ action: CommitFacts.Action, _ path: String) -> Bool {
    let isEvent = ["meetings/", "glossary/", "questionnaires/"].contains { isPath(path, below: $0) }
    return switch action {
    // Without a contribution's name there is nothing to hold them to; that is a finding of its own.
    case .submit, .withdraw: true
    case .declare: isPath(path, below: "declaration/")
    case .record: isEvent
    // Parties, keys, and the record's rules: all that is no content.
    case .admit: !isEvent && !isPath(path, below: "declaration/") && !isPath(path, below: "countries/")
    }
  }

  private func originalFindings(
    _ changes: [PathChange], _ commit: Commit, _ facts: CommitFacts
  ) throws(GitError) -> [Finding] {
    guard facts.action == .submit || facts.action == .declare else { return [] }
    var findings: [Finding] = []
    let folder = facts.contribution.map { "countries/\($0)/" } ?? "declaration/"
    for original in facts.originals {
      let path = folder + original.file
      var entry = changes.first { $0.path.utf8.elementsEqual(path.utf8) }?.new
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
    // By bytes: a composed and a decomposed letter make two files.
    let named = Set(facts.originals.map { Array((folder + $0.file).utf8) })
    for change in changes where change.new != nil && !named.contains(Array(change.path.utf8)) {
      if Contribution.isOriginal(change.path) {
        findings.append(.originalUndeclared(path: change.path))
      }
    }
    return findings
  }
}
