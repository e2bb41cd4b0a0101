import GitStore

/// A submission, a withdrawal, or what a State says of a submission names a contribution, and its kind.
struct ContributionTrailer: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    let facts = commit.facts
    guard let contribution = facts.contribution, let action = facts.action,
      action == .submit || action == .withdraw || action.answer != nil
    else { return [] }
    guard let id = commit.contribution else { return [.trailerDiffers("Contribution", said: contribution)] }
    guard let kind = commit.trailers["Kind"], id.kind.rawValue != kind else { return [] }
    return [.trailerDiffers("Kind", said: kind)]
  }
}
