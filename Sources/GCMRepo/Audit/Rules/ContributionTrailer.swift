import GitStore

/// A submission, a withdrawal, or what a State says of a submission names a contribution, and its kind.
struct ContributionTrailer: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    let facts = commit.facts
    guard let contribution = facts.contribution, let action = facts.action,
      action.bringsRevision || action == .withdraw || action.answer != nil
    else { return [] }
    guard let id = commit.contribution else { return [.trailerDiffers("Contribution", said: contribution)] }
    // A proposal is proposed, and nothing else is.
    if action.bringsRevision, (action == .propose) != (id.kind == .proposal) {
      return [.trailerDiffers("Action", said: action.rawValue)]
    }
    guard let kind = commit.trailers["Kind"], id.kind.rawValue != kind else { return [] }
    return [.trailerDiffers("Kind", said: kind)]
  }
}
