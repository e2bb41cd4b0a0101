import GitStore

import func MarkdownText.nfc

/// What is acknowledged of a commit is a fault that the commit has, no broken proof, and stays acknowledged.
///
/// Who may acknowledge, `PartyMayAct` and `CommitIsSigned` judge: it is a commit with the action `admit`.
struct AcknowledgementsAreTrue: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    for change in commit.changes where RecordFolder.acknowledged.contains(change.path) {
      guard case .acknowledgement(let subject) = RecordPath(change.path) else { continue }
      findings += try self.findings(of: change, on: subject.object, in: commit)
    }
    return findings
  }

  private func findings(
    of change: PathChange, on subject: ObjectID, in commit: JudgedCommit
  ) throws(GitError) -> [Finding] {
    let (path, repository) = (change.path, commit.repository)
    guard let after = try Self.file(change.new, path, repository),
      let before = try change.old == nil ? AcknowledgementFile() : Self.file(change.old, path, repository),
      let added = after.added(to: before), added.count == 1, let word = added.first, word.isOf(commit)
    else { return [.acknowledgementDiffers(path)] }
    if word.findings.contains(where: { $0.grade == .brokenProof }) { return [.proofAcknowledged(path)] }
    let known = Set(before.all.flatMap(\.findings))
    guard word.findings.contains(where: { !known.contains($0) }), let parent = commit.commit.parents.first else {
      return [.nothingToAcknowledge(path)]
    }
    // In a shallow clone the commit may not be there.
    if repository.isShallow { return [] }
    guard try repository.contains(subject), try repository.kind(of: subject) == .commit,
      try repository.isAncestor(subject, of: parent),
      try Self.finds(word.findings, in: subject, of: repository)
    else { return [.nothingToAcknowledge(path)] }
    return []
  }

  private static func file(
    _ entry: TreeEntry?, _ path: String, _ repository: Repository
  ) throws(GitError) -> AcknowledgementFile? {
    guard let entry, entry.mode.isFile else { return nil }
    return try AcknowledgementFile.read(entry.id, path, of: repository)
  }

  /// Whether the rules find the same in that commit. This rule is left out: an acknowledgement that is not true cannot be
  /// acknowledged, and so a chain of them costs nothing.
  private static func finds(
    _ findings: [Finding], in subject: ObjectID, of repository: Repository
  ) throws(GitError) -> Bool {
    var auditor = CommitAuditor(repository: repository, boundary: [], rules: AuditRules.ofFaults)
    let found = try auditor.entry(subject).entry.findings
    return findings.allSatisfy { finding in found.contains(finding) || dependsOnMore.contains(finding.code) }
  }

  /// What follows from more than a commit and its parent: the numbers of other revisions, the clock of the host.
  private static let dependsOnMore: Set<Finding.Code> = [.revisionOutOfSequence, .revisionDiffers, .late]
}

extension AcknowledgementFile {
  /// Reads a file of a tree; `nil` if it is none.
  static func read(
    _ file: ObjectID, _ path: String, of repository: Repository
  ) throws(GitError) -> AcknowledgementFile? {
    let bytes = try repository.blob(file, limit: ReadingLimits.factBytes)
    return try? AcknowledgementFile(RecordFile(path: path, bytes: bytes))
  }
}

extension Acknowledgement {
  /// Whether it says who and when as its commit does.
  fileprivate func isOf(_ commit: JudgedCommit) -> Bool {
    let author = commit.commit.author
    return party == commit.facts.party && time == Timestamp(seconds: author.time)
      && nfc(person).utf8.elementsEqual(nfc(author.name).utf8)
  }
}
