import GitStore

/// History is linear: one event after the other.
struct SingleParent: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    let parents = commit.commit.parents.count
    return parents > 1 ? [.merge(parents: parents)] : []
  }
}
