import GitStore

/// A withdrawal removes its whole contribution.
struct WithdrawalRemoves: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .withdraw, let id = commit.contribution else { return [] }
    let removes = commit.changes.contains { $0.new == nil && $0.path.isBelow(id.folder) }
    guard removes, try commit.repository.entry(at: id.folder, in: commit.commit.tree) == nil else {
      return [.notWithdrawn(path: id.folder)]
    }
    return []
  }
}
