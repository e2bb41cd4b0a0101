import GitStore

/// A trailer that must be unique is not repeated: readers of the first and of the last one would see different commits.
struct TrailersOnce: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    [
      "Party", "Kind", "Contribution", "Revision", "Action", "Submitted-By", "On-Draft", "Untracked",
      ResolvedBracket.agreedTrailer,
    ].filter {
      commit.trailers.count(of: $0) > 1
    }
    .map { .repeatedTrailer($0) }
  }
}
