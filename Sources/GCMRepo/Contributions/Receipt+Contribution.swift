import GitStore

extension Receipt {
  /// The receipt of a revision, with the originals that it brought.
  init(
    of contribution: Contribution, in commit: CommitID, branch: String, unchanged: Bool = false, at time: Timestamp,
    originals: [Contribution.Original]
  ) {
    self.init(
      contribution: contribution.id, revision: contribution.revision ?? 1, commit: commit, branch: branch,
      unchanged: unchanged, party: contribution.id.party, kind: contribution.id.kind, submittedAt: time,
      title: Dictionary(contribution.title.entries.map { ($0.language, $0.text) }) { first, _ in first },
      themes: contribution.themes, submittedBy: contribution.submittedBy?.name,
      sentInBy: contribution.sentInBy,
      files: originals.map { original in
        File(
          path: contribution.id.path(original.file), sha256: original.sha256, bytes: original.bytes,
          language: original.language, submittedAs: original.submittedAs)
      })
    objectives = contribution.objectives.map(\.number)
  }
}
