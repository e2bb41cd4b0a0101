import GitStore

/// A submission changes the `contribution.yml` of the contribution that it names.
struct SubmissionSetsItsFacts: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.facts.action?.bringsRevision == true, let id = commit.contribution else { return [] }
    guard let change = commit.change(at: id.factPath) else { return [.contributionUntouched(path: id.factPath)] }
    return change.new == nil ? [.contributionRemoved(path: id.folder)] : []
  }
}
