/// A contribution comes before its deadline, by the clock of the host where there is one.
struct DeadlineIsKept: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.facts.action?.bringsRevision == true, let kind = commit.contribution?.kind else { return [] }
    return commit.policy.deadlines.filter { $0.kind == kind && commit.time > $0.until }.map {
      .late(kind: kind.rawValue, deadline: $0.until.description)
    }
  }
}
