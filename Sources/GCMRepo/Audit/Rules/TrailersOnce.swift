/// A trailer that says one thing is there once: whoever reads the first or the last of several would read another commit.
struct TrailersOnce: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    ["Party", "Kind", "Contribution", "Revision", "Action"].filter { commit.trailers.count(of: $0) > 1 }
      .map { .repeatedTrailer($0) }
  }
}
