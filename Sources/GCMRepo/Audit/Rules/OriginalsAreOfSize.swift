import GitStore

/// In a record that several parties share, no file is larger than its `gcmrepo.yml` allows.
struct OriginalsAreOfSize: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.policy.isStrict, let limit = commit.configuration.before?.limits.originalBytes else { return [] }
    var findings: [Finding] = []
    for change in commit.changes {
      guard let entry = change.new, entry.mode.isFile else { continue }
      let bytes = try commit.repository.blobSize(entry.id)
      if bytes > limit { findings.append(.fileTooLarge(path: change.path, bytes: bytes, limit: limit)) }
    }
    return findings
  }
}
