import GitStore
import Synchronization

/// What came of holding a receipt against the record.
package struct ReceiptCheck: Sendable, Hashable {
  /// What is wrong with it; nothing for one that holds.
  package var problems: [ReceiptProblem]
  /// The commit that holds the revision now, if it is another than the receipt names: what was submitted was put after
  /// what others had written.
  package var otherCommit: CommitID?
  /// Whether the host has answered since the receipt was made.
  package var isAnswered = false

  package init(problems: [ReceiptProblem]) { self.problems = problems }
}

extension Record {
  /// Checks a receipt against the record. Cost: its files, and the commits from the tip to its commit.
  ///
  /// One that the host has not signed holds by contribution, revision and SHA-256 also where stock git has put the
  /// submission under another commit. What a host signed names the commit that counts.
  public func check(_ receipt: Receipt) throws(RecordError) -> [ReceiptProblem] {
    try hold(ReceiptClaims(receipt)).problems
  }

  /// Checks the claims of a text kept as a receipt, even if no record could contain them.
  package func hold(_ receipt: ReceiptClaims) throws(RecordError) -> ReceiptCheck {
    let state = try current()
    let found = try inRecord { () throws(GitError) in try commit(of: receipt, in: state) }
    guard let id = found.commit else { return ReceiptCheck(problems: found.problems) }
    var check = ReceiptCheck(problems: try inRecord { () throws(GitError) in try problems(of: receipt, in: id) })
    if id.description != receipt.commit { check.otherCommit = CommitID(id) }
    if receipt.host != nil { check.problems += try hostProblems(of: receipt, in: state) }
    if receipt.isPending, let contribution = ContributionID(receipt.contribution) {
      check.isAnswered = try hostReceipt(of: contribution, revision: receipt.revision) != nil
    }
    return check
  }

  /// The commit that a receipt names, or the one that took its place.
  private func commit(
    of receipt: ReceiptClaims, in state: RecordState
  ) throws(GitError) -> (commit: ObjectID?, problems: [ReceiptProblem]) {
    var named: Commit?
    if let id = ObjectID(hex: receipt.commit), try repository.contains(id), try repository.kind(of: id) == .commit {
      if try repository.isAncestor(id, of: state.object) { return (id, []) }
      named = try repository.commit(id)
    }
    if receipt.host == nil, let moved = try movedCommit(of: receipt, named, in: state) { return (moved, []) }
    return (nil, [named == nil ? .unknownCommit(receipt.commit) : .notInHistory(receipt.commit)])
  }

  /// The commit of a contribution's revision that `git pull --rebase`, or an exchange with the host, has made of another.
  private func movedCommit(
    of receipt: ReceiptClaims, _ named: Commit?, in state: RecordState
  ) throws(GitError) -> ObjectID? {
    guard receipt.commit.utf8.count == 40 else { return nil }
    for step in repository.history(of: state.object) {
      guard let id = try? step.get() else { return nil }
      let commit = try repository.commit(id)
      let facts = CommitFacts(commit.trailers)
      guard facts.action?.bringsRevision == true, facts.contribution == receipt.contribution,
        facts.revision == receipt.revision
      else { continue }
      // In a record of one's own a commit is what it was, unless something shows that it was made again.
      let isMoved =
        state.configuration.rules != nil || commit.committer.time > commit.author.time
        || named.map { $0.author == commit.author && CommitFacts($0.trailers) == facts } == true
      return isMoved ? id : nil
    }
    return nil
  }

  private func problems(of receipt: ReceiptClaims, in id: ObjectID) throws(GitError) -> [ReceiptProblem] {
    let commit = try repository.commit(id)
    let facts = CommitFacts(commit.trailers)
    var problems: [ReceiptProblem] = []
    for (key, said, found) in [
      ("branch", receipt.branch, branch),
      ("contribution", receipt.contribution, facts.contribution ?? ""),
      ("party", receipt.party, facts.party ?? ""),
      ("kind", receipt.kind, facts.kind?.rawValue ?? ""),
      ("revision", String(receipt.revision), facts.revision.map { String($0) } ?? ""),
      ("submitted_at", receipt.submittedAt.description, Timestamp(seconds: commit.author.time).description),
    ] where said != found {
      problems.append(.differs(key: key, receipt: said, record: found))
    }
    if receipt.files.isEmpty { problems.append(.noFiles) }
    let folder = RecordFolder.path(ofContribution: receipt.contribution)
    for file in receipt.files {
      // A file of another contribution would prove nothing about this one.
      guard file.path.isBelow(folder), let bytes = try repository.file(at: file.path, in: commit.tree)
      else {
        problems.append(.fileMissing(path: file.path))
        continue
      }
      if bytes.count != file.bytes || sha256(bytes) != file.sha256 {
        problems.append(.fileDiffers(path: file.path))
      }
    }
    return problems
  }

  /// What is wrong with the host's word in a receipt, by the key that the record says is its host's.
  private func hostProblems(of receipt: ReceiptClaims, in state: RecordState) throws(RecordError) -> [ReceiptProblem] {
    let keys = try inRecord { () throws(GitError) in try hostKeys() }
    var problems = HostWord.problems(of: receipt, hosts: keys.map(\.fingerprint))
    if let said = receipt.host?.record, let own = try firstCommit(), said != own {
      problems.append(.otherRecord(expected: own.description, found: said.description))
    }
    return problems
  }

  /// The record's first commit; `nil` in a shallow clone whose host has not said it. Cost: all history, once.
  func firstCommit() throws(RecordError) -> CommitID? {
    if let known = knownFirstCommit.withLock({ $0 }) { return known }
    let found = try findFirstCommit()
    knownFirstCommit.withLock { $0 = found }
    return found
  }

  private func findFirstCommit() throws(RecordError) -> CommitID? {
    try inRecord { () throws(GitError) in
      if let log = try references(below: ReceivedEntry.reference).first(where: { $0.name == ReceivedEntry.reference }),
        let said = try repository.file(at: ReceivedEntry.record, in: repository.commit(log.target).tree, limit: 64)
      {
        return CommitID(String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
      }
      guard !repository.isShallow, let tip = try tipOrNone() else { return nil }
      return try repository.commits(of: tip).last.map { CommitID($0) }
    }
  }
}
